import { beforeEach, describe, expect, it } from 'vitest'
import { futureEnd, futureStore, leaveFuture, lookTo, trainToFuture } from './future'
import { runStore } from './run'
import type { TestLine } from './testing/line'
import { pausedAtStart } from './testing/page'

let run: TestLine

beforeEach(() => {
  run = pausedAtStart()
  leaveFuture()
  runStore.setState({ status: 'paused', step: 600, furthest: 600, stop: null, contextLost: false })
  run.said.length = 0
})

const future = () => futureStore.getState().future
const endOf = (patch: Partial<ReturnType<typeof runStore.getState>>, stopAfter = 0) =>
  futureEnd({ ...runStore.getState(), ...patch }, stopAfter)

describe('the future of a run', () => {
  it('is half as long as the run so far, within bounds', () => {
    expect(endOf({ furthest: 600 })).toBe(900)
    expect(endOf({ furthest: 30 })).toBe(130)
    expect(endOf({ furthest: 100_000 })).toBe(110_000)
  })

  it('ends at a planned stop', () => {
    expect(endOf({ furthest: 600 }, 700)).toBe(700)
    expect(endOf({ furthest: 600 }, 2000)).toBe(900)
    expect(endOf({ furthest: 600 }, 600)).toBe(600)
    expect(endOf({ furthest: 600, step: 300 }, 600)).toBe(600)
  })

  it('does not exist where nothing can train on', () => {
    expect(endOf({ furthest: 0 })).toBe(0)
    expect(endOf({ status: 'failed' })).toBe(600)
    expect(endOf({ status: 'loading' })).toBe(600)
    expect(endOf({ contextLost: true })).toBe(600)
    expect(endOf({ status: 'stopped', stop: { kind: 'diverged', step: 600, task: 0 } as never })).toBe(600)
    expect(endOf({ status: 'stopped', stop: { kind: 'flat', step: 600 } })).toBe(600)
  })
})

describe('a look', () => {
  it('keeps its end while the run goes on, and ends at a step that is trained', () => {
    lookTo(800)
    expect(future()).toEqual({ at: 800, to: 900 })
    runStore.setState({ furthest: 700, step: 700 })
    lookTo(5000)
    expect(future()).toEqual({ at: 900, to: 900 })
    lookTo(700)
    expect(future()).toBeNull()
  })

  it('tells the worker nothing until the person trains to there', () => {
    lookTo(800)
    leaveFuture()
    expect(run.said).toEqual([])
    lookTo(850)
    runStore.setState({ step: 500 })
    trainToFuture()
    expect(run.said).toMatchObject([{ type: 'trainTo', step: 850 }])
    expect(future()).toBeNull()
    trainToFuture()
    expect(run.said).toHaveLength(1)
  })
})
