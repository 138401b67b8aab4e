/**
 * The part of the film that the run has not reached yet. A person who moves the film's handle into it looks at the run's
 * own future: `ahead/lookAhead.ts` computes the curves to there, and the pictures of that step, beside the run.
 */
import { createStore } from 'zustand/vanilla'
import { mainRun, runStore } from './run'
import type { FutureStep, RunState } from './runState'
import { configStore } from './setup'

export interface Future {
  /** The step that is looked at. */
  readonly at: number
  /** The last step of the future, as it was when the person first looked. */
  readonly to: number
}

/** null while nobody looks. */
export const futureStore = createStore<{ readonly future: Future | null }>(() => ({ future: null }))

/** Steps: the future is half as long as the run so far, at least and at most so long. */
const SHORTEST = 100
const LONGEST = 10_000

/** The last step of the future; the furthest step of a run that has none. A planned stop is its end. */
export function futureEnd(
  { status, furthest, stop, contextLost }: Pick<RunState, 'status' | 'furthest' | 'stop' | 'contextLost'>,
  stopAfter: number,
): number {
  const ends = status === 'loading' || status === 'failed' || stop !== null || contextLost
  if (ends || furthest === 0) return furthest
  const end = furthest + Math.min(Math.max(Math.ceil(furthest / 2), SHORTEST), LONGEST)
  return stopAfter > 0 ? Math.max(Math.min(end, stopAfter), furthest) : end
}

/** What computes it, as far as the page can tell: a worker may also find that SIMD is missing. */
export const futureEngine = (): 'wasm' | 'cpu' => (typeof WebAssembly === 'undefined' ? 'cpu' : 'wasm')

/** Looks at a step beyond the furthest one; an earlier step ends the look. */
export function lookTo(step: number): void {
  const { future } = futureStore.getState()
  const run = runStore.getState()
  const to = future?.to ?? futureEnd(run, configStore.getState().config.training.stopAfter)
  const at = Math.min(Math.round(step), to)
  if (at <= run.furthest) leaveFuture()
  else if (at !== future?.at) futureStore.setState({ future: { at, to } })
}

/** Back to the run as it stands. */
export function leaveFuture(): void {
  if (futureStore.getState().future) futureStore.setState({ future: null })
  if (runStore.getState().future) showStep(null)
}

/** Puts a computed step in place of the run's current one on all pictures; null shows the run again. */
export const showStep = (future: FutureStep | null): void =>
  runStore.setState(({ picturesVersion }) => ({ future, picturesVersion: picturesVersion + 1 }))

/** The run itself trains to the step that is looked at, and pauses there. */
export function trainToFuture(): void {
  const { future } = futureStore.getState()
  const { step } = runStore.getState()
  leaveFuture()
  if (future && future.at > step) mainRun.trainTo(future.at)
}
