/** The comparison as the page holds it. Only the stores: what a person may do to it is in `actions.ts`. */
import { createStore } from 'zustand/vanilla'
import type { LaneRun } from '../../core/comparison/expand'
import type { Comparison } from '../../core/comparison/types'
import { COMPARISON_DEFAULTS } from '../../core/comparison/validate'
import { defaultConfig } from '../../core/config/defaults'
import type { Recording } from '../../core/config/types'
import { holdSetups } from '../data'
import { createPopulation } from './population'

export interface CompareState {
  readonly comparison: Comparison
  /** What currently trains: run k of the population is `runs[k]`. */
  readonly runs: readonly LaneRun[]
  /** The page's own run when the base was taken, with which a later one is compared; null = it was the base. */
  readonly runThen: Recording | null
  /** '' until it is named. */
  readonly name: string
  /** Counts the changes, so that the address follows. */
  readonly commits: number
}

export const emptyComparison: Comparison = {
  base: { config: defaultConfig, edits: [] },
  lanes: [],
  ...COMPARISON_DEFAULTS,
}

export const compareStore = createStore<CompareState>(() => ({
  comparison: emptyComparison,
  runs: [],
  runThen: null,
  name: '',
  commits: 0,
}))

holdSetups(() => [compareStore.getState().comparison.base.config])

/** All lanes with all their seeds. */
export const lanesPopulation = createPopulation()

/** How the lanes are shown; nothing here changes a number. */
export interface CompareView {
  /** Lanes that are not drawn, by id. */
  readonly hidden: readonly string[]
  /** The highlighted lane, by id; the others are pale. */
  readonly highlighted: string | null
  /** The lane for which the person is choosing a method, by id. */
  readonly choosing: string | null
  /** The axes of the Pareto picture: ids of two tasks, and what is drawn of them. */
  readonly axes: readonly [string, string] | null
  readonly measure: 'loss' | 'metric'
  /** The column that the charts show for each task. */
  readonly curves: 'testLosses' | 'trainLosses' | 'testMetrics' | 'relativeTest'
  /** The lane whose conflict is drawn, by id; null = the first one shown. */
  readonly conflictLane: string | null
  /** A trunk layer, or −1 for the whole trunk. */
  readonly conflictLayer: number
}

export const compareViewStore = createStore<CompareView>(() => ({
  hidden: [],
  highlighted: null,
  choosing: null,
  axes: null,
  measure: 'loss',
  curves: 'testLosses',
  conflictLane: null,
  conflictLayer: -1,
}))

export function setCompareView(patch: Partial<CompareView>): void {
  compareViewStore.setState(patch)
}

/** Shows or hides a lane. `isolate` shows it alone, or all lanes if it is alone already. */
export function toggleLane(id: string, { isolate = false }: { readonly isolate?: boolean } = {}): void {
  const { hidden } = compareViewStore.getState()
  const ids = compareStore.getState().comparison.lanes.map((lane) => lane.id)
  if (!isolate) {
    setCompareView({ hidden: hidden.includes(id) ? hidden.filter((other) => other !== id) : [...hidden, id] })
    return
  }
  const alone = ids.every((other) => other === id || hidden.includes(other)) && !hidden.includes(id)
  setCompareView({ hidden: alone ? [] : ids.filter((other) => other !== id) })
}
