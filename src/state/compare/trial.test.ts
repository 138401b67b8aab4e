import { expect, test } from 'vitest'
import type { Comparison, Lane } from '../../core/comparison/types'
import { setGate } from '../gate'
import { History } from '../history'
import { backToBefore, beforeStore, keepBefore } from './before'
import { showConcaveFront } from './readyMade'
import { compareStore, emptyComparison, lanesPopulation } from './store'
import { askWhetherReal, mostTrialSeeds, trialOf, trialSeeds, trialSteps, trialStore } from './trial'

const lane = (id: string, seeds: readonly number[] | null = null): Lane => ({
  id,
  name: '',
  changes: [],
  only: null,
  seeds,
})
const comparison = (lanes: number): Comparison => ({
  ...emptyComparison,
  lanes: Array.from({ length: lanes }, (_, k) => lane(`a${k}`)),
})

test('the seeds of a trial are new to every lane', () => {
  const used = { ...comparison(2), seeds: [1, 102], lanes: [lane('a', [101, 104]), lane('b')] }
  expect(trialSeeds(used, 3)).toEqual([103, 105, 106])
})

test('there are at most as many seeds as fit', () => {
  expect([1, 8, 9, 12].map((lanes) => mostTrialSeeds(comparison(lanes)))).toEqual([8, 8, 7, 5])
})

test('it trains the steps that were set, or else the steps that were taken', () => {
  expect(trialSteps({ ...comparison(2), steps: 500 }, 70)).toBe(500)
  expect(trialSteps({ ...comparison(2), steps: 0 }, 70)).toBe(70)
})

test('a change of seeds or steps leaves the trial; a name does not', () => {
  const seeds = [101, 102, 103]
  trialStore.setState({ trial: { seeds, steps: 50 } })
  const running = { ...comparison(2), seeds, steps: 50 }
  const state = trialStore.getState()
  expect(trialOf(state, { ...running, threshold: 0.5 })).toBe(state.trial)
  expect(trialOf(state, { ...running, seeds: [101, 102, 103] })).toBeNull()
  expect(trialOf(state, { ...running, steps: 60 })).toBeNull()
})

test('a locked page starts no trial', () => {
  const first = { ...comparison(2), steps: 50 }
  compareStore.setState({ comparison: first })
  setGate((wish) => wish !== 'compare')
  askWhetherReal(3)
  showConcaveFront()
  setGate(null)
  expect(compareStore.getState().comparison).toBe(first)
})

test('the comparison before the trial comes back with its curves', () => {
  const first = comparison(2)
  compareStore.setState({ comparison: first, name: 'mine' })
  const histories = [new History(8), new History(8)]
  lanesPopulation.show(histories, { step: 30, ends: [null, null], milliseconds: [1, 2] })
  keepBefore()
  compareStore.setState({ comparison: comparison(3), name: '' })
  lanesPopulation.show([], { step: 0, ends: [], milliseconds: [] })
  backToBefore()
  expect(compareStore.getState()).toMatchObject({ comparison: first, name: 'mine' })
  expect(lanesPopulation.histories).toBe(histories)
  expect(lanesPopulation.store.getState()).toMatchObject({ status: 'kept', step: 30, milliseconds: [1, 2] })
  expect(beforeStore.getState().before).toBeNull()
})
