import { batchSizeOf } from '../core/config/program'
import type { RunConfig } from '../core/config/types'
import { PURPOSE, permutation } from '../core/numerics/random'
import type { ProblemData } from '../core/problems/define'
import { drawRareRows, type Strata, strataOf } from './rareRows'

/**
 * Which training rows each run sees in which step. An epoch is a permutation of the rows, keyed by (seed, epoch) and
 * cut into whole batches; rows that do not fill a batch are skipped in that epoch. The rows are a pure function of
 * (seed, step), so pauses, speed and snapshots do not change them, and runs of equal seed see the same rows.
 */
export interface Batches {
  readonly stepsPerEpoch: number
  /**
   * Rows [R, B] of a step, in a new array; for the full batch always in the same array. `shares` [R] of the rows are
   * drawn by `rareRows.ts`; none if it is left out, and none for the full batch.
   */
  rows(step: number, shares?: readonly number[]): Int32Array
}

/** The batches of runs with these set-ups, which have one batch size. */
export function batchesFor(data: ProblemData, configs: readonly RunConfig[]): Batches {
  const { rows } = data.train
  const seeds = configs.map(({ training }) => training.seed)
  return createBatches(rows, batchSizeOf(configs[0], rows), seeds, strataOf(data))
}

/** Share of rows that are drawn for their rare labels. */
export const rareShareOf = ({ config }: { readonly config: RunConfig }): number => config.training.oversampling

export function createBatches(
  trainRows: number,
  batchSize: number,
  seeds: readonly number[],
  strata: Strata = [],
): Batches {
  const stepsPerEpoch = Math.max(1, Math.floor(trainRows / batchSize))
  if (batchSize === trainRows) {
    const all = Int32Array.from({ length: seeds.length * trainRows }, (_, i) => i % trainRows)
    return { stepsPerEpoch, rows: () => all }
  }
  let epoch = -1
  let orders: readonly Int32Array[] = []
  return {
    stepsPerEpoch,
    rows(step, shares) {
      const wanted = Math.floor(step / stepsPerEpoch)
      if (wanted !== epoch) {
        orders = seeds.map((seed) => permutation(seed, PURPOSE.batches, wanted, trainRows))
        epoch = wanted
      }
      const from = (step % stepsPerEpoch) * batchSize
      const rows = new Int32Array(seeds.length * batchSize)
      orders.forEach((order, run) => {
        rows.set(order.subarray(from, from + batchSize), run * batchSize)
        const share = shares?.[run] ?? 0
        const own = rows.subarray(run * batchSize, (run + 1) * batchSize)
        if (share > 0) drawRareRows(own, strata, share, seeds[run], step)
      })
      return rows
    },
  }
}
