import { describe, expect, it, test } from 'vitest'
import { defaultConfig, defaultTask } from '../../config/defaults'
import type { TaskConfig } from '../../config/types'
import { type Column, inputsOf, spreadsOf, type Table } from './columns'
import { readTable } from './file'
import { inputWidthOf, makeRows, type Roles } from './make'

const gap = Number.NaN
const height: Column = { id: 'height', kind: 'number', unit: 'm', gaps: true }
const weight: Column = { id: 'weight', kind: 'number', unit: 'kg', gaps: false, standard: { offset: 5000, size: 50 } }
const colour: Column = { id: 'colour', kind: 'category', classes: ['red', 'green', 'blue'] }
const open: Column = { id: 'open', kind: 'yesno', classes: ['shut', 'open'] }

/** 200 rows: a number with a gap in every tenth row, another far from 0, three colours, yes or no. */
const ROWS = 200
const column = (value: (row: number) => number) => Float64Array.from({ length: ROWS }, (_, row) => value(row))
const table: Table = {
  rows: ROWS,
  values: new Map([
    ['height', column((row) => (row % 10 === 3 ? gap : (row * 7) % 31))],
    ['weight', column((row) => 5000 + 100 * Math.sin(row))],
    ['colour', column((row) => (row % 50 === 7 ? gap : row % 3))],
    ['open', column((row) => (row % 25 === 4 ? gap : row % 2))],
  ]),
}
const roles: Roles = {
  inputs: [height, colour, open],
  targets: new Map<string, Column>([
    ['weight', weight],
    ['height', height],
    ['colour', colour],
    ['open', open],
  ]),
}
const problem = { ...defaultConfig.problem, samples: 150, testFraction: 0.4 }
const task = (target: string, change: Partial<TaskConfig> = {}) => ({ ...defaultTask('t1', target, 'mse'), ...change })
const make = (tasks: readonly TaskConfig[], change: Partial<typeof problem> = {}) =>
  makeRows(table, roles, { ...problem, ...change }, tasks)
const meanOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length

describe('inputs', () => {
  const all = Int32Array.from({ length: ROWS }, (_, row) => row)
  const every = (column: Column, training: readonly number[]) =>
    inputsOf(table, [column], spreadsOf(table, [column], Int32Array.from(training)), all)

  it('standardise a number by the training rows that have a value', () => {
    const inputs = every(weight, [0, 1, 2, 3])
    const four = inputs.subarray(0, 4)
    expect(meanOf(four)).toBeCloseTo(0, 12)
    expect(meanOf(four.map((value) => value ** 2))).toBeCloseTo(1, 12)
    expect(Math.abs(meanOf(inputs))).toBeGreaterThan(0.1)
  })

  it('stand at the mean where a number is missing, and say so in a column of their own', () => {
    const inputs = every(height, [0, 1, 2, 3, 4])
    expect([...inputs.subarray(6, 8)]).toEqual([0, 1])
    expect(inputs.filter((_, i) => i % 2 === 1 && i !== 7).subarray(0, 9)).toEqual(new Float64Array(9))
    const known = [0, 2, 4, 8].map((i) => inputs[i])
    expect(meanOf(Float64Array.from(known))).toBeCloseTo(0, 12)
  })

  it('are one for each class, none of them where it is missing', () => {
    const inputs = every(colour, [])
    expect([...inputs.subarray(3, 6)]).toEqual([0, 1, 0])
    expect([...inputs.subarray(21, 24)]).toEqual([0, 0, 0])
  })

  it('are −1 or 1 for no or yes, 0 where it is missing', () => {
    expect([...every(open, []).subarray(2, 6)]).toEqual([-1, 1, 0, 1])
  })

  it('do not divide by zero where a column does not vary', () => {
    const still: Table = { rows: 2, values: new Map([['weight', Float64Array.of(3, 3)]]) }
    const rows = Int32Array.of(0, 1)
    expect([...inputsOf(still, [weight], spreadsOf(still, [weight], rows), rows)]).toEqual([0, 0])
  })
})

describe('rows', () => {
  it('have the width that the roles state', () => {
    const { inputWidth, train, test } = make([task('weight')])
    expect(inputWidth).toBe(inputWidthOf(roles))
    expect(inputWidth).toBe(2 + 3 + 1)
    expect([train.rows, test.rows]).toEqual([90, 60])
    expect(train.inputs).toHaveLength(90 * inputWidth)
  })

  it('are a seeded draw, all of the table at most, and none is in both splits', () => {
    const heights = (seed: number, samples: number) => {
      const { train, test } = make([task('weight')], { seed, samples })
      const back = ({ targets: [values] }: typeof train) => [...values].map((value) => 5000 + 50 * value)
      return { train: back(train), test: back(test) }
    }
    const whole = heights(1, 5000)
    const expected = [...table.values.get('weight')!].toSorted((a, b) => a - b)
    const found = [...whole.train, ...whole.test].toSorted((a, b) => a - b)
    expect(found).toHaveLength(ROWS)
    found.forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i], 9)
    })
    expect(heights(1, 100)).toEqual(heights(1, 100))
    expect(heights(2, 100)).not.toEqual(heights(1, 100))
  })

  it('have no label where the column is empty, in both splits', () => {
    const { train, test, tasks } = make([task('height'), task('colour', { id: 't2' }), task('open', { id: 't3' })], {
      samples: ROWS,
    })
    expect(tasks.map(({ kind, outputs }) => [kind, outputs])).toEqual([
      ['regression', 1],
      ['multiclass', 3],
      ['binary', 1],
    ])
    const unlabelled = [0, 1, 2].map((t) =>
      [train, test].map(({ masks, rows }) => rows - masks[t]!.reduce((sum, has) => sum + has, 0)),
    )
    expect(unlabelled.map(([a, b]) => a + b)).toEqual([20, 4, 8])
    for (const [a, b] of unlabelled) expect(Math.min(a, b)).toBeGreaterThan(0)
  })

  it('count targets from their zero in steps of their size, times the scale', () => {
    const order = (tasks: readonly TaskConfig[]) => [...make(tasks).test.targets[0]]
    const scaled = order([task('weight', { scale: 3 })])
    order([task('weight')]).forEach((value, row) => {
      expect(scaled[row]).toBeCloseTo(3 * value, 12)
      expect(Math.abs(value)).toBeLessThan(2.0001)
    })
    expect(Math.max(...scaled)).toBeGreaterThan(5)
    expect(order([task('height')])).toContain(30)
  })

  it('lose labels and gain noise by the dials', () => {
    const shares = make([task('weight', { labels: 0.5 }), task('open', { id: 't2', noise: 1 })], { samples: ROWS })
    const labelled = shares.train.masks[0]!.reduce((sum, has) => sum + has, 0) / shares.train.rows
    expect(labelled).toBeGreaterThan(0.35)
    expect(labelled).toBeLessThan(0.65)
    expect(shares.test.masks[0]).toBeNull()
    const plain = make([task('weight'), task('open', { id: 't2' })], { samples: ROWS })
    shares.train.targets[1].forEach((label, row) => {
      if (shares.train.masks[1]![row] === 1) expect(label).toBe(1 - plain.train.targets[1][row])
    })
  })
})

test('a file that does not have the columns of its problem is refused', () => {
  const read = (file: unknown) => readTable(new TextEncoder().encode(JSON.stringify(file)), [height, colour])
  const whole = { height: [1.5, null], colour: [2, 0] }
  expect(read(whole).values.get('height')).toEqual(Float64Array.of(1.5, gap))
  expect(() => read({ height: [1] })).toThrow(/colour/)
  expect(() => read({ ...whole, colour: [2] })).toThrow(/lengths/)
  expect(() => read({ ...whole, colour: [2, 3] })).toThrow(/colour.*row 1.*3/)
  expect(() => read({ ...whole, height: ['1', 2] })).toThrow(/height.*row 0/)
})
