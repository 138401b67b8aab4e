/** The curves from before the last change that started over. Drawn under the new ones, they show its effect. */
import { createStore } from 'zustand/vanilla'
import type { History } from './history'
import type { KeptRun } from './oneRun'

export interface Earlier {
  readonly history: History
  /** Ids of its enabled tasks, in the order of its records. */
  readonly tasks: readonly string[]
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

/** Keeps the curves of the run that is left. A run that has hardly begun has none; then the earlier ones stay. */
export function keepEarlier(run: KeptRun): void {
  const { history, recording } = run
  if (!history || !hasCurves(run)) return
  const tasks = recording.config.tasks.filter(({ enabled }) => enabled).map(({ id }) => id)
  earlierStore.setState({ earlier: { history, tasks } })
}

/** Announces, where a change of the set-up was made, that it sent the run back to its start. */
export function announceRestart(run: KeptRun): void {
  if (hasCurves(run)) earlierStore.setState(({ restarts }) => ({ restarts: restarts + 1 }))
}

export function forgetEarlier(): void {
  if (earlierStore.getState().earlier) earlierStore.setState({ earlier: null })
}
