import type { TrainerSnapshot } from './trainer.types'

/** Makes a snapshot of `runCount` equal runs from a snapshot of one run. */
export function replicated(snapshot: TrainerSnapshot, runCount: number, taskCount: number): TrainerSnapshot {
  const { engine, memory } = snapshot
  const every = <Value>(values: readonly Value[]): Value[] =>
    Array.from({ length: runCount * values.length }, (_, k) => values[k % values.length])
  const rows = (row: Float64Array) => repeated(row, 1, runCount)
  // [T, 1, P] to [T, R, P]: the axis of the runs is in the middle.
  const perTask = (flat: Float64Array | null) => flat && repeated(flat, taskCount, runCount)
  return {
    ...snapshot,
    ends: every(snapshot.ends),
    weightingStates: every(snapshot.weightingStates),
    memory: { ...memory, metrics: every(memory.metrics), inEffect: every(memory.inEffect) },
    engine: {
      parameters: rows(engine.parameters),
      slots: engine.slots.map(rows),
      statistics: rows(engine.statistics),
      tracked: perTask(engine.tracked),
      squares: perTask(engine.squares),
    },
  }
}

/** Repeats each of `blocks` equal parts `times` times. */
function repeated(flat: Float64Array, blocks: number, times: number): Float64Array {
  const size = flat.length / blocks
  const result = new Float64Array(flat.length * times)
  for (let k = 0; k < blocks * times; k++) {
    const block = Math.floor(k / times)
    result.set(flat.subarray(block * size, (block + 1) * size), k * size)
  }
  return result
}

/** Bytes of a snapshot's arrays. */
export function bytesOf(snapshot: TrainerSnapshot): number {
  return arraysOf(snapshot).reduce((sum, { byteLength }) => sum + byteLength, 0)
}

/** Buffers to transfer to another thread with the snapshot. The snapshot must share them with nothing else. */
export const buffersOf = (snapshot: TrainerSnapshot): ArrayBuffer[] => [
  ...new Set(arraysOf(snapshot).map(({ buffer }) => buffer as ArrayBuffer)),
]

const arraysOf = ({ engine }: TrainerSnapshot): Float64Array[] =>
  [engine.parameters, ...engine.slots, engine.statistics, engine.tracked, engine.squares].filter(
    (array) => array !== null,
  )
