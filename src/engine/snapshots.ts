import type { EngineSnapshot } from './engine'
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

/** A run of a snapshot, by its place there. */
export interface RunOf {
  readonly snapshot: TrainerSnapshot
  readonly run: number
}

/**
 * Makes a snapshot of runs that trained in several populations of one program. The step is that of the run that trained
 * longest: a run that stands at an earlier one has diverged.
 */
export function joined(runs: readonly RunOf[], taskCount: number): TrainerSnapshot {
  const [first] = runs
  const each = <Value>(read: (snapshot: TrainerSnapshot) => readonly Value[]): Value[] =>
    runs.map(({ snapshot, run }) => read(snapshot)[run])
  const rows = (read: (engine: EngineSnapshot) => Float64Array) =>
    withAxis(
      runs.map((of) => ({ ...of, flat: read(of.snapshot.engine) })),
      1,
    )
  // A population in which no run uses the memory has none. For these runs it is zero.
  const perTask = (name: 'tracked' | 'squares') =>
    runs.some(({ snapshot }) => snapshot.engine[name])
      ? withAxis(
          runs.map((of) => ({ ...of, flat: of.snapshot.engine[name] })),
          taskCount,
        )
      : null
  return {
    step: Math.max(...runs.map(({ snapshot }) => snapshot.step)),
    ends: each(({ ends }) => ends).map((end, run) => end && { ...end, run }),
    weightingStates: each(({ weightingStates }) => weightingStates),
    memory: {
      totals: first.snapshot.memory.totals,
      metrics: each(({ memory }) => memory.metrics),
      inEffect: each(({ memory }) => memory.inEffect),
    },
    engine: {
      parameters: rows(({ parameters }) => parameters),
      slots: first.snapshot.engine.slots.map((_, k) => rows(({ slots }) => slots[k])),
      statistics: rows(({ statistics }) => statistics),
      tracked: perTask('tracked'),
      squares: perTask('squares'),
    },
  }
}

/** Puts rows together on the axis of the runs, which is the second one behind `blocks` blocks. */
function withAxis(runs: readonly (RunOf & { readonly flat: Float64Array | null })[], blocks: number): Float64Array {
  const widthOf = ({ snapshot, flat }: (typeof runs)[number]) => (flat?.length ?? 0) / blocks / snapshot.ends.length
  const width = Math.max(...runs.map(widthOf))
  const result = new Float64Array(blocks * runs.length * width)
  for (let block = 0; block < blocks; block++) {
    for (const [place, { snapshot, run, flat }] of runs.entries()) {
      const at = (block * snapshot.ends.length + run) * width
      if (flat) result.set(flat.subarray(at, at + width), (block * runs.length + place) * width)
    }
  }
  return result
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
