/**
 * Draws training rows so that rare labels come more often: class-balanced sampling over all tasks.
 *
 *     p_i = (1 − a) / N + a · mean_t r_ti / N,      r_ti = N / (k_t n_tc)
 *
 * | symbol | meaning                                                                          | unit  |
 * | ------ | -------------------------------------------------------------------------------- | ----- |
 * | p_i    | probability that a place of a batch holds row i                                  | share |
 * | a      | the dial, 0 to 1; 0 leaves the batches of the epoch as they are                  | share |
 * | N      | training rows                                                                    | rows  |
 * | n_tc   | rows whose label of task t is class c, the class of row i; for regression all     | rows  |
 * |        | rows with a label of t. Without that label r_ti is 0. Each combination of        |       |
 * |        | answers to several yes/no columns is a class                                     |       |
 * | k_t    | classes of task t that have a label; 1 for regression                            |       |
 *
 * With the share a a place takes a row that is drawn in three even draws: a task, one of its classes, a row with that
 * label; else it keeps the row of the epoch. r_ti are scikit-learn's balanced weights times the share N / n_t by which
 * labels of the task are rare, so at a = 1 a batch has as many labels of each class of each task, apart from the labels
 * that its rows have for other tasks. A row can be in a batch several times. Tasks and classes without a label are left
 * out. Class-aware sampling: Shen, Lin and Huang 2016, https://arxiv.org/abs/1512.05830; over tasks, it is the sampling
 * at an infinite temperature of Arivazhagan et al. 2019, https://arxiv.org/abs/1907.05019. In PyTorch it is
 * `WeightedRandomSampler(p)`.
 */
import { PURPOSE, words } from '../core/numerics/random'
import type { ProblemData } from '../core/problems/define'

/** The rows of each class that has a label, for each task that has one. */
export type Strata = readonly (readonly Int32Array[])[]

export function strataOf({ tasks, train }: Pick<ProblemData, 'tasks' | 'train'>): Strata {
  const found = tasks.map(({ kind, targetWidth }, t) => {
    const byClass = new Map<number, number[]>()
    for (let row = 0; row < train.rows; row++) {
      if (train.masks[t]?.[row] === 0) continue
      const label = kind === 'regression' ? 0 : labelOf(train.targets[t], row, targetWidth)
      const rows = byClass.get(label) ?? []
      rows.push(row)
      byClass.set(label, rows)
    }
    return [...byClass].sort(([a], [b]) => a - b).map(([, rows]) => Int32Array.from(rows))
  })
  return found.filter((classes) => classes.length > 0)
}

/** The class of a row. Each combination of answers to several yes/no columns is a class of its own. */
const labelOf = (targets: Float64Array, row: number, columns: number): number =>
  targets.subarray(row * columns, (row + 1) * columns).reduce((code, answer) => 2 * code + answer, 0)

const WORDS = 4294967296

/** Replaces some of the rows [B] of a step in place. A pure function of (seed, step). */
export function drawRareRows(rows: Int32Array, strata: Strata, share: number, seed: number, step: number): void {
  if (strata.length === 0) return
  for (let b = 0; b < rows.length; b++) {
    const [whether, task, label, row] = words(seed, PURPOSE.rareRows, step, b)
    if (whether / WORDS >= share) continue
    const classes = strata[Math.floor((task / WORDS) * strata.length)]
    const candidates = classes[Math.floor((label / WORDS) * classes.length)]
    rows[b] = candidates[Math.floor((row / WORDS) * candidates.length)]
  }
}
