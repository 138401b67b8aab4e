import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { goTo, handleStore, holdHandle, lookBeyond, releaseHandle } from './filmHandle'
import { futureStore, leaveFuture } from './future'
import { runStore } from './run'
import type { TestLine } from './testing/line'
import { pausedAtStart } from './testing/page'

let run: TestLine

beforeEach(() => {
  vi.useFakeTimers()
  run = pausedAtStart()
  leaveFuture()
  runStore.setState({ status: 'paused', step: 600, furthest: 600, stop: null, contextLost: false })
  run.said.length = 0
})
afterEach(() => {
  releaseHandle()
  vi.runAllTimers()
  vi.useRealTimers()
})

const sought = () => run.sent('seek').map(({ step }) => step)
const wanted = () => handleStore.getState().wanted

it('sends the run to a step, and shows that step until the run stands there', () => {
  holdHandle()
  for (const step of [590, 580, 570]) goTo(step)
  expect([sought(), wanted()]).toEqual([[590], 570])
  vi.advanceTimersByTime(200)
  expect(sought()).toEqual([590, 570])
  runStore.setState({ step: 590 })
  expect(wanted()).toBe(570)
  runStore.setState({ step: 570 })
  expect(wanted()).toBeNull()
})

it('brings the run back to where it stood when the drag began, and only then', () => {
  holdHandle()
  goTo(500)
  goTo(550)
  for (const step of [650, 700]) lookBeyond(step)
  vi.advanceTimersByTime(1000)
  expect([sought(), wanted()]).toEqual([[500, 600], 600])
  expect(futureStore.getState().future).toMatchObject({ at: 700 })
  // Of the same drag: once more through the past.
  goTo(560)
  lookBeyond(720)
  expect(sought()).toEqual([500, 600, 560, 600])
})

it('counts each press of a key as a drag of its own, from the step that the last one wanted', () => {
  for (const step of [300, 400]) {
    holdHandle()
    goTo(step)
    releaseHandle()
  }
  expect(sought()).toEqual([300])
  holdHandle()
  // The seek of the second key still waits: the third must not discard it.
  lookBeyond(650)
  expect([sought(), wanted()]).toEqual([[300, 400], 400])
})

it('forgets what it wanted where the run plays on or cannot go', () => {
  goTo(300)
  runStore.setState({ status: 'playing' })
  expect(wanted()).toBeNull()
  runStore.setState({ status: 'loading' })
  goTo(200)
  expect([sought(), wanted()]).toEqual([[300], null])
})
