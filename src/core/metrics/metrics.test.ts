import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { Split } from '../problems/define'
import { labelledRows, quantileVariation, scoreOf, targetVariation } from './metrics'
import { scoreName } from './names'

const split = (targets: readonly number[], mask: readonly number[] | null = null, width = 1): Split => ({
  rows: targets.length / width,
  inputs: new Float64Array(targets.length / width),
  targets: [Float64Array.from(targets)],
  masks: [mask && Uint8Array.from(mask)],
})

const squared = { kind: 'regression', loss: 'mse' } as const
const quantile = { kind: 'regression', loss: 'quantile' } as const
const binary = { kind: 'binary', loss: 'hinge' } as const
const classes = { kind: 'multiclass', loss: 'softmax' } as const

test('the score of each kind of task', () => {
  expect([squared, quantile, { kind: 'regression', loss: 'poisson' } as const, binary, classes].map(scoreName)).toEqual(
    ['r2', 'r1', 'r2', 'accuracy', 'accuracy'],
  )
})

describe('accuracy', () => {
  it('is the share of labelled rows that are right', () => {
    expect(scoreOf(binary, [], 3, split([0, 1, 1, 0]), 0)).toBe(0.75)
    expect(scoreOf(classes, [], 1, split([0, 2, 1, 0], [1, 0, 0, 1]), 0)).toBe(0.5)
  })
  it('is not a number where no row has a label', () => {
    expect(scoreOf(binary, [], 0, split([0, 1], [0, 0]), 0)).toBeNaN()
  })
})

describe('R²', () => {
  it('is 1 for a perfect answer, 0 for the mean, below 0 for worse', () => {
    const data = split([1, 2, 3, 6])
    expect(scoreOf(squared, [], 0, data, 0)).toBe(1)
    expect(scoreOf(squared, [], 4 + 1 + 0 + 9, data, 0)).toBeCloseTo(0, 14)
    expect(scoreOf(squared, [], 28, data, 0)).toBeCloseTo(-1, 14)
  })
  it('compares with the labelled rows alone', () => {
    const data = split([1, 999, 3, -999], [1, 0, 1, 0])
    expect(labelledRows(data, 0)).toBe(2)
    expect(targetVariation(data, 0)).toBeCloseTo(2, 14)
  })
  it('adds the variation of each column about its own mean', () => {
    expect(targetVariation(split([1, 100, 3, 104], null, 2), 0)).toBeCloseTo(2 + 8, 12)
  })
  it('is not a number where the target never varies', () => {
    expect(scoreOf(squared, [], 1, split([5, 5, 5]), 0)).toBeNaN()
  })
  it('does not cancel for targets far from 0', () => {
    const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 40 })
    fc.assert(
      fc.property(values, (targets) => {
        const far = targets.map((target) => target + 1e9)
        const mean = targets.reduce((a, b) => a + b) / targets.length
        const exact = targets.reduce((sum, target) => sum + (target - mean) ** 2, 0)
        expect(Math.abs(targetVariation(split(far), 0) - exact)).toBeLessThan(1e-3)
      }),
    )
  })
})

describe('R¹', () => {
  const pinball = (q: number, e: number) => Math.max(q * e, (q - 1) * e)
  it('is 1 for a perfect answer, 0 for the best constant, whatever the quantile', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 3, maxLength: 30 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (targets, q) => {
          fc.pre(new Set(targets).size > 1)
          const data = split(targets)
          const of = (constant: number) => targets.reduce((sum, y) => sum + pinball(q, y - constant), 0)
          const best = Math.min(...targets.map(of))
          expect(quantileVariation(data, 0, q)).toBeCloseTo(best, 9)
          expect(scoreOf(quantile, [q], 0, data, 0)).toBe(1)
          expect(scoreOf(quantile, [q], best, data, 0)).toBeCloseTo(0, 9)
        },
      ),
    )
  })
  it('compares with the labelled rows alone', () => {
    expect(quantileVariation(split([1, 999, 3, -999, 4], [1, 0, 1, 0, 1]), 0, 0.5)).toBeCloseTo(1 + 0.5, 14)
  })
  it('is not a number where the target never varies', () => {
    expect(scoreOf(quantile, [0.9], 1, split([5, 5, 5]), 0)).toBeNaN()
  })
})

test('what a split is compared with is kept apart by task, loss and quantile', () => {
  const targets = [1, 2].map((size) => Float64Array.of(size, 2 * size, 3 * size, 6 * size))
  const data: Split = { ...split([1, 2, 3, 6]), targets, masks: [null, null] }
  // Σ (y − ȳ)² = 14 and 56; Σ ρ_q(y − c_q) = 3 at c = 2 for q = 0.5, 1.2 at c = 6 for q = 0.9.
  const asked = () => [
    scoreOf(squared, [], 7, data, 0),
    scoreOf(squared, [], 7, data, 1),
    scoreOf(quantile, [0.5], 1.5, data, 0),
    scoreOf(quantile, [0.9], 0.6, data, 0),
    scoreOf(binary, [], 3, data, 0),
  ]
  const wanted = [1 / 2, 7 / 8, 1 / 2, 1 / 2, 3 / 4]
  for (const found of [asked(), asked()]) {
    found.forEach((metric, k) => {
      expect(metric).toBeCloseTo(wanted[k], 12)
    })
  }
})
