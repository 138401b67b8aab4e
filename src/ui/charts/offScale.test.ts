import { expect, test } from 'vitest'
import type { ChartModel, Line } from './model'
import { offLogScale } from './offScale'

const line = (label: string, index: number): Line => ({
  key: `${index}`,
  label,
  color: '',
  ink: '',
  column: 'trainLosses',
  index,
})
const values = [
  [1, 0.1, -0.2],
  [Number.NaN, 2, 3],
  [0, 1, 1],
  [-1, -1, -1],
]
const model = (scale: ChartModel['scale']): ChartModel => ({
  source: {
    steps: Float64Array.of(0, 1, 2),
    marks: [],
    shownStep: null,
    column: ({ index }) => Float64Array.from(values[index]),
    subscribe: () => () => {},
  },
  lines: [line('A', 0), line('B', 1), line('C', 2), line('A', 3)],
  scale,
  labelSpace: 48,
  smoothing: 0,
  format: String,
})

test('a logarithmic axis names each curve that has a value at or below 0 once', () => {
  expect(offLogScale(model('log'))).toEqual(['A', 'C'])
})

test('a linear axis shows all', () => {
  expect(offLogScale(model('linear'))).toEqual([])
})
