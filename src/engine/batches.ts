import { PURPOSE, permutation } from '../core/numerics/random'

/**
 * Which training rows each run sees in which step. An epoch is a permutation of the rows, keyed by (seed, epoch) and
 * cut into whole batches; rows that do not fill a batch are skipped in that epoch. The rows are a pure function of
 * (seed, step), so pauses, speed and snapshots do not change them, and runs of equal seed see the same rows.
 */
export interface Batches {
  readonly stepsPerEpoch: number
  /** Rows [R, B] of a step, in a new array; for the full batch always in the same array. */
  rows(step: number): Int32Array
}

export function createBatches(trainRows: number, batchSize: number, seeds: readonly number[]): Batches {
  const stepsPerEpoch = Math.max(1, Math.floor(trainRows / batchSize))
  if (batchSize === trainRows) {
    const all = Int32Array.from({ length: seeds.length * trainRows }, (_, i) => i % trainRows)
    return { stepsPerEpoch, rows: () => all }
  }
  let epoch = -1
  let orders: readonly Int32Array[] = []
  return {
    stepsPerEpoch,
    rows(step) {
      const wanted = Math.floor(step / stepsPerEpoch)
      if (wanted !== epoch) {
        orders = seeds.map((seed) => permutation(seed, PURPOSE.batches, wanted, trainRows))
        epoch = wanted
      }
      const from = (step % stepsPerEpoch) * batchSize
      const rows = new Int32Array(seeds.length * batchSize)
      orders.forEach((order, run) => {
        rows.set(order.subarray(from, from + batchSize), run * batchSize)
      })
      return rows
    },
  }
}
