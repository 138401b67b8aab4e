import type { Split } from '../problems/define'
import { type MeasuredTask, quantileOptionOf } from './names'

/** Number of rows of a split in which the task has a label. */
export function labelledRows(split: Split, task: number): number {
  const mask = split.masks[task]
  return mask ? mask.reduce((sum, has) => sum + has, 0) : split.rows
}

/**
 * Sum of squared distances of a task's labelled targets from their mean, by column, summed over the columns.
 * The denominator of R². Unit: the target's, squared.
 */
export function targetVariation(split: Split, task: number): number {
  let variation = 0
  for (const column of labelledColumns(split, task)) {
    let count = 0
    let mean = 0
    // Welford 1962: one pass, no cancellation.
    for (const value of column) {
      count++
      const before = value - mean
      mean += before / count
      variation += before * (value - mean)
    }
  }
  return variation
}

/**
 * Σ max(q e, (q − 1) e), e = y − c, with c the q-quantile of a task's labelled targets, by column, summed over the
 * columns: the smallest quantile loss of any constant output. The denominator of R¹. Unit: the target's.
 */
export function quantileVariation(split: Split, task: number, q: number): number {
  let variation = 0
  for (const column of labelledColumns(split, task)) {
    const sorted = column.toSorted()
    const centre = sorted[Math.min(Math.max(Math.ceil(q * sorted.length) - 1, 0), sorted.length - 1)]
    for (const value of sorted) variation += Math.max(q * (value - centre), (q - 1) * (value - centre))
  }
  return variation
}

/** The labelled targets of a task, one array for each column. */
function labelledColumns(split: Split, task: number): Float64Array[] {
  const targets = split.targets[task]
  const mask = split.masks[task]
  const width = targets.length / split.rows
  return Array.from({ length: width }, (_, column) =>
    Float64Array.from({ length: split.rows }, (__, row) => targets[row * width + column]).filter(
      (___, row) => !mask || mask[row] === 1,
    ),
  )
}

/** The divisor of a task's score sum: the number of labelled rows, or the score of the best constant. */
function findDenominator({ kind, loss }: MeasuredTask, options: readonly number[], split: Split, task: number): number {
  if (kind !== 'regression') return labelledRows(split, task)
  const quantile = quantileOptionOf(loss)
  return quantile === undefined ? targetVariation(split, task) : quantileVariation(split, task, options[quantile])
}

const denominators = new WeakMap<Split, Map<string, number>>()

/** Caches `findDenominator` for each split: every run of a population asks for it at every measured step. */
function denominatorOf(measured: MeasuredTask, options: readonly number[], split: Split, task: number): number {
  const ofSplit = denominators.get(split) ?? new Map<string, number>()
  denominators.set(split, ofSplit)
  const key = [task, measured.kind, measured.loss, ...options].join(' ')
  const denominator = ofSplit.get(key) ?? findDenominator(measured, options, split, task)
  ofSplit.set(key, denominator)
  return denominator
}

/**
 * The score of a task from the engine's score sum (`Evaluation.scores`):
 *
 *     accuracy = right / labelled rows          of several yes/no columns, the share of right answers
 *     R² = 1 − Σ (ŷ − y)² / Σ (ȳ − y)²           ŷ the output as `losses/links.ts` reads it
 *     R¹ = 1 − Σ ρ_q(y − ŷ) / Σ ρ_q(y − c_q)     ŷ the q-quantile, c_q that of all targets, ρ_q the quantile loss
 *
 * R¹: Koenker and Machado 1999, https://doi.org/10.1080/01621459.1999.10473882. All are 1 for a perfect task. R² and
 * R¹ are 0 for the best constant. `options`: values of the loss's options, in the order of its descriptors. Returns
 * NaN if the denominator is 0.
 */
export function scoreOf(
  measured: MeasuredTask,
  options: readonly number[],
  scoreSum: number,
  split: Split,
  task: number,
): number {
  const denominator = denominatorOf(measured, options, split, task)
  if (!(denominator > 0)) return Number.NaN
  const ratio = scoreSum / denominator
  return measured.kind === 'regression' ? 1 - ratio : ratio
}
