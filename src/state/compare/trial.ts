/**
 * Repeats the comparison over fresh seeds, which are fixed before any result of them is seen: a difference
 * found on one set of seeds is credible if another set shows it too.
 */
import { createStore } from 'zustand/vanilla'
import { type Comparison, MOST_RUNS, MOST_SEEDS } from '../../core/comparison/types'
import { mayChange } from '../gate'
import { setComparison } from './actions'
import { keepBefore } from './before'
import { compareStore, lanesPopulation } from './store'

export interface Trial {
  readonly seeds: readonly number[]
  readonly steps: number
}

export interface TrialState {
  /** The last trial that was started; `trialOf` says whether it is still on the screen. */
  readonly trial: Trial | null
  /** Id of the lane that the others are compared with; null = the first. */
  readonly reference: string | null
  /** `meanMetric`, or `loss t1`, `metric t2`, … */
  readonly measure: string
}

export const trialStore = createStore<TrialState>(() => ({ trial: null, reference: null, measure: 'meanMetric' }))

const FIRST_SEED = 101

/** The first seeds from 101 on that no lane uses. */
export function trialSeeds({ seeds, lanes }: Comparison, count: number): number[] {
  const used = new Set([...seeds, ...lanes.flatMap((lane) => lane.seeds ?? [])])
  const fresh: number[] = []
  for (let seed = FIRST_SEED; fresh.length < count; seed++) if (!used.has(seed)) fresh.push(seed)
  return fresh
}

/** The largest number of seeds per lane that fits. */
export const mostTrialSeeds = ({ lanes }: Comparison): number =>
  Math.min(MOST_SEEDS, Math.floor(MOST_RUNS / Math.max(1, lanes.length)))

/** The steps that were set, or else the steps that were taken. */
export const trialSteps = (comparison: Comparison, step: number): number => comparison.steps || step

/** Runs all lanes over `count` fresh seeds. The person can go back to what was there. */
export function askWhetherReal(count: number): void {
  const { comparison, name } = compareStore.getState()
  const steps = trialSteps(comparison, lanesPopulation.store.getState().step)
  const room = Math.min(count, mostTrialSeeds(comparison))
  if (steps <= 0 || room < 1 || !mayChange('compare')) return
  const seeds = trialSeeds(comparison, room)
  keepBefore()
  trialStore.setState({ trial: { seeds, steps } })
  setComparison(
    { ...comparison, seeds, steps, lanes: comparison.lanes.map((lane) => ({ ...lane, seeds: null })) },
    { name },
  )
}

/** The trial on the screen; null if the seeds or the steps have been changed since. */
export const trialOf = ({ trial }: TrialState, comparison: Comparison): Trial | null =>
  trial && comparison.seeds === trial.seeds && comparison.steps === trial.steps ? trial : null
