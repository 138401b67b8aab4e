import type { TaskKind } from '../losses/define'
import type { Split } from '../problems/define'

export type MetricName = 'accuracy' | 'r2'
export const metricName = (kind: TaskKind): MetricName => (kind === 'regression' ? 'r2' : 'accuracy')

/** Labelled rows of a task in a split. */
export function labelledRows(split: Split, task: number): number {
  const mask = split.masks[task]
  return mask ? mask.reduce((sum, has) => sum + has, 0) : split.rows
}

/**
 * Sum of squared distances of a task's labelled targets from their mean, by column, added up: what
 * R² compares with. Unit: the target's, squared.
 */
export function targetVariation(split: Split, task: number): number {
  const targets = split.targets[task]
  const mask = split.masks[task]
  const width = targets.length / split.rows
  let variation = 0
  for (let column = 0; column < width; column++) {
    let count = 0
    let mean = 0
    let squares = 0
    // Welford 1962: one pass, no cancellation.
    for (let row = 0; row < split.rows; row++) {
      if (mask && !mask[row]) continue
      count++
      const value = targets[row * width + column]
      const before = value - mean
      mean += before / count
      squares += before * (value - mean)
    }
    variation += squares
  }
  return variation
}

/**
 * The metric of a task from the engine's score sum: accuracy = correct / labelled rows, or
 * R² = 1 − (sum of squared errors) / (variation of the targets). NaN where there is nothing to compare.
 */
export function metricOf(kind: TaskKind, scoreSum: number, split: Split, task: number): number {
  if (kind !== 'regression') {
    const rows = labelledRows(split, task)
    return rows > 0 ? scoreSum / rows : Number.NaN
  }
  const variation = targetVariation(split, task)
  return variation > 0 ? 1 - scoreSum / variation : Number.NaN
}
