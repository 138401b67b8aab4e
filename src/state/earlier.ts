/** The curves from before the last change that started over: 'what did that change?' is seen under the new ones. */
import { createStore } from 'zustand/vanilla'
import type { History } from './history'
import type { KeptRun } from './oneRun'

export interface Earlier {
  readonly history: History
  /** Ids of its enabled tasks, in the order of its records. */
  readonly tasks: readonly string[]
}

interface EarlierState {
  /** null: nothing was changed, or the person has put the curves away. */
  readonly earlier: Earlier | null
  /** Grows with each change of the set-up that sent a run back to its start. */
  readonly restarts: number
}

export const earlierStore = createStore<EarlierState>(() => ({ earlier: null, restarts: 0 }))

/** A point is no curve. */
const FEWEST_RECORDS = 2
const hasCurves = ({ history }: KeptRun): boolean => history !== null && history.length >= FEWEST_RECORDS

/** Keeps the curves of the run that is left. Of one that had hardly begun there are none, and those before it stay. */
export function keepEarlier(run: KeptRun): void {
  const { history, recording } = run
  if (!history || !hasCurves(run)) return
  const tasks = recording.config.tasks.filter(({ enabled }) => enabled).map(({ id }) => id)
  earlierStore.setState({ earlier: { history, tasks } })
}

/** A change of the set-up sent the run back to its start: said where it was made. */
export function announceRestart(run: KeptRun): void {
  if (hasCurves(run)) earlierStore.setState(({ restarts }) => ({ restarts: restarts + 1 }))
}

export function forgetEarlier(): void {
  if (earlierStore.getState().earlier) earlierStore.setState({ earlier: null })
}
