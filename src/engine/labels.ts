import type { Split } from '../core/problems/define'
import type { Batch } from './engine'

/** Which tasks have a label among a run's rows of a batch. Known from the data, without reading the device. */
export interface Labels {
  /** True if no label is missing in the training split. */
  readonly complete: boolean
  /** `at` is an index in a [T, R] array. */
  has(batch: Batch, at: number): boolean
  /** For each task, [T]. */
  ofRun(batch: Batch, run: number): readonly boolean[]
}

export function labelsOf(masks: Split['masks'], runs: number, batchSize: number): Labels {
  const has = ({ rows }: Batch, at: number): boolean => {
    const mask = masks[Math.floor(at / runs)]
    if (!mask) return true
    const run = at % runs
    return rows.subarray(run * batchSize, (run + 1) * batchSize).some((row) => mask[row] === 1)
  }
  return {
    complete: masks.every((mask) => mask === null),
    has,
    ofRun: (batch, run) => masks.map((_, t) => has(batch, t * runs + run)),
  }
}
