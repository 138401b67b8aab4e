/**
 * The options with which a method or modifier starts when a person picks it. Defaults of options can never change,
 * since links rely on them. Where a method does nothing with its defaults, picking it sets other options.
 */
import type { LooseOptions } from '../options'
import { introduce } from '../weightings/modifiers/introduce'
import { staircase, taskSchedule } from '../weightings/task-schedule'
import type { RunConfig } from './types'

/** The updates over which a change applies, from number `from` to `end`. An `end` of 0 means no end. */
export interface Span {
  readonly from: number
  readonly end: number
}

/** The first options of the weighting or modifier `id` for these tasks. */
export function pickedOptions(id: string, { tasks }: Pick<RunConfig, 'tasks'>, span: Span): LooseOptions {
  if (id !== taskSchedule.id && id !== introduce.id) return {}
  const count = tasks.filter((task) => task.enabled).length
  return count > 1 ? { start: staircase(count, span.from, span.end) } : {}
}
