/**
 * The comparison once more, over seeds fixed before any of them was seen: what was noticed on one set
 * of seeds is to be believed when another set shows it.
 */
import { createStore } from 'zustand/vanilla'
import { type Comparison, MOST_RUNS, MOST_SEEDS } from '../../core/comparison/types'
import { setComparison } from './actions'
import { keepBefore } from './before'
import { compareStore, lanesPopulation } from './store'

export interface Trial {
  readonly seeds: readonly number[]
  readonly steps: number
}

export interface TrialState {
  /** The last one that was asked for; `trialOf` says whether it is still what trains. */
  readonly trial: Trial | null
  /** Id of the lane that the others are held against; null = the first. */
  readonly reference: string | null
  /** `meanMetric`, or `loss t1`, `metric t2`, … */
  readonly measure: string
}

export const trialStore = createStore<TrialState>(() => ({ trial: null, reference: null, measure: 'meanMetric' }))

const FIRST_SEED = 101

/** The first seeds from 101 on that no lane has. */
export function trialSeeds({ seeds, lanes }: Comparison, count: number): number[] {
  const used = new Set([...seeds, ...lanes.flatMap((lane) => lane.seeds ?? [])])
  const fresh: number[] = []
  for (let seed = FIRST_SEED; fresh.length < count; seed++) if (!used.has(seed)) fresh.push(seed)
  return fresh
}

/** As many seeds a lane as fit. */
export const mostTrialSeeds = ({ lanes }: Comparison): number =>
  Math.min(MOST_SEEDS, Math.floor(MOST_RUNS / Math.max(1, lanes.length)))

/** As many steps as were set, else as were taken. */
export const trialSteps = (comparison: Comparison, step: number): number => comparison.steps || step

/** Runs all lanes over `count` fresh seeds; what was there can be gone back to. */
export function askWhetherReal(count: number): void {
  const { comparison, name } = compareStore.getState()
  const steps = trialSteps(comparison, lanesPopulation.store.getState().step)
  const room = Math.min(count, mostTrialSeeds(comparison))
  if (steps <= 0 || room < 1) return
  const seeds = trialSeeds(comparison, room)
  keepBefore()
  trialStore.setState({ trial: { seeds, steps } })
  setComparison(
    { ...comparison, seeds, steps, lanes: comparison.lanes.map((lane) => ({ ...lane, seeds: null })) },
    { name },
  )
}

/** The trial that trains, or has trained: whoever takes other seeds has left it. */
export const trialOf = ({ trial }: TrialState, comparison: Comparison): Trial | null =>
  trial && comparison.seeds === trial.seeds && comparison.steps === trial.steps ? trial : null
