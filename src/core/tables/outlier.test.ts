import { expect, test } from 'vitest'
import { outlierOf } from './outlier'

const column = (values: readonly number[]) => values.map((value) => ({ value, count: 1 }))
const usual = Array.from({ length: 100 }, (_, k) => k % 36)

test('a number far outside the quartiles is found, on either side, with how many rows are so far outside', () => {
  expect(outlierOf(column([...usual, 999_999_999]))).toEqual({ farthest: { value: 999_999_999, count: 1 }, rows: 1 })
  expect(outlierOf(column([-9999, ...usual]))?.farthest.value).toBe(-9999)
  expect(outlierOf([...column([...usual, ...usual]), { value: 9999, count: 1 }, { value: 99_999, count: 1 }])).toEqual({
    farthest: { value: 99_999, count: 1 },
    rows: 2,
  })
})

test('no number stands out among usual ones, in a skewed column, or where half of the rows have the same', () => {
  expect(outlierOf([])).toBeNull()
  expect(outlierOf(column(usual))).toBeNull()
  expect(outlierOf(column(Array.from({ length: 200 }, (_, k) => 1.1 ** k)))).toBeNull()
  expect(outlierOf([{ value: 0, count: 80 }, ...column([1, 2, 900])])).toBeNull()
})
