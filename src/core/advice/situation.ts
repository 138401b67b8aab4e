/** What advice about a run is read from: its set-up and its measured history, up to the step that the page shows. */
import type { TaskFacts } from '../config/taskFacts'
import type { RunConfig, TaskConfig } from '../config/types'
import type { ColumnName } from '../measures/columns'
import { inConflict } from '../measures/conflict'
import { pairCount } from '../measures/cosines'
import { nearestRecord } from '../measures/records'
import { mean } from '../measures/summary'

/** The curves of a run; a `History` of the page is one. */
export interface Past {
  readonly steps: Float64Array
  readonly taskCount: number
  /** Steps at which something was changed, ascending. */
  readonly marks: readonly number[]
  column(name: ColumnName, index?: number): Float64Array
}

export interface Situation {
  readonly config: RunConfig
  /** The enabled tasks: entry t belongs to column t of the history. */
  readonly tasks: readonly TaskConfig[]
  readonly past: Past
  readonly step: number
  /** Place of the first and the last record that count: those since the last change, up to the current step. */
  readonly first: number
  readonly last: number
  readonly diverged: boolean
  /** About the data of the tasks, in order; null if not known yet. */
  readonly facts: readonly TaskFacts[] | null
}

/** Records over which a mean is taken: 200 steps at the usual distance. */
export const WINDOW = 20

export function situationOf(
  config: RunConfig,
  past: Past,
  step: number,
  diverged = false,
  facts: Situation['facts'] = null,
): Situation | null {
  const tasks = config.tasks.filter(({ enabled }) => enabled)
  const last = nearestRecord(past.steps, step)
  if (last < 0 || past.taskCount !== tasks.length) return null
  const change = past.marks.findLast((mark) => mark <= step) ?? 0
  const first = past.steps.findIndex((recorded) => recorded >= change)
  return { config, tasks, past, step, first: Math.max(first, 0), last, diverged, facts }
}

/** The first steps after a change say little: all losses fall fast, whatever their weights. */
const SETTLES = 150

/** True if enough records, and at least 150 steps, have come since the last change. */
export const hasRecords = ({ past, first, last }: Situation): boolean =>
  last - first + 1 >= WINDOW && past.steps[last] - past.steps[first] >= SETTLES

/** The last records of a column, at most `count` of them, all since the last change. */
export const recent = ({ past, first, last }: Situation, name: ColumnName, index = 0, count = WINDOW): Float64Array =>
  past.column(name, index).subarray(Math.max(first, last + 1 - count), last + 1)

/** Means of a column for each task over the last records, [T]; NaN for a task without a value. */
export const recentMeans = (situation: Situation, name: ColumnName): number[] =>
  situation.tasks.map((_, t) => mean([...recent(situation, name, t)]))

/** Share of the last records in which two task gradients point against each other; NaN where no two have a direction. */
export function conflictShare({ past, first, last }: Situation): number {
  const pairs = Array.from({ length: pairCount(past.taskCount) }, (_, pair) => past.column('cosines', pair))
  const known: number[] = []
  for (let record = Math.max(first, last + 1 - WINDOW); record <= last; record++) {
    const opposed = inConflict(pairs, record)
    if (opposed !== null) known.push(opposed ? 1 : 0)
  }
  return mean(known)
}

/** By how much an update lowered each loss of its batch on average, [T], loss a step; below 0 the task paid. */
export const recentFalls = (situation: Situation): number[] => recentMeans(situation, 'falls')
