import { describe, expect, it, test } from 'vitest'
import { DOT } from '../../charts/paths'
import {
  binCount,
  binned,
  binOf,
  binPath,
  conflictAt,
  cosineAt,
  leanAt,
  logRatioAt,
  losesAt,
  type Source,
} from './conflictModel'

/** A history of two tasks and two layers from columns by name. */
function source(steps: readonly number[], columns: Readonly<Record<string, readonly number[]>>): Source {
  return {
    length: steps.length,
    steps: Float64Array.from(steps),
    taskCount: 2,
    layerCount: 2,
    column: (name, index = 0) => Float64Array.from(columns[`${name}${index}`] ?? []),
  }
}

const one = source([0, 1, 10, 30], {
  cosines0: [0.5, -0.5, -1, Number.NaN],
  layerCosines1: [0, 0.25, 0.5, 1],
  gradientNorms0: [1, 10, 1, 0],
  gradientNorms1: [100, 10, 10, 1],
  lean0: [0, 10, 20, 30],
  descents0: [1, -1, -2, -3],
})
const values = (bins: Float64Array) => [...bins]

describe('columns', () => {
  it('are means over their records; a column without records repeats the one before it', () => {
    expect(values(binned([one], 50, 5, leanAt))).toEqual([5, 20, 20, 30, Number.NaN])
  })
  it('are means over the seeds', () => {
    const other = source([0, 10, 20], { lean0: [35, 40, Number.NaN] })
    expect(values(binned([one, other], 40, 4, leanAt))).toEqual([15, 30, 30, 30])
  })
  it('end at the last trained step', () => {
    expect(values(binned([], 10, 2, leanAt))).toEqual([Number.NaN, Number.NaN])
    expect([0, 9, 10, 49, 50, 99].map((step) => binOf(step, 50, 5))).toEqual([0, 0, 1, 4, 4, 4])
  })
  it('are as many as fit and were recorded', () => {
    expect(binCount(300, 40)).toBe(4)
    expect(binCount(300, 10_000)).toBe(150)
    expect(binCount(3000, 100_000)).toBe(200)
    expect(binCount(0, 0)).toBe(1)
  })
})

test('a cosine is the trunk’s or a layer’s', () => {
  expect(values(binned([one], 40, 2, cosineAt(0, -1)))[0]).toBeCloseTo(-1 / 3, 12)
  expect(values(binned([one], 40, 2, cosineAt(0, 1)))).toEqual([0.25, 1])
})

test('shares are shares of the steps with a known value', () => {
  expect(binned([one], 1, 1, conflictAt)[0]).toBeCloseTo(2 / 3, 12)
  expect(binned([one], 1, 1, losesAt(0))[0]).toBe(0.75)
  expect(binned([one], 1, 1, losesAt(1))[0]).toBeNaN()
})

test('ratios are averaged by their logarithms, without those of a zero gradient', () => {
  expect(binned([one], 1, 1, logRatioAt)[0]).toBeCloseTo(1, 12)
})

test('a path lifts the pen over a gap', () => {
  expect(binPath([1, 2, Number.NaN, 3], 40, (value) => value)).toBe(`M5,1L15,2M35,3${DOT}`)
})
