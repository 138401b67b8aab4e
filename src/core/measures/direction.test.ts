import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { descentsOf, leanOf } from './direction'

const coordinate = fc.integer({ min: -50, max: 50 }).map((k) => k / 10)
const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, k) => sum + x * b[k], 0)
const gramianOf = (g: readonly (readonly number[])[]) => Float64Array.from(g.flatMap((a) => g.map((b) => dot(a, b))))
const combined = (g: readonly (readonly number[])[], weights: readonly number[]) =>
  g[0].map((_, k) => g.reduce((sum, row, t) => sum + weights[t] * row[k], 0))

describe('the lean', () => {
  test.each([
    [[1, 1], 0],
    [[0.5, 0.5], 0],
    [[1, 0], 45],
    [[-1, -1], 180],
    [[1, -1], 90],
  ])('of weights %j on two orthogonal gradients is %i°', (weights, degrees) => {
    const g = [
      [1, 0],
      [0, 1],
    ]
    expect(leanOf(gramianOf(g), weights, 2)).toBeCloseTo(degrees, 5)
  })

  it('is the angle between the vectors themselves', () => {
    const vector = fc.array(coordinate, { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(
        fc.array(vector, { minLength: 3, maxLength: 3 }),
        fc.tuple(coordinate, coordinate, coordinate),
        (g, weights) => {
          const [d, average] = [combined(g, weights), combined(g, [1, 1, 1])]
          fc.pre(dot(d, d) > 0.01 && dot(average, average) > 0.01)
          const cosine = dot(d, average) / Math.sqrt(dot(d, d) * dot(average, average))
          const angle = (Math.acos(Math.min(1, Math.max(-1, cosine))) * 180) / Math.PI
          expect(leanOf(gramianOf(g), weights, 3)).toBeCloseTo(angle, 3)
        },
      ),
    )
  })

  it('is NaN where a direction is zero', () => {
    const opposite = gramianOf([
      [1, 0.1],
      [-1, -0.1],
    ])
    expect(leanOf(opposite, [1, 0], 2)).toBeNaN()
    expect(leanOf(gramianOf([[1, 0]]), [0], 1)).toBeNaN()
    expect(leanOf(new Float64Array(4), [1, 1], 2)).toBeNaN()
  })

  it('leaves out a task that takes no part', () => {
    const nan = Number.NaN
    expect(leanOf(Float64Array.of(1, nan, 0, nan, nan, nan, 0, nan, 1), [1, 5, 0], 3)).toBeCloseTo(45, 5)
  })
})

test('descents are the inner products with the direction', () => {
  const g = [
    [2, 0],
    [-1, 1],
  ]
  const d = combined(g, [0.5, 2])
  expect([...descentsOf(gramianOf(g), [0.5, 2], 2)]).toEqual(g.map((row) => dot(row, d)))
  const nan = Number.NaN
  expect([...descentsOf(Float64Array.of(4, nan, nan, nan), [1, 1], 2)]).toEqual([4, nan])
})
