import { expect, test } from 'vitest'
import { defaultConfig } from '../config/defaults'
import { problems } from './all'
import type { Problem } from './define'
import { drawSplits } from './draws'
import { type Axis, dotsOver, endsInUnit, pairOf, sliceOf, sliceTableOf } from './slice'
import type { Column } from './table/columns'

const gap = Number.NaN
const inputs: Column[] = [
  { id: 'a', kind: 'number', unit: 'm', gaps: true },
  { id: 'kind', kind: 'category', classes: ['red', 'blue'] },
  { id: 'yes', kind: 'yesno', classes: ['no', 'yes'] },
  { id: 'b', kind: 'number', unit: '', gaps: false },
  { id: 'unseen', kind: 'number', unit: '', gaps: false },
]
const ROWS = 200
const column = (value: (row: number) => number) => Float64Array.from({ length: ROWS }, (_, row) => value(row))
/** Columns that were read. */
const read = new Set<string>()
class Watched extends Map<string, Float64Array> {
  override get(id: string) {
    read.add(id)
    return super.get(id)
  }
}
const table = {
  rows: ROWS,
  values: new Watched([
    ['a', column((row) => (row % 10 === 3 ? gap : 3 + 4 * (row % 2)))],
    ['kind', column((row) => (row % 4 === 0 ? 0 : row % 50 === 7 ? gap : 1))],
    ['yes', column((row) => Number(row % 5 === 0))],
    ['b', column((row) => row % 3)],
    ['unseen', column((row) => row)],
  ]),
}
const problem = { ...defaultConfig.problem, samples: 150, testFraction: 0.4 }
const stated: Problem = { ...problems[0], inputTable: () => ({ table, inputs }) }
const data = sliceTableOf(stated, problem)!
const a = data.columns[0]
const b = data.columns[3]
const inUnit = ({ spread: { mean, deviation } }: Axis, input: number) => mean + deviation * input

test('two numbers vary from the lower left to the upper right; the rest is at its mean or its most frequent value', () => {
  const slice = sliceOf(data, a, b, 2)
  expect(data.width).toBe(7)
  const rows = [0, 1, 2, 3].map((cell) => [...slice.inputs.slice(7 * cell, 7 * cell + 7)])
  // The rows reach from 3 to 7 and from 0 to 2, with a twentieth of room at both ends.
  const places = rows.map((row) => [inUnit(slice.x, row[0]), inUnit(slice.y, row[5])])
  const expected = [
    [3.9, 1.55],
    [6.1, 1.55],
    [3.9, 0.45],
    [6.1, 0.45],
  ]
  places.forEach((place, cell) => {
    expect(place[0]).toBeCloseTo(expected[cell][0], 5)
    expect(place[1]).toBeCloseTo(expected[cell][1], 5)
  })
  for (const row of rows) expect([row[1], row[2], row[3], row[4], row[6]]).toEqual([0, 0, 1, -1, 0])
})

test('reads no column of numbers but the two that vary', () => {
  read.clear()
  sliceOf(data, a, b, 2)
  expect([...read].toSorted()).toEqual(['a', 'b', 'kind', 'yes'])
})

test('a column without a value in any row, and one that does not vary, have an axis too', () => {
  const still = { ...table, values: new Map([...table.values, ['a', column(() => gap)], ['b', column(() => 5)]]) }
  const slice = sliceOf({ ...data, table: still }, a, b, 2)
  expect([slice.x.ends, slice.y.ends]).toEqual([
    [-1, 1],
    [-1, 1],
  ])
})

test('test rows stand over it unless they lack one of the numbers or the label', () => {
  const slice = sliceOf(data, a, b, 2)
  const { test: rows } = drawSplits(problem, ROWS)
  // Every second test row is shown; the first of these has no label.
  const truths = Float32Array.from({ length: rows.length / 2 }, (_, k) => (k === 0 ? gap : k))
  const dots = dotsOver(data, { of: rows.length, truths, width: 1 }, slice)
  const shown = [...truths.keys()].filter((k) => k > 0 && rows[2 * k] % 10 !== 3)
  expect(dots.map(({ target }) => target)).toEqual(shown)
  const atShare = (axis: Axis, share: number) => inUnit(axis, axis.ends[0] + share * (axis.ends[1] - axis.ends[0]))
  for (const { x, y, target } of dots) {
    expect(atShare(slice.x, x)).toBeCloseTo(3 + 4 * (rows[2 * target] % 2), 5)
    expect(atShare(slice.y, y)).toBeCloseTo(rows[2 * target] % 3, 5)
  }
})

test('problems whose inputs are no columns of a table have none, and no rows are made to find out', () => {
  const unlike = problems.filter(({ inputTable }) => !inputTable)
  expect(unlike.map(({ id }) => id)).toEqual(expect.arrayContaining(['plane', 'digits', 'clicks']))
  for (const each of unlike) expect(sliceTableOf(each, problem)).toBeNull()
})

test('a cut begins with the columns of the picture of the problem, else with the first two numbers', () => {
  const idsOf = (changed: Partial<Problem>, given = data) =>
    pairOf({ ...stated, ...changed }, given)?.map(({ column: { id } }) => id)
  expect(idsOf({ thumbnail: { kind: 'scatter', x: 6, y: 0 } })).toEqual(['unseen', 'a'])
  // An input that is no number, and none at all.
  expect(idsOf({ thumbnail: { kind: 'scatter', x: 6, y: 2 } })).toEqual(['a', 'b'])
  expect(idsOf({ thumbnail: undefined })).toEqual(['a', 'b'])
  expect(idsOf({ thumbnail: undefined }, { ...data, columns: data.columns.slice(0, 3) })).toBeUndefined()
})

test('the ends of an axis are told in the unit of its column, with a twentieth of room', () => {
  const [low, high] = endsInUnit(sliceOf(data, a, b, 2).x)
  expect(low).toBeCloseTo(2.8, 10)
  expect(high).toBeCloseTo(7.2, 10)
})
