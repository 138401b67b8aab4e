import { expect, test } from 'vitest'
import type { LaneResult } from '../../../state/compare/results'
import { findingOf, trialValues, trialVerdicts } from './trialModel'

const tasks = [
  { id: 't1', metric: 'accuracy' },
  { id: 't2', metric: 'r2' },
] as const
const seeds = [101, 102, 103, 104]

const lane = (id: string, first: readonly number[], only: string | null = null): LaneResult => ({
  lane: { id, name: '', changes: [], only, seeds: null },
  seeds,
  metrics: [first, first.map(() => 0.5)],
  losses: [first.map((value) => 1 - value), first.map(() => 0.5)],
  scores: [first, first.map(() => 0.5)],
  totals: [],
  stepsToThreshold: [],
  conflict: [],
  milliseconds: 1,
  ends: [],
})

const results = [
  lane('a', [0.5, 0.52, 0.51, 0.49]),
  lane('b', [0.7, 0.725, 0.705, 0.7]),
  lane('c', [0.51, 0.5, 0.55, 0.48]),
  lane('d', [0.5, 0.52, 0.51, 0.49]),
  lane('e', [0.9, 0.9, 0.9, 0.9], 't1'),
]

test('each lane is compared with the reference seed by seed, corrected for the number of tests', () => {
  const { verdicts, tested } = trialVerdicts(results, tasks, 'meanMetric', 0)
  expect(tested).toBe(3)
  expect(verdicts.map((one) => [one.lane, findingOf(one), one.wins, one.losses])).toEqual([
    [1, 'ahead', 4, 0],
    [2, 'notAhead', 2, 2],
    [3, 'noDifference', 0, 0],
  ])
  for (const { p, pCorrected } of verdicts) expect(pCorrected).toBeGreaterThanOrEqual(p ?? 0)
})

test('a lower loss is better; a baseline has its own task alone', () => {
  expect(trialValues(results[0], tasks, 'loss t1')[0]).toBe(-0.5)
  const own = trialVerdicts(results, tasks, 'loss t1', 0).verdicts
  expect(own.map((one) => one.lane)).toEqual([1, 2, 3, 4])
  expect(findingOf(own[3])).toBe('ahead')
  expect(trialVerdicts(results, tasks, 'metric t2', 0).verdicts.map((one) => one.lane)).toEqual([1, 2, 3])
})

test('there is no verdict with too few seeds', () => {
  const two = results.slice(0, 2).map((result) => ({ ...result, seeds: [1, 2] }))
  expect(findingOf(trialVerdicts(two, tasks, 'meanMetric', 0).verdicts[0])).toBe('tooFewSeeds')
})

test('says why there is no verdict', () => {
  const lost = {
    ...lane(
      'f',
      [0, 0, 0, 0].map(() => Number.NaN),
    ),
    metrics: [seeds, seeds].map((of) => of.map(() => Number.NaN)),
  }
  const nothingOf = (of: readonly LaneResult[], measure: string, reference: number) =>
    trialVerdicts(of, tasks, measure, reference).nothing
  expect(nothingOf(results.slice(0, 1), 'meanMetric', 0)).toBe('oneLane')
  // A baseline has no number for another task, a diverged lane has none at all.
  expect(nothingOf(results, 'metric t2', 4)).toBe('noReference')
  expect(nothingOf([lost, results[1]], 'meanMetric', 0)).toBe('noReference')
  expect(nothingOf([results[0], lost, results[4]], 'metric t2', 0)).toBe('nothing')
  const found = trialVerdicts([results[0], lost, results[1], results[4]], tasks, 'metric t2', 0)
  expect(found).toMatchObject({ nothing: null, without: [1] })
  expect(found.verdicts.map((one) => one.lane)).toEqual([2])
})

test('a lower error is better, and the mean takes the score in its place', () => {
  const inError = [{ id: 't1', metric: 'logLoss' }, tasks[1]] as const
  const one = { ...results[0], scores: [seeds.map(() => 0.9), seeds.map(() => 0.5)] }
  expect(trialValues(one, inError, 'metric t1')).toEqual([-0.5, -0.52, -0.51, -0.49])
  expect(trialValues(one, inError, 'metric t2')).toEqual([0.5, 0.5, 0.5, 0.5])
  expect(trialValues(one, inError, 'meanMetric')[0]).toBeCloseTo(0.7, 12)
})
