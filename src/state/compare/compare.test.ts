import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defaultConfig } from '../../core/config/defaults'
import { setField } from '../../core/config/paths'
import type { Recording } from '../../core/config/types'
import { type Measured, rowWidth } from '../../core/measures/columns'
import { conflictShare } from '../../core/measures/conflict'
import { compactComparison } from '../../share/comparison'
import type { EventMessage } from '../../worker/protocol'
import { History } from '../history'
import { noticeStore } from '../notices'
import { screenStore, showCompare, showRun } from '../screen'
import { createTestLine } from '../testing/line'
import {
  addBaselines,
  addLane,
  applyLineUp,
  clearLaneField,
  compareFrom,
  duplicateLane,
  forkAt,
  rebase,
  removeLane,
  renameLane,
  runsOfLane,
  setComparison,
  setLaneField,
  setLaneSeeds,
  setSeeds,
  setSteps,
  setThreshold,
} from './actions'
import { bandOf, laneCurve, laneValueAt } from './curves'
import { linkComparison } from './link'
import { laneResults, lastCommonStep } from './results'
import { compareStore, compareViewStore, emptyComparison, lanesPopulation, toggleLane } from './store'

const base: Recording = { config: defaultConfig, edits: [] }
/** The lanes' worker: a list of what it was told. All that stands before it is the page's own. */
const worker = createTestLine()
vi.mock('../../worker/pool/client', () => ({
  createPoolClient: (hear: (event: EventMessage) => void) => worker.surroundings.makeLine?.(hear),
}))

beforeEach(() => {
  vi.stubGlobal('window', worker.surroundings.page)
  worker.said.length = 0
})
afterEach(() => vi.unstubAllGlobals())

const comparison = () => compareStore.getState().comparison
const ids = () => comparison().lanes.map(({ id }) => id)
const loads = () => worker.sent('load')
const recordings = () => loads().at(-1)?.recordings ?? []
/** The snapshot from which the lanes were last loaded. */
const startedFrom = () => loads().at(-1)?.from

describe('the end', () => {
  it('lets the same lanes continue if it is later, and starts them over if it is earlier', () => {
    compareFrom(base, 'fixed-adaptive', 2)
    const { steps } = comparison()
    const { commits, runs } = compareStore.getState()
    for (const end of [steps + 500, steps + 500, 0]) setSteps(end)
    const told = (value: number) => runs.map((_, run) => ({ run, field: 'training.stopAfter', value }))
    expect(worker.sent('edit')).toMatchObject([...told(steps + 500), ...told(0)])
    expect(loads()).toHaveLength(1)
    expect(compareStore.getState().commits).toBe(commits + 2)
    expect(compareStore.getState().runs[0].recording.config.training.stopAfter).toBe(0)
    setSteps(steps)
    expect(loads()).toHaveLength(2)
    expect(recordings()[0].config.training.stopAfter).toBe(steps)
  })

  it('starts kept lanes over, since no worker holds them', () => {
    compareFrom(base, 'fixed-adaptive', 1)
    const { runs } = compareStore.getState()
    const histories = runs.map(() => new History())
    lanesPopulation.show(histories, { step: 7, ends: runs.map(() => null), milliseconds: runs.map(() => 1) })
    const end = comparison().steps + 1
    setSteps(end)
    expect(worker.sent('edit')).toEqual([])
    expect(loads()).toHaveLength(2)
    expect(recordings()[0].config.training.stopAfter).toBe(end)
  })
})

describe('lanes', () => {
  beforeEach(() => compareFrom(base, 'fixed-adaptive', 2))

  it('train all their seeds in one load, paired', () => {
    expect(recordings()).toHaveLength(2 * ids().length)
    expect(
      recordings()
        .map(({ config }) => config.training.seed)
        .slice(0, 4),
    ).toEqual([1, 2, 1, 2])
    expect(recordings()[0].config.training.stopAfter).toBe(comparison().steps)
    expect(runsOfLane(compareStore.getState().runs, 1)).toEqual([2, 3])
  })

  it('are duplicated, changed, cleared, named and taken away', () => {
    const fresh = duplicateLane('a') ?? ''
    expect(ids().slice(0, 2)).toEqual(['a', fresh])
    setLaneField(fresh, 'training.learningRate', 0.05)
    expect(recordings()[2].config.training.learningRate).toBe(0.05)
    const before = loads().length
    renameLane(fresh, 'quick')
    setThreshold(0.5)
    expect(loads()).toHaveLength(before)
    clearLaneField(fresh, 'training.learningRate')
    expect(comparison().lanes[1]).toMatchObject({ name: 'quick', changes: [] })
    removeLane(fresh)
    expect(ids()).not.toContain(fresh)
    expect(comparison().threshold).toBe(0.5)
  })

  it('take no value that does not fit, and no field of the problem', () => {
    const before = comparison()
    setLaneField('a', 'training.learningRate', -1)
    setLaneField('a', 'problem.samples', 100)
    setLaneField('zz', 'training.learningRate', 0.1)
    expect(comparison()).toBe(before)
  })

  it('are at most as many as train together; beyond that the person is told and nothing changes', () => {
    applyLineUp('everything')
    setSeeds([1, 2, 3, 4, 5])
    const before = comparison()
    setSeeds([1, 2, 3, 4, 5, 6])
    expect(comparison()).toBe(before)
    expect(noticeStore.getState().notices).toMatchObject([{ key: 'tooManyRuns' }])
    expect(addLane('training.learningRate', 0.1)).toBeNull()
    expect(ids()).toHaveLength(12)
  })

  it('get a baseline for each task once', () => {
    addBaselines()
    addBaselines()
    const only = comparison().lanes.flatMap((lane) => lane.only ?? [])
    expect(only).toEqual(['t1', 't2', 't3'])
    const last = recordings().at(-1)?.config
    expect(last?.tasks.map(({ weight }) => weight)).toEqual([0, 0, 1])
  })

  it('may have seeds of their own', () => {
    setLaneSeeds('a', [7, 8, 9])
    expect(
      recordings()
        .map(({ config }) => config.training.seed)
        .slice(0, 5),
    ).toEqual([7, 8, 9, 1, 2])
  })

  it('of tasks that a new set-up does not train go, and one always stays', () => {
    addBaselines()
    const [first, ...others] = defaultConfig.tasks
    const fewer = { ...defaultConfig, tasks: [{ ...first, enabled: false }, ...others] }
    rebase({ config: fewer, edits: [] })
    expect(comparison().lanes.flatMap(({ only }) => only ?? [])).toEqual(others.map(({ id }) => id))
    for (const { id, only } of comparison().lanes) if (only === null) removeLane(id)
    const alone = { ...defaultConfig, tasks: [first, ...others.map((task) => ({ ...task, enabled: false }))] }
    rebase({ config: alone, edits: [] })
    expect(comparison().lanes).toMatchObject([{ only: null, changes: [] }])
  })

  it('are hidden, isolated and shown again', () => {
    const hidden = () => compareViewStore.getState().hidden
    toggleLane('b')
    expect(hidden()).toEqual(['b'])
    toggleLane('b', { isolate: true })
    expect(hidden()).toEqual(ids().filter((id) => id !== 'b'))
    toggleLane('b', { isolate: true })
    expect(hidden()).toEqual([])
  })
})

/** A run that stands at step 40, with the history of every tenth step, of which 40 itself is still to come. */
function splitAt40() {
  const history = new History()
  const row = new Float64Array(rowWidth(3, 2))
  for (const step of [0, 10, 20, 30, 40]) history.appendRow(row.fill(step), 0, 3, 2)
  return { snapshot: { step: 40 } as never, history }
}
const past = () => lanesPopulation.histories.map(({ steps }) => [...steps])

it('a fork continues from the snapshot with the curves up to there, until the lanes start over', () => {
  const from = splitAt40()
  forkAt(base, from, [{ field: 'weighting', value: { id: 'mgda', options: {}, modifiers: [] } }])
  expect(startedFrom()).toBe(from.snapshot)
  expect(past()).toEqual([
    [0, 10, 20, 30],
    [0, 10, 20, 30],
  ])
  expect(recordings()[0].config.training.stopAfter).toBe(1040)
  expect(recordings().map(({ edits }) => edits)).toEqual([
    [],
    [{ step: 40, field: 'weighting', value: { id: 'mgda', options: {}, modifiers: [] } }],
  ])
  duplicateLane('b')
  expect(startedFrom()).toBe(from.snapshot)
  expect(past()).toHaveLength(3)
  applyLineUp('loss')
  expect(startedFrom()).toBeNull()
  expect(past().flat()).toEqual([])
})

it('lanes whose seed or past differs from the split run do not continue from its snapshot', () => {
  const from = splitAt40()
  forkAt(base, from, [{ field: 'weighting', value: { id: 'mgda', options: {}, modifiers: [] } }])
  const forked = comparison()
  setSeeds([1, 2])
  expect(startedFrom()).toBeNull()
  setSeeds([1])
  expect(startedFrom()).toBe(from.snapshot)
  const other = { config: setField(defaultConfig, 'training.learningRate', 0.001), edits: [] }
  setComparison({ ...forked, base: other })
  expect(startedFrom()).toBeNull()
  setComparison({ ...forked, base: structuredClone(base) })
  expect(startedFrom()).toBe(from.snapshot)
})

describe('the link', () => {
  it('carries the comparison while it is on the screen, and brings one back', () => {
    compareFrom(base, 'gradient', 3)
    const sent = compactComparison(comparison())
    compareStore.setState({ comparison: emptyComparison, runs: [] })
    showCompare(JSON.parse(JSON.stringify(sent)))
    const stop = linkComparison()
    expect(comparison().lanes.map(({ changes }) => changes)).toEqual(
      expect.arrayContaining([[{ field: 'weighting', value: { id: 'mgda', options: {}, modifiers: [] } }]]),
    )
    expect(screenStore.getState()).toMatchObject({ screen: 'compare', linked: { beside: { compare: sent } } })
    const before = comparison()
    renameLane('a', 'plain')
    expect(screenStore.getState().linked?.beside.compare).not.toEqual(sent)
    stop()
    showRun()
    showCompare()
    linkComparison()()
    expect(comparison().lanes.length).toBe(before.lanes.length)
    showRun()
    expect(screenStore.getState().linked).toBeNull()
  })

  it('to the comparison that is already there starts nothing over', () => {
    compareFrom(base, 'loss', 2)
    const before = loads().length
    showCompare(JSON.parse(JSON.stringify(compactComparison(comparison()))))
    linkComparison()()
    expect(loads()).toHaveLength(before)
  })

  it('that is broken says so and leaves what was there', () => {
    compareFrom(base, 'loss', 2)
    const before = comparison()
    showCompare([5, 'x'])
    linkComparison()()
    expect(comparison()).toBe(before)
    expect(noticeStore.getState().notices).toMatchObject([{ kind: 'warning' }])
  })

  it('names the part that cannot be read', () => {
    const said = (opened: unknown) => {
      noticeStore.setState({ notices: [] })
      showCompare(opened)
      linkComparison()()
      return noticeStore.getState().notices.map(({ values }) => values?.fields)
    }
    expect(said('x')).toEqual(['comparison'])
    expect(said([['uw'], 5, 0, 1000, 0.9, 'later'])).toEqual(['comparison.6'])
    expect(said([['uw'], 0])).toEqual(['seeds'])
  })
})

describe('numbers', () => {
  /** Records every 10 steps: test losses as given, a metric that climbs by 0.1 a record, gradients at 120°. */
  function historyOf(losses: readonly number[], metricAt: number): History {
    const history = new History(1024)
    losses.forEach((loss, k) => {
      const three = (value: number) => Float64Array.of(value, value, value)
      const record: Measured = {
        step: 10 * k,
        epoch: 0,
        learningRate: 0.01,
        totalTrain: loss,
        totalTest: 3 * loss,
        trainLosses: three(loss),
        testLosses: three(loss),
        testMetrics: three(metricAt + 0.1 * k),
        testScores: three(metricAt + 0.1 * k),
        weights: three(1 / 3),
        headWeights: three(1 / 3),
        gradientNorms: three(1),
        layerNorms: new Float64Array(6),
        gramian: Float64Array.of(1, k % 2 ? -0.5 : 0.5, 0, k % 2 ? -0.5 : 0.5, 1, 0, 0, 0, 1),
        layerGramians: new Float64Array(18),
      }
      history.append(record)
    })
    return history
  }

  it('a band is mean ± one sample deviation, over the runs that are left', () => {
    const { steps, mean, low, high } = bandOf([historyOf([1, 2, 3], 0), historyOf([3, 4], 0)], 'testLosses', 1)
    expect([...steps]).toEqual([0, 10, 20])
    expect([...mean]).toEqual([2, 3, 3])
    expect(high[0] - mean[0]).toBeCloseTo(Math.SQRT2, 12)
    expect(mean[1] - low[1]).toBeCloseTo(Math.SQRT2, 12)
    expect(high[2]).toBe(3)
    expect(bandOf([], 'testLosses', 0).steps).toHaveLength(0)
  })

  it('of a lane are taken at the last step that all runs have recorded', () => {
    compareFrom(base, 'learning-rate', 2)
    const { runs } = compareStore.getState()
    const histories = runs.map((_, k) => historyOf(k === 0 ? [4, 3, 2, 1] : [4, 3, 2], k / 100))
    lanesPopulation.show(histories, { step: 30, ends: runs.map(() => null), milliseconds: runs.map((_, k) => 1 + k) })
    setThreshold(0.2)
    const [first, second] = laneResults()
    expect(first.losses).toEqual([
      [2, 2],
      [2, 2],
      [2, 2],
    ])
    expect(first.totals).toEqual([6, 6])
    expect(first.seeds).toEqual([1, 2])
    expect(first.metrics[0][1]).toBeCloseTo(0.21, 12)
    expect(first.stepsToThreshold).toEqual([20, 20])
    expect(first.milliseconds).toBe(1.5)
    expect(second.milliseconds).toBe(3.5)
    // Of 31 steps, the record of step 10 counts for ten and the record of step 30 for one.
    expect(conflictShare(histories[0])).toBeCloseTo(11 / 31, 12)
    setThreshold(0.9)
    expect(laneResults()[0].stepsToThreshold).toEqual([Number.NaN, Number.NaN])
  })

  it('are taken at a common step, even if one run ended between two recorded steps', () => {
    compareFrom(base, 'learning-rate', 1)
    const { runs } = compareStore.getState()
    const histories = runs.map((_, k) => historyOf(k === 0 ? [4, 3, 2] : [4, 3, 2, 1], 0))
    const row = new Float64Array(rowWidth(3, 2)).fill(7)
    row[0] = 21
    histories[0].appendRow(row, 0, 3, 2)
    lanesPopulation.show(histories, { step: 30, ends: runs.map(() => null), milliseconds: runs.map(() => 1) })
    expect(lastCommonStep()).toBe(20)
    expect(laneResults().map(({ losses }) => losses[0])).toEqual(runs.map(() => [2]))
  })

  it('leave out a run that diverged, and exist for the others', () => {
    compareFrom(base, 'learning-rate', 1)
    const { runs } = compareStore.getState()
    const histories = runs.map((_, k) => historyOf(k === 1 ? [4, 9] : [4, 3, 2], 0))
    const end = { kind: 'diverged', step: 17, run: 1, task: 0 } as const
    const ends = runs.map((_, k) => (k === 1 ? end : null))
    lanesPopulation.show(histories, { step: 20, ends, milliseconds: runs.map(() => 1) })
    const results = laneResults()
    expect(results.map(({ losses }) => losses[0][0])).toEqual([2, Number.NaN, 2, 2, 2].slice(0, results.length))
    expect(results[1].ends).toEqual([end])
  })

  it('of a curve are computed once per version of the histories', () => {
    compareFrom(base, 'learning-rate', 1)
    const { runs } = compareStore.getState()
    const show = (losses: number[]) =>
      lanesPopulation.show(
        runs.map(() => historyOf(losses, 0)),
        { step: 0, ends: runs.map(() => null), milliseconds: [] },
      )
    show([1, 2])
    const curve = laneCurve(0, 'totalTest')
    expect(laneCurve(0, 'totalTest')).toBe(curve)
    show([5, 6])
    expect([...laneCurve(0, 'totalTest').mean]).toEqual([15, 18])
  })

  it('of a curve at one step equal the curve there', () => {
    compareFrom(base, 'learning-rate', 3)
    const { runs } = compareStore.getState()
    const histories = runs.map((_, k) =>
      historyOf(k === 1 ? [4] : [1 + k, k === 2 ? Number.POSITIVE_INFINITY : 7, 3], 0),
    )
    lanesPopulation.show(histories, { step: 2, ends: runs.map(() => null), milliseconds: [] })
    const { steps, mean } = laneCurve(0, 'testLosses', 1)
    expect(steps).toHaveLength(3)
    steps.forEach((step, at) => {
      expect(laneValueAt(0, 'testLosses', 1, step)).toBeCloseTo(mean[at])
    })
    expect(laneValueAt(0, 'testLosses', 1, 0.5)).toBeNaN()
  })
})

it('a comparison of a set-up keeps its edits', () => {
  const edits = [{ step: 30, field: 'tasks.t1.weight' as const, value: 2 }]
  compareFrom({ config: setField(defaultConfig, 'network.trunk', [4]), edits }, 'loss', 1)
  expect(recordings()[0]).toMatchObject({ edits, config: { network: { trunk: [4] } } })
})
