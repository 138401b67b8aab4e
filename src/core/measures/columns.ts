/**
 * What is kept of a recorded step, as one row of numbers: the table from which the worker packs rows
 * and the page's histories read them. T tasks, L trunk layers, pairs of tasks as in `pairIndex`.
 */

import { cosinesOf, pairCount } from './cosines'
import { descentsOf, leanOf } from './direction'

const SCALARS = ['totalTrain', 'totalTest', 'learningRate', 'epoch'] as const
const PER_TASK = ['trainLosses', 'testLosses', 'testMetrics', 'weights', 'headWeights', 'gradientNorms'] as const

/**
 * Copied from a record, or measured on it: `lean` in degrees, `descents` as in `measures/direction.ts`, `falls` how far
 * the update brought each loss of its batch down (NaN where none was made).
 */
export type ColumnName =
  | (typeof SCALARS)[number]
  | (typeof PER_TASK)[number]
  | 'lean'
  | 'descents'
  | 'falls'
  | 'layerNorms'
  | 'cosines'
  | 'layerCosines'

/** What of a step's record is kept; the trainer's `StepRecord` has it. */
export type Measured = { readonly step: number } & { readonly [K in (typeof SCALARS)[number]]: number } & {
  readonly [K in (typeof PER_TASK)[number] | 'layerNorms' | 'gramian' | 'layerGramians']: Float64Array
} & { readonly lossesAfter?: Float64Array }

export interface Column {
  readonly name: ColumnName
  /** How many of it there are: T, L · T, … */
  readonly count: number
}

/** The columns of a row behind the step, in their order. `layerNorms` at layer · T + task, `layerCosines` at layer · pairs + pair. */
export function columnsFor(taskCount: number, layerCount: number): readonly Column[] {
  const pairs = pairCount(taskCount)
  return [
    ...SCALARS.map((name) => ({ name, count: 1 })),
    { name: 'lean', count: 1 },
    ...PER_TASK.map((name) => ({ name, count: taskCount })),
    { name: 'descents', count: taskCount },
    { name: 'falls', count: taskCount },
    { name: 'layerNorms', count: layerCount * taskCount },
    { name: 'cosines', count: pairs },
    { name: 'layerCosines', count: layerCount * pairs },
  ]
}

/** Numbers of a row, its step included. */
export const rowWidth = (taskCount: number, layerCount: number): number =>
  columnsFor(taskCount, layerCount).reduce((sum, { count }) => sum + count, 1)

/** Writes step and columns of a record into `row` from `at` on. */
export function packRow(record: Measured, row: Float64Array, at = 0): void {
  const taskCount = record.trainLosses.length
  const { gramian, layerGramians, weights, trainLosses, lossesAfter } = record
  const layerCount = layerGramians.length / taskCount ** 2
  const layerCosines = new Float64Array(layerCount * pairCount(taskCount))
  for (let layer = 0; layer < layerCount; layer++) {
    const size = taskCount ** 2
    layerCosines.set(
      cosinesOf(layerGramians.subarray(layer * size, (layer + 1) * size), taskCount),
      layer * pairCount(taskCount),
    )
  }
  const measured = {
    lean: [leanOf(gramian, weights, taskCount)],
    descents: descentsOf(gramian, weights, taskCount),
    falls: trainLosses.map((loss, t) => (lossesAfter ? loss - lossesAfter[t] : Number.NaN)),
    cosines: cosinesOf(gramian, taskCount),
    layerCosines,
  }
  row[at] = record.step
  let place = at + 1
  for (const { name, count } of columnsFor(taskCount, layerCount)) {
    const values =
      name in measured
        ? measured[name as keyof typeof measured]
        : record[name as Exclude<keyof Measured, 'lossesAfter'>]
    if (typeof values === 'number') row[place] = values
    else row.set(values, place)
    place += count
  }
}
