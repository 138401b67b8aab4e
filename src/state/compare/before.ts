/** A comparison as it stood, to go back to: of its curves nothing is lost, but it trains no further. */
import { createStore } from 'zustand/vanilla'
import type { History } from '../history'
import type { PopulationState } from './population'
import { type CompareState, compareStore, lanesPopulation } from './store'

interface Before {
  readonly state: CompareState
  readonly histories: readonly History[]
  readonly population: Pick<PopulationState, 'step' | 'ends' | 'milliseconds'>
}

/** Only the last one: this is a way back, no archive. */
export const beforeStore = createStore<{ readonly before: Before | null }>(() => ({ before: null }))

/** Keeps what is there now. */
export function keepBefore(): void {
  const { step, ends, milliseconds } = lanesPopulation.store.getState()
  beforeStore.setState({
    before: {
      state: compareStore.getState(),
      histories: lanesPopulation.histories,
      population: { step, ends, milliseconds },
    },
  })
}

export function backToBefore(): void {
  const { before } = beforeStore.getState()
  if (!before) return
  beforeStore.setState({ before: null })
  const { commits } = compareStore.getState()
  compareStore.setState({ ...before.state, commits: commits + 1 })
  lanesPopulation.show(before.histories, before.population)
}
