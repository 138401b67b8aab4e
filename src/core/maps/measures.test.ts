import { describe, expect, it, test } from 'vitest'
import { defaultConfig } from '../config/defaults'
import { cellsOf, runOf } from './cells'
import { type CellNumbers, cellNumbers, highestOf, measuresOf, type RunNumbers, runsOfCell } from './measures'
import { usualMap } from './readyMade'
import type { MapSetup } from './types'

const base = { config: { ...defaultConfig, tasks: defaultConfig.tasks.slice(0, 2) }, edits: [] }
const setup: MapSetup = { ...usualMap(base), seeds: [1, 2], threshold: 0.8 }
const [cell] = cellsOf(setup)

const numbers = (parts: Partial<RunNumbers>): RunNumbers => ({
  losses: [0.5, 0.4],
  metrics: [0.9, 0.8],
  scores: [0.9, 0.8],
  bests: [
    { step: 0, metric: 0.4 },
    { step: 120, metric: 0.85 },
  ],
  conflict: 0.25,
  diverged: null,
  engine: 'wasm',
  ...parts,
})
const ended = numbers({
  losses: [Number.NaN, Number.NaN],
  metrics: [Number.NaN, Number.NaN],
  scores: [Number.NaN, Number.NaN],
  diverged: 7,
})

/** The numbers of the cell by measure, from its two seeds; and, for Δm, from the baselines of both tasks. */
function read(measure: string, runs: readonly (RunNumbers | null)[], alone: readonly RunNumbers[] = []): CellNumbers {
  const own = { ...setup, measure }
  const results = new Map<string, RunNumbers | null>()
  runs.forEach((run, k) => {
    results.set(runOf(cell, setup.seeds[k]).key, run)
  })
  alone.forEach((run, t) => {
    for (const seed of setup.seeds) results.set(runOf(cell, seed, `t${t + 1}`).key, run)
  })
  return cellNumbers(own, cell, results)
}

test('what can be looked at depends on the tasks', () => {
  const idsOf = (count: number) =>
    measuresOf({
      tasks: Array.from({ length: count }, (_, k) => ({ ...defaultConfig.tasks[0], id: `t${k + 1}` })),
    }).map(({ id }) => id)
  expect(idsOf(1)).toEqual(['metric t1', 'loss t1', 'reach'])
  expect(idsOf(2)).toEqual(['metric t1', 'metric t2', 'loss t1', 'loss t2', 'deltaM', 'volume', 'reach', 'conflict'])
  expect(idsOf(4)).not.toContain('volume')
})

test('accuracies, volumes and shares end at 1; losses, errors, steps and Δm do not', () => {
  const { config } = base
  const highest = (own: typeof config) => measuresOf(own).map((measure) => [measure.id, highestOf(own, measure)])
  const none = Number.POSITIVE_INFINITY
  expect(highest(config)).toEqual([
    ['metric t1', 1],
    ['metric t2', 1],
    ['loss t1', none],
    ['loss t2', none],
    ['deltaM', none],
    ['volume', 1],
    ['reach', none],
    ['conflict', 1],
  ])
  const errors = { ...config, tasks: config.tasks.map((task) => ({ ...task, metric: 'logLoss' as const })) }
  expect(highest(errors)[0]).toEqual(['metric t1', none])
})

test('a cell needs its seeds, and for Δm the baselines too', () => {
  expect(runsOfCell(setup, cell)).toHaveLength(2)
  expect(runsOfCell({ ...setup, measure: 'deltaM' }, cell).map(({ only }) => only)).toEqual([
    null,
    null,
    't1',
    't1',
    't2',
    't2',
  ])
})

describe('the numbers of a cell', () => {
  it('are the mean and the deviation over its seeds', () => {
    const found = read('loss t1', [numbers({ losses: [0.25, 1] }), numbers({ losses: [0.75, 1] })])
    expect(found).toMatchObject({ state: 'known', values: [0.25, 0.75], mean: 0.5, known: 2, diverged: [null, null] })
    expect(found.deviation).toBeCloseTo(Math.sqrt(0.125), 12)
    expect(read('metric t2', [numbers({}), numbers({})]).mean).toBeCloseTo(0.8, 12)
    expect(read('conflict', [numbers({}), numbers({ conflict: Number.NaN })])).toMatchObject({ mean: 0.25, known: 1 })
  })

  it('name the engines that trained its runs, for Δm the baselines too', () => {
    const by = (engine: RunNumbers['engine']) => numbers({ engine })
    expect(read('loss t1', [by('cpu'), by('wasm')]).engines).toEqual([['cpu'], ['wasm']])
    expect(read('loss t1', [by(null), by('wasm')]).engines).toEqual([[], ['wasm']])
    const mixed = read('deltaM', [by('cpu'), by('wasm')], [by('wasm'), by('wasm')])
    expect(mixed.engines).toEqual([['wasm', 'cpu'], ['wasm']])
    expect(read('deltaM', [by('cpu'), by('cpu')], [by('cpu'), by(null)]).engines).toEqual([[], []])
  })

  it('wait for the last of its runs', () => {
    expect(read('loss t1', [numbers({})]).state).toBe('waiting')
    expect(read('deltaM', [numbers({}), numbers({})], [numbers({})]).state).toBe('waiting')
  })

  it('say where runs diverged: a missing number is not zero', () => {
    const one = read('loss t1', [numbers({}), ended])
    expect(one).toMatchObject({ state: 'known', mean: 0.5, known: 1, diverged: [null, 7] })
    const both = read('volume', [ended, ended])
    expect(both).toMatchObject({ state: 'none', known: 0, diverged: [7, 7] })
    expect(both.mean).toBeNaN()
  })

  it('say where the changes do not fit together', () => {
    expect(read('loss t1', [null, null]).state).toBe('refused')
  })

  it('of the volume are the product of the scores, 0 where one is below 0', () => {
    expect(read('volume', [numbers({}), numbers({ scores: [0.5, -0.2] })]).values).toEqual([
      expect.closeTo(0.72, 12),
      0,
    ])
  })

  it('of the threshold are the first step at which all tasks reach it; no step if they never do', () => {
    expect(read('reach', [numbers({}), numbers({ bests: [{ step: 0, metric: 0.79 }] })])).toMatchObject({
      values: [120, Number.NaN],
      mean: 120,
      known: 1,
    })
  })

  it('of Δm compare with the mean of the baselines, by metric', () => {
    const found = read(
      'deltaM',
      [numbers({ metrics: [0.9, 0.6] }), ended],
      [numbers({ metrics: [0.75, 0.1] }), numbers({ metrics: [0.1, 0.8] })],
    )
    // (0.9 − 0.75) / 0.75 = 20 %, (0.6 − 0.8) / 0.8 = −25 %.
    expect(found.values[0]).toBeCloseTo(-2.5, 10)
    expect(found).toMatchObject({ known: 1, diverged: [null, 7] })
  })
})
