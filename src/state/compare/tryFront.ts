/**
 * The front of the sweep with another value of one field, while a person drags that value: small runs on the WASM
 * engine. A coarse front comes first, then the other points. Neither the sweep nor the comparison changes.
 */
import { createStore } from 'zustand/vanilla'
import { type SweepRun, sweepRecordings } from '../../core/comparison/sweep'
import { coarseFirst, withValue } from '../../core/comparison/tryFront'
import type { NumberQuantity } from '../../core/maps/quantities'
import { createTrains, type EndedRun, lastOf } from '../map/trains'
import { createPopulation } from './population'
import { sweepStore } from './sweep'

export interface TriedPoint {
  /** On the test split after the last step, [T]; NaN for a run that diverged. */
  readonly losses: readonly number[]
  readonly metrics: readonly number[]
}

export interface TriedFront {
  readonly value: number
  /** Steps of each run. */
  readonly step: number
  /** In the order of the sweep's points; null for a run that has not ended. */
  readonly points: readonly (TriedPoint | null)[]
}

export interface TryState {
  /** null if nothing is tried, or nothing is known of it yet. */
  readonly tried: TriedFront | null
  /** Why there is no front for the newest value; null if there is one, or will be. */
  readonly fault: 'refused' | 'failed' | null
}

const nothing: TryState = { tried: null, fault: null }
export const tryStore = createStore<TryState>(() => nothing)

/** More steps would make the front lag behind the finger. */
const MOST_STEPS = 1000

interface Wanted {
  readonly quantity: NumberQuantity
  readonly value: number
  readonly steps: number
}

const trains = createTrains(createPopulation({}, true, () => 'wasm'))
/** The newest value, while the coarse front of an older one trains. */
let wanted: Wanted | null = null
let isCoarse = false

/**
 * Shows the sweep's front with this value after `steps` steps, at most 1,000. The newest value wins, but a coarse front
 * that has begun is finished: else nothing would be seen while values come quickly.
 */
export function tryFront(quantity: NumberQuantity, value: number, steps: number): void {
  wanted = { quantity, value, steps: Math.min(Math.max(steps, 1), MOST_STEPS) }
  if (!isCoarse) begin()
}

/** Nothing is tried any more; the front is gone at once. */
export function endTry(): void {
  wanted = null
  isCoarse = false
  trains.cancel()
  tryStore.setState(nothing)
}

function begin(): void {
  const job = wanted
  const { sweep, base } = sweepStore.getState()
  wanted = null
  if (!job || !sweep || !base) return
  const config = withValue(base, job.quantity, job.value)
  if (!config) {
    trains.cancel()
    tryStore.setState({ tried: null, fault: 'refused' })
    return
  }
  const runs = sweepRecordings(config, sweep, job.steps)
  const [coarse, others] = coarseFirst(runs.length)
  isCoarse = true
  train(runs, coarse, (ended) => {
    isCoarse = false
    const points = runs.map((): TriedPoint | null => null)
    const show = (places: readonly number[], found: readonly EndedRun[]) => {
      places.forEach((place, k) => {
        points[place] = pointOf(found[k])
      })
      tryStore.setState({ tried: { value: job.value, step: job.steps, points: [...points] }, fault: null })
    }
    show(coarse, ended)
    if (wanted) begin()
    else if (others.length > 0) train(runs, others, (rest) => show(others, rest))
  })
}

function train(
  runs: readonly SweepRun[],
  places: readonly number[],
  onEnd: (ended: readonly EndedRun[]) => void,
): void {
  const fail = () => {
    endTry()
    tryStore.setState({ fault: 'failed' })
  }
  trains.train(
    places.map((place) => runs[place].recording),
    { onStep: () => {}, onEnd, onFail: fail, onRest: fail },
  )
}

const pointOf = (run: EndedRun): TriedPoint => ({
  losses: lastOf(run, 'testLosses'),
  metrics: lastOf(run, 'testMetrics'),
})
