/** The records that lead to the step that is shown. */
import type { History } from '../history'
import { mainHistory, runStore } from '../run'
import { aheadStore } from './store'

/** In order of their steps: the run's, and those of its computed future while one of its steps is shown. */
export function shownHistories(): readonly History[] {
  const ahead = runStore.getState().future && aheadStore.getState().ahead
  return ahead ? [mainHistory, ahead.history] : [mainHistory]
}
