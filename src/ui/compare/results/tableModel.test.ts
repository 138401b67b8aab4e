import { describe, expect, it, test } from 'vitest'
import { tableAs } from '../../../share/tables'
import type { LaneResult } from '../../../state/compare/results'
import { formatFixed } from '../../text/format'
import { cellText, decimalsByColumn, NONE, numbersTable, readableTable, type Words } from './resultTables'
import { shownColumns } from './shownColumns'
import { type ResultModel, type ResultTask, resultModel } from './tableModel'
import {
  absenceOf,
  absencesIn,
  decimalsOf,
  nextSorting,
  type Standing,
  sortedRows,
  standing,
  unsorted,
} from './tableReading'

const tasks: readonly ResultTask[] = [
  { id: 't1', metric: 'accuracy' },
  { id: 't2', metric: 'r2' },
]

interface Given {
  readonly only?: string
  readonly seeds?: readonly number[]
  readonly metrics: readonly (readonly number[])[]
  readonly reach?: readonly number[]
}

function result(id: string, { only, seeds = [1, 2, 3], metrics, reach }: Given): LaneResult {
  return {
    lane: { id, name: '', changes: [], only: only ?? null, seeds: null },
    seeds,
    metrics,
    losses: metrics.map((ofTask) => ofTask.map((metric) => 1 - metric)),
    scores: metrics,
    totals: seeds.map(() => 1),
    stepsToThreshold: reach ?? seeds.map(() => Number.NaN),
    conflict: seeds.map(() => 0.25),
    milliseconds: 2,
    ends: seeds.map(() => null),
  }
}

const untrained = [Number.NaN, Number.NaN, Number.NaN]
const lanes = [
  result('a', {
    metrics: [
      [0.8, 0.82, 0.78],
      [0.4, 0.4, 0.4],
    ],
  }),
  result('b', {
    metrics: [
      [0.9, 0.92, 0.881],
      [0.41, 0.38, 0.42],
    ],
    reach: [100, 120, 140],
  }),
  result('c', { only: 't1', metrics: [[0.8, 0.8, 0.8], untrained] }),
  result('d', { only: 't2', metrics: [untrained, [0.5, 0.5, 0.5]] }),
]
const model = resultModel(lanes, tasks)
const at = (id: string) => model.columns.findIndex((column) => column.id === id)
const cell = (lane: number, id: string) => model.rows[lane].cells[at(id)]

describe('a cell without a number', () => {
  const why = (of: ResultModel, lane: number, id: string) => {
    const column = of.columns.find((one) => one.id === id)
    return column ? absenceOf(of, of.rows[lane], column) : 'no such column'
  }

  it('has a reason, and a cell with one has none', () => {
    expect(why(model, 0, 'metric t1')).toBeNull()
    expect(why(model, 0, 'reach')).toBe('threshold')
    expect([why(model, 2, 'metric t1'), why(model, 2, 'loss t2'), why(model, 2, 'rank')]).toEqual([
      null,
      'ownTask',
      'ownTask',
    ])
    expect(absencesIn(model, model.columns)).toEqual(['threshold', 'ownTask'])
  })

  it('is empty for divergence, for a metric that is not defined, or for want of baselines', () => {
    const metrics = [
      [0.8, Number.NaN, 0.78],
      [0.4, 0.4, 0.4],
    ]
    const lost = { ...result('a', { metrics }), ends: [null, { step: 9, task: 0 } as never, null] }
    const few = resultModel([lost, result('b', { metrics: [untrained, [0.4, 0.4, 0.4]] })], tasks)
    expect(why(few, 0, 'metric t1')).toBe('diverged')
    expect([why(few, 1, 'metric t1'), why(few, 1, 'loss t1'), why(few, 1, 'deltaM')]).toEqual([
      'metric',
      'labels',
      'baselines',
    ])
    const still = { ...result('a', { metrics }), conflict: untrained, milliseconds: Number.NaN }
    const resting = resultModel([still], tasks)
    expect([why(resting, 0, 'conflict'), why(resting, 0, 'time')]).toEqual(['gradients', 'time'])
  })
})

describe('Δm', () => {
  it('is the mean relative change against the baselines', () => {
    expect(cell(0, 'deltaM').mean).toBeCloseTo(-10, 10)
    expect(cell(1, 'deltaM').mean).toBeCloseTo((100 / 2) * (0.900333333333 / 0.8 - 1 + (0.40333333333 / 0.5 - 1)), 8)
    expect(model.rows[0].changes[1]).toBeCloseTo(-20, 10)
  })
  it('is 0 for the baselines themselves, over the task they have', () => {
    for (const lane of [2, 3]) {
      expect(cell(lane, 'deltaM')).toMatchObject({ mean: 0, deviation: Number.NaN, best: false, tied: false })
      expect(model.rows[lane].changes[lane - 2]).toBe(0)
      expect(model.rows[lane].changes[3 - lane]).toBeNaN()
    }
  })
  it('is unknown without a baseline for every task', () => {
    const fewer = resultModel(lanes.slice(0, 3), tasks)
    expect(fewer.baselines).toBe(false)
    expect(fewer.rows.map(({ cells }) => cells[at('deltaM')].mean)).toEqual([Number.NaN, Number.NaN, 0])
  })
  it('knows that a lower error is better: best lane, rank and Δm', () => {
    const inError: readonly ResultTask[] = [{ id: 't1', metric: 'mae' }]
    const errors = [
      result('a', { metrics: [[4, 4.1, 3.9]] }),
      result('b', { metrics: [[2, 2.2, 1.9]] }),
      result('c', { only: 't1', metrics: [[4, 4, 4]] }),
    ]
    const { columns, rows } = resultModel(errors, inError)
    const of = (lane: number, id: string) => rows[lane].cells[columns.findIndex((column) => column.id === id)]
    expect([of(0, 'metric t1').best, of(1, 'metric t1').best]).toEqual([false, true])
    expect([of(0, 'rank').mean, of(1, 'rank').mean]).toEqual([2, 1])
    expect(of(1, 'deltaM').mean).toBeCloseTo(49.17, 2)
    expect(rows[1].changes[0]).toBeCloseTo(49.17, 2)
    const large = resultModel([result('a', { metrics: [[283.6, 281.2, 290]] })], inError)
    const at = columns.findIndex(({ id }) => id === 'metric t1')
    expect(decimalsOf(columns[at], [large.rows[0].cells[at]])).toBe(1)
  })
  it('uses the loss if a metric is unknown', () => {
    const losses = (value: number) => [[value, value, value], untrained]
    const known = { losses: losses(0.5), metrics: [untrained, untrained] }
    const { columns, rows } = resultModel(
      [
        { ...lanes[0], losses: losses(0.25), metrics: [untrained, untrained] },
        { ...lanes[2], ...known },
      ],
      [tasks[0]],
    )
    expect(rows[0].cells[columns.findIndex(({ id }) => id === 'deltaM')].mean).toBe(50)
    expect(rows[0].changes).toEqual([50])
  })
})

describe('best and tied', () => {
  it('marks the best, and greys lanes that are not significantly different from it', () => {
    expect(cell(1, 'metric t1').best).toBe(true)
    // Every seed is better by about 0.1.
    expect(cell(0, 'metric t1').tied).toBe(false)
    expect(cell(1, 'metric t2').best).toBe(true)
    expect(cell(0, 'metric t2').tied).toBe(true)
    expect(standing(model, 'metric t2')).toEqual({ kind: 'none', best: [1], tied: [0], without: [] })
  })
  it('greys nothing below three common seeds', () => {
    const two = lanes.map((lane, k) => (k === 1 ? { ...lane, seeds: [1, 2, 9] } : lane))
    const few = resultModel(two, tasks)
    expect(few.commonSeeds).toBe(2)
    expect(few.rows.some(({ cells }) => cells.some(({ tied }) => tied))).toBe(false)
  })
  it('leaves out baselines, even if they are better', () => {
    expect(cell(3, 'metric t2')).toMatchObject({ mean: 0.5, best: false, tied: false })
    expect(cell(2, 'rank').mean).toBeNaN()
    expect(cell(0, 'rank').mean).toBe(2)
  })
  it('has no mean over only the seeds that did not diverge', () => {
    const part = resultModel(
      [lanes[0], result('b', { metrics: lanes[1].metrics, reach: [100, Number.NaN, 120] })],
      tasks,
    )
    const reach = part.rows[1].cells[at('reach')]
    expect(reach).toMatchObject({ mean: Number.NaN, known: 2, best: false })
  })
})

describe('what is said of a column', () => {
  const seeds = [1, 2, 3]
  const lost = seeds.map(() => Number.NaN)
  /** Seeds of one lane around a value; the noise of a lane is its own. */
  const around = (value: number, noise: readonly number[] = [0, 0.01, -0.01]) => noise.map((each) => value + each)
  const of = (metrics: readonly (readonly number[])[], own = seeds): Standing | null =>
    standing(
      resultModel(
        metrics.map((metric, k) => result(String(k), { seeds: own, metrics: [metric] })),
        [tasks[0]],
      ),
      'metric t1',
    )
  it.each<[string, readonly (readonly number[])[], Standing['kind'] | null]>([
    ['eight lanes with one value', Array.from({ length: 8 }, () => [1, 1, 1]), 'equal'],
    [
      'two lanes with one value',
      [
        [1, 1, 1],
        [1, 1, 1],
      ],
      'equal',
    ],
    [
      'two that share the best value, and one far below',
      [[1, 1, 1], [1, 1, 1], around(0.2, [0.02, 0, -0.02])],
      'apart',
    ],
    ['one clearly best', [around(0.9), around(0.5, [0.02, 0, -0.02]), around(0.3, [-0.01, 0.02, 0])], 'apart'],
    [
      'one best by no more than noise',
      [around(0.9), around(0.901, [0.3, -0.3, 0]), around(0.902, [-0.2, 0.2, 0])],
      'none',
    ],
    ['some near, some far', [around(0.9), around(0.901, [0.3, -0.3, 0]), around(0.1, [0.02, 0, -0.02])], 'tied'],
    ['one lane', [around(0.9)], null],
    ['all diverged', [lost, lost], null],
    ['all but one diverged', [around(0.9), lost, lost], 'alone'],
    ['the rest equal, one diverged', [[1, 1, 1], [1, 1, 1], lost], 'equal'],
    ['diverged in one seed alone', [around(0.9), [0.99, 0.99, Number.NaN], around(0.5, [0.02, 0, -0.02])], 'apart'],
  ])('%s', (_, metrics, kind) => {
    expect(of(metrics)?.kind ?? null).toBe(kind)
  })
  it('names the lanes without a number and says nothing of them', () => {
    expect(of([around(0.9), lost, around(0.5, [0.02, 0, -0.02])])).toEqual({
      kind: 'apart',
      best: [0],
      tied: [],
      without: [1],
    })
  })
  it('tests nothing with one seed or two', () => {
    expect(of([[0.9], [0.5]], [1])?.kind).toBe('untested')
    expect(
      of(
        [
          [0.9, 0.8],
          [0.5, 0.4],
        ],
        [1, 2],
      )?.kind,
    ).toBe('untested')
  })
  it('has no best lane in a column that is neither good nor bad, and no test of ranks', () => {
    expect(standing(model, 'time')).toBeNull()
    expect(standing(model, 'conflict')).toBeNull()
    expect(standing(model, 'no such column')).toBeNull()
    expect(standing(model, 'rank')?.kind).toBe('untested')
  })
})

test('sorting cycles through best first, worst first and the order of the lanes; unknown is always last', () => {
  const column = { id: 'metric t1', better: 'high' } as const
  const first = nextSorting(unsorted, column)
  const second = nextSorting(first, column)
  expect([first, second, nextSorting(second, column)].map(({ direction }) => direction)).toEqual([
    'descending',
    'ascending',
    'ascending',
  ])
  const order = (sorting: typeof first) => sortedRows(model, sorting).map(({ lane }) => lane)
  expect(order(first)).toEqual([1, 0, 2, 3])
  expect(order(second)).toEqual([0, 2, 1, 3])
  expect(order(nextSorting(second, column))).toEqual([0, 1, 2, 3])
})

const words: Words = {
  title: ({ id }) => id,
  spread: (title) => `${title} std`,
  lane: 'lane',
  seeds: 'seeds',
  diverged: 'diverged',
  laneName: (lane) => 'abcd'[lane],
  fixed: (value, decimals) => formatFixed('en', value, decimals),
  percent: (share) => `${Math.round(100 * share)}%`,
  caption: ({ key, seeds }) => `${key} ${seeds}`,
  some: (known, seeds) => `${known} of ${seeds}`,
}

test('files contain the numbers of the table', () => {
  const csv = tableAs('csv', numbersTable(model, model.rows, words))
    .trim()
    .split('\r\n')
    .map((line) => line.split(','))
  const decimals = decimalsByColumn(model)
  let compared = 0
  for (const [r, row] of model.rows.entries()) {
    for (const [c, column] of model.columns.entries()) {
      if (column.kind === 'conflict') continue
      const shown = cellText(column, row.cells[c], decimals[c], words, row.seeds)
      const written = csv[r + 1][csv[0].indexOf(column.id)]
      if (shown.mean === NONE) expect(written).toBe('')
      else expect(words.fixed(Number(written), decimals[c])).toBe(shown.mean)
      if (shown.mean !== NONE) compared++
    }
  }
  // Two metrics, their losses and more in every lane.
  expect(compared).toBeGreaterThan(20)
  const markdown = tableAs('markdown', readableTable(model, model.rows, model.columns, words))
  expect(markdown).toContain('**0.900 ± 0.020**')
  expect(markdown.split('\n').slice(2 + model.rows.length)).toEqual(['', 'caption 3', ''])
})

test('the copied table has the shown columns and a caption', () => {
  const shown = model.columns.filter(({ kind }) => kind === 'metric' || kind === 'rank')
  const table = readableTable(model, model.rows, shown, words)
  expect(table.columns.map(({ title }) => title)).toEqual(['lane', 'metric t1', 'metric t2', 'rank'])
  expect(table.rows.map((row) => row.length)).toEqual([4, 4, 4, 4])
  expect(table.rows[1][1]).toEqual({ text: '0.900 ± 0.020', best: true })
  const latex = tableAs('latex', table)
  expect(latex).toMatch(/^\\begin\{table\}\n\\centering\n\\caption\{caption 3\}\n\\begin\{tabular\}\{lrrr\}/)
  expect(latex).toMatch(/\\end\{tabular\}\n\\end\{table\}\n$/)
  const seedsOf = (counts: readonly number[]) =>
    readableTable({ ...model, rows: model.rows.map((row, k) => ({ ...row, seeds: counts[k] })) }, [], [], words).caption
  expect([seedsOf([1, 1, 1, 1]), seedsOf([3, 3, 1, 1])]).toEqual(['captionOneSeed 1', 'captionMixed 0'])
})

test('columns of losses are hidden if they do not fit, unless they were chosen', () => {
  const kinds = (shown: 'both' | 'loss' | 'metric' | null, room: number) => [
    ...new Set(shownColumns(model.columns, shown, room).map(({ kind }) => kind)),
  ]
  expect(kinds(null, 2000)).toContain('loss')
  expect(kinds(null, 500)).not.toContain('loss')
  expect(kinds('loss', 500)).not.toContain('metric')
  expect(kinds('both', 500)).toEqual(expect.arrayContaining(['loss', 'metric', 'conflict']))
})
