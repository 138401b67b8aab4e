import { expect, test } from 'vitest'
import type { Line } from './model'
import { rowsOf, rowsToRead } from './readings'

const line = (label: string, extra: Partial<Line> = {}): Line => ({
  key: label + (extra.dashed ? ' dashed' : ''),
  label,
  color: '',
  ink: '',
  column: 'trainLosses',
  index: 0,
  ...extra,
})

test('a quiet twin stands beside its line, a named one below', () => {
  const lines = [line('all', { dashed: true }), line('A', { dashed: true, quiet: true }), line('A'), line('B')]
  expect(rowsOf({ lines })).toEqual([
    { line: 2, twin: 1 },
    { line: 3, twin: null },
    { line: 0, twin: null },
  ])
})

test('of more rows than fit the smallest values are read, what is no number last', () => {
  const rows = [0, 1, 2, 3].map((k) => ({ line: k, twin: null }))
  const values = [0.5, Number.NaN, -0.4, 0.1]
  expect(rowsToRead(rows, (k) => values[k], 4)).toEqual(rows)
  expect(rowsToRead(rows, (k) => values[k], 3).map((row) => row.line)).toEqual([2, 3, 0])
})
