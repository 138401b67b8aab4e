/**
 * Options with which a method or a modifier begins that a person picks. Defaults of options belong to a link and never
 * change; where nothing would happen with them, picking sets others.
 */
import type { LooseOptions } from '../options'
import { introduce } from '../weightings/modifiers/introduce'
import { staircase, taskSchedule } from '../weightings/task-schedule'
import type { RunConfig } from './types'

/** Steps over which a change acts: from the update number `from` to `end`; 0 is no end. */
export interface Span {
  readonly from: number
  readonly end: number
}

/** For the weighting or modifier `id` of these tasks. */
export function pickedOptions(id: string, { tasks }: Pick<RunConfig, 'tasks'>, span: Span): LooseOptions {
  if (id !== taskSchedule.id && id !== introduce.id) return {}
  const count = tasks.filter((task) => task.enabled).length
  return count > 1 ? { start: staircase(count, span.from, span.end) } : {}
}
