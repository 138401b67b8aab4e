/** Keeps a comparison as it stood, to go back to. Its curves come back whole, but it cannot continue training. */
import { createStore } from 'zustand/vanilla'
import { holdSetups } from '../data'
import type { History } from '../history'
import type { PopulationState } from './population'
import { type CompareState, compareStore, lanesPopulation } from './store'

interface Before {
  readonly state: CompareState
  readonly histories: readonly History[]
  readonly population: Pick<PopulationState, 'step' | 'ends' | 'milliseconds'>
}

/** Only the last one is kept: this is a way back, not an archive. */
export const beforeStore = createStore<{ readonly before: Before | null }>(() => ({ before: null }))

holdSetups(() => {
  const { before } = beforeStore.getState()
  return before ? [before.state.comparison.base.config] : []
})

/** Keeps the current comparison. */
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
