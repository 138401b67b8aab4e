/** What several lessons need for a comparison: its lanes, and the numbers of them in an explanation. */
import type { Comparison, Lane } from '../core/comparison/types'
import type { FieldPath } from '../core/config/paths'
import type { RunConfig } from '../core/config/types'
import type { ColumnName } from '../core/measures/columns'
import type { Seen, Shown } from './define'

/**
 * The changes of a lane by field. The page names the lane after them, so a lane may name what the set-up has anyway; {}
 * is called 'As it is'.
 */
export type Changes = Partial<Record<FieldPath, unknown>>

/** A lane with these weights of the first two tasks. */
export const bothWeights = (first: number, second: number): Changes => ({
  'tasks.t1.weight': first,
  'tasks.t2.weight': second,
})

/** A step that compares lanes over seeds from step 0 to `steps`. `only`: a single-task baseline for each of these tasks. */
export function lanesOf(
  config: RunConfig,
  changes: readonly Changes[],
  { steps, seeds = [1, 2, 3], only = [] }: { steps: number; seeds?: readonly number[]; only?: readonly string[] },
): Shown {
  const alone = only.map((task) => ({ changes: {}, only: task }))
  const lanes = [...changes.map((own) => ({ changes: own, only: null })), ...alone].map(
    (lane, i): Lane => ({
      id: String.fromCharCode(97 + i),
      name: '',
      changes: Object.entries(lane.changes).map(([field, value]) => ({ field: field as FieldPath, value })),
      only: lane.only,
      seeds: null,
    }),
  )
  const comparison: Comparison = { base: { config, edits: [] }, lanes, seeds, fork: 0, steps, threshold: 0.9 }
  return { place: 'compare', comparison }
}

/** A lane's mean over its seeds at the last step; null while there is none. */
export const laneAt =
  (lane: number, column: ColumnName, task: number) =>
  ({ lanes }: Seen): number | null =>
    last(lanes?.[lane]?.column(column, task))

/** A run's number at the last step; null while there is none. */
export const runAt =
  (column: ColumnName, task: number) =>
  (seen: Seen): number | null =>
    last(seen.column(column, task))

function last(values: ArrayLike<number> | undefined): number | null {
  const value = values?.[values.length - 1]
  return value === undefined || Number.isNaN(value) ? null : value
}
