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

interface LaneOptions {
  readonly steps: number
  readonly seeds?: readonly number[]
  /** A single-task baseline for each of these tasks, after the other lanes. */
  readonly only?: readonly string[]
  /** Short names for lanes whose changes make a long one, readable in every language; '' = after the changes. */
  readonly names?: readonly string[]
}

/** A step that compares lanes over seeds from step 0 to `steps`. */
export function lanesOf(
  config: RunConfig,
  changes: readonly Changes[],
  { steps, seeds = [1, 2, 3], only = [], names = [] }: LaneOptions,
): Shown {
  const alone = only.map((task) => ({ changes: {}, only: task }))
  const lanes = [...changes.map((own) => ({ changes: own, only: null })), ...alone].map(
    (lane, i): Lane => ({
      id: String.fromCharCode(97 + i),
      name: names[i] ?? '',
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
