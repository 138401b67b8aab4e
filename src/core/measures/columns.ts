/**
 * A recorded step as one row of numbers. The worker packs rows by this table, and the page's histories read them by it.
 * T tasks, L trunk layers, pairs of tasks in the order of `pairIndex`.
 */

import { cosinesOf, pairCount } from './cosines'
import { descentsOf, leanOf } from './direction'

const SCALARS = ['totalTrain', 'totalTest', 'learningRate', 'epoch'] as const
const PER_TASK = [
  'trainLosses',
  'testLosses',
  'testMetrics',
  'testScores',
  'weights',
  'headWeights',
  'gradientNorms',
] as const

/**
 * Most columns are copied from a record. Three are measured on it: `lean` (degrees) and `descents` as in
 * `direction.ts`, and `falls`, by how much the update lowered each loss of its batch (NaN without an update).
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

/** The part of the trainer's `StepRecord` that is kept. */
export type Measured = { readonly step: number } & { readonly [K in (typeof SCALARS)[number]]: number } & {
  readonly [K in (typeof PER_TASK)[number] | 'layerNorms' | 'gramian' | 'layerGramians']: Float64Array
} & { readonly lossesAfter?: Float64Array }

export interface Column {
  readonly name: ColumnName
  /** Numbers in the column: T, L · T, … */
  readonly count: number
}

/**
 * Columns of a row after its step, in order. `layerNorms` stand at layer · T + task, `layerCosines` at layer · pairs +
 * pair.
 */
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

/** Numbers in a row, including its step. */
export const rowWidth = (taskCount: number, layerCount: number): number =>
  columnsFor(taskCount, layerCount).reduce((sum, { count }) => sum + count, 1)

/** Writes a record's step and columns into `row`, starting at `at`. */
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
