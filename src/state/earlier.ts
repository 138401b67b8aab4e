/**
 * The curves from before the last change that started over. Drawn under the new ones, they show its effect; so only
 * curves of the same problem and of the same targets are kept.
 */
import { createStore } from 'zustand/vanilla'
import type { RunConfig, TaskConfig } from '../core/config/types'
import type { History } from './history'
import type { KeptRun } from './oneRun'

export interface Earlier {
  readonly history: History
  readonly problem: RunConfig['problem']
  /** Its enabled tasks, in the order of its records; null for one whose id has had another target since. */
  readonly tasks: readonly (Pick<TaskConfig, 'id' | 'target'> | null)[]
}

interface EarlierState {
  /** null if nothing was changed, or the person has put the curves away. */
  readonly earlier: Earlier | null
  /** Counts the changes of the set-up that sent a run back to its start. */
  readonly restarts: number
}

export const earlierStore = createStore<EarlierState>(() => ({ earlier: null, restarts: 0 }))

/** A single point is not a curve. */
const FEWEST_RECORDS = 2
const hasCurves = ({ history }: KeptRun): boolean => history !== null && history.length >= FEWEST_RECORDS

/**
 * Keeps the curves of the run that is left for a run of the set-up `next`. A run that has hardly begun has none; then the
 * earlier ones stay, as far as `next` still has their problem and targets.
 */
export function keepEarlier(run: KeptRun, next: RunConfig): void {
  const kept = curvesOf(run) ?? earlierStore.getState().earlier
  earlierStore.setState({ earlier: kept && comparable(kept, next) })
}

function curvesOf(run: KeptRun): Earlier | null {
  const { history, recording } = run
  if (!history || !hasCurves(run)) return null
  const { problem, tasks } = recording.config
  return { history, problem, tasks: tasks.filter(({ enabled }) => enabled) }
}

/** What of these curves can lie under those of another set-up; null if nothing can. */
function comparable(earlier: Earlier, { problem, tasks }: RunConfig): Earlier | null {
  if (earlier.problem.id !== problem.id || earlier.problem.table !== problem.table) return null
  const hasOtherTarget = ({ id, target }: Pick<TaskConfig, 'id' | 'target'>) =>
    tasks.some((task) => task.id === id && task.target !== target)
  const stay = earlier.tasks.map((task) => (task && hasOtherTarget(task) ? null : task))
  return stay.some((task) => task !== null) ? { ...earlier, tasks: stay } : null
}

/**
 * Announces, where a change of the set-up was made, that it sent the run back to its start and that grey curves show the
 * run from before. Without them nothing is announced; a change of the whole problem has a message of its own.
 */
export function announceRestart(run: KeptRun): void {
  if (hasCurves(run) && earlierStore.getState().earlier)
    earlierStore.setState(({ restarts }) => ({ restarts: restarts + 1 }))
}

export function forgetEarlier(): void {
  if (earlierStore.getState().earlier) earlierStore.setState({ earlier: null })
}
