import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diagonal, dot, largest, multiply, quadratic, solve, total } from './dense'
import { leastAbove } from './dualCone'
import { eigen, pseudoSolve } from './eigen'
import { positiveSolution, steepSolution } from './newton'
import { minimiseOnSimplex, projectOntoSimplex } from './simplex'

/** Task gradients [T][P] with lengths from 1e-3 to 1e3; fewer columns than rows make them dependent. */
const gradients = fc
  .record({ tasks: fc.integer({ min: 1, max: 8 }), width: fc.integer({ min: 1, max: 12 }) })
  .chain(({ tasks, width }) =>
    fc.array(
      fc.record({
        row: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: width, maxLength: width }),
        exponent: fc.integer({ min: -3, max: 3 }),
      }),
      { minLength: tasks, maxLength: tasks },
    ),
  )
  .map((rows) => rows.map(({ row, exponent }) => row.map((x) => (x + 1e-3) * 10 ** exponent)))
const gramianOf = (g: number[][]) => g.map((a) => g.map((b) => dot(a, b)))
const regular = gradients.map((g) => gramianOf(g).map((row, i) => row.map((x, j) => (i === j ? x * 1.001 + 1e-9 : x))))
const vector = (length: number) =>
  fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: length, maxLength: length })

test('solve undoes multiply', () => {
  fc.assert(
    fc.property(
      regular.chain((m) => fc.tuple(fc.constant(m), vector(m.length))),
      ([m, b]) => {
        const x = solve(m, b)
        if (x === null) return
        const residual = Math.max(...multiply(m, x).map((y, i) => Math.abs(y - b[i])))
        const size = largest(m.map((row) => largest(row.map(Math.abs)))) * largest(x.map(Math.abs)) + 2
        expect(residual).toBeLessThan(1e-10 * size)
      },
    ),
  )
})

test('a singular system has no solution', () => {
  expect(
    solve(
      [
        [1, 2],
        [2, 4],
      ],
      [1, 1],
    ),
  ).toBeNull()
})

describe('eigen', () => {
  test('V Λ Vᵀ is the matrix and V is orthonormal', () => {
    fc.assert(
      fc.property(gradients.map(gramianOf), (m) => {
        const { values, vectors } = eigen(m)
        const size = largest(diagonal(m))
        for (let i = 0; i < m.length; i++) {
          for (let j = 0; j < m.length; j++) {
            const again = total(values.map((value, k) => value * vectors[k][i] * vectors[k][j]))
            expect(Math.abs(again - m[i][j])).toBeLessThanOrEqual(1e-13 * size * m.length)
            expect(Math.abs(dot(vectors[i], vectors[j]) - (i === j ? 1 : 0))).toBeLessThan(1e-12)
          }
        }
        expect([...values].sort((a, b) => a - b)).toEqual(values)
      }),
    )
  })

  test('the pseudo-inverse splits evenly between equal gradients', () => {
    const ones = [
      [1, 1],
      [1, 1],
    ]
    const x = pseudoSolve(ones, [1, 1], 1e-12)
    expect(x[0]).toBeCloseTo(0.5, 14)
    expect(x[1]).toBeCloseTo(0.5, 14)
  })
})

describe('the simplex', () => {
  test('projection: on the simplex, and no feasible point is nearer', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 1, maxLength: 10 }), (v) => {
        const w = projectOntoSimplex(v)
        expect(total(w)).toBeCloseTo(1, 12)
        expect(Math.min(...w)).toBeGreaterThanOrEqual(0)
        // Variational inequality: ⟨v − w, u − w⟩ ≤ 0 at every vertex u.
        const away = v.map((x, i) => x - w[i])
        for (let k = 0; k < v.length; k++) expect(away[k] - dot(away, w)).toBeLessThan(1e-10)
      }),
    )
  })

  test('the min-norm point satisfies the optimality conditions', () => {
    fc.assert(
      fc.property(gradients.map(gramianOf), (m) => {
        const w = minimiseOnSimplex(m)
        expect(total(w)).toBeCloseTo(1, 12)
        expect(Math.min(...w)).toBeGreaterThanOrEqual(0)
        const value = quadratic(m, w)
        const norms = diagonal(m).map(Math.sqrt)
        multiply(m, w).forEach((slope, i) => {
          const room = 1e-9 * (norms[i] * Math.sqrt(Math.max(value, 0)) + value) + 1e-12 * norms[i] * Math.min(...norms)
          expect(slope - value).toBeGreaterThanOrEqual(-room)
        })
      }),
      { numRuns: 300 },
    )
  })

  test('opposed gradients cancel', () => {
    const w = minimiseOnSimplex([
      [4, -2],
      [-2, 1],
    ])
    expect(w[0]).toBeCloseTo(1 / 3, 14)
    expect(w[1]).toBeCloseTo(2 / 3, 14)
  })
})

test('leastAbove: feasible, complementary, and its gradient never negative', () => {
  fc.assert(
    fc.property(
      regular.chain((m) =>
        fc.tuple(
          fc.constant(m),
          fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: m.length, maxLength: m.length }),
        ),
      ),
      ([m, u]) => {
        const v = leastAbove(m, u)
        const slope = multiply(m, v)
        v.forEach((x, i) => {
          const size = m[i].reduce((sum, y, j) => sum + Math.abs(y * v[j]), 0) + 1e-12
          expect(x).toBeGreaterThanOrEqual(u[i])
          expect(slope[i]).toBeGreaterThanOrEqual(-1e-9 * size)
          if (x > u[i] + 1e-12) expect(Math.abs(slope[i])).toBeLessThanOrEqual(1e-9 * size)
        })
      },
    ),
    { numRuns: 300 },
  )
})

test('positiveSolution: A x = c x^(−1/a) for a from 0.2 to 8', () => {
  const missed = new Set<unknown>()
  fc.assert(
    fc.property(regular, fc.constantFrom(0.2, 0.5, 1, 2, 8), (m, a) => {
      const n = diagonal(m).map(Math.sqrt)
      const cosines = m.map((row, i) => row.map((x, j) => x / (n[i] * n[j])))
      const x = positiveSolution(
        cosines,
        m.map(() => 1),
        a,
      )
      expect(Math.min(...x)).toBeGreaterThan(0)
      multiply(cosines, x).forEach((y, i) => {
        const terms = cosines[i].reduce((sum, c, j) => sum + Math.abs(c * x[j]), 0)
        const wanted = x[i] ** (-1 / a)
        const gap = Math.abs(y - wanted)
        // What float64 can hold: the sum's own rounding, relative to the wanted value.
        if (gap > 1e-10 * wanted + 1e-13 * terms) missed.add(x)
        // In one of about 10,000 draws the system of Newton's steps is so nearly singular that more is lost.
        expect(gap).toBeLessThanOrEqual(1e-10 * wanted + 1e-8 * terms)
      })
    }),
    { numRuns: 200 },
  )
  expect(missed.size).toBeLessThanOrEqual(3)
})

test('steepSolution: A x = x^(−1/a) for a from 0.05 up to 1, unlike scales included', () => {
  fc.assert(
    fc.property(regular, fc.constantFrom(0.05, 0.1, 0.2, 0.7, 1), (m, a) => {
      const x = steepSolution(m, a)
      expect(Math.min(...x)).toBeGreaterThan(0)
      multiply(m, x).forEach((y, i) => {
        const terms = m[i].reduce((sum, c, j) => sum + Math.abs(c * x[j]), 0)
        const wanted = x[i] ** (-1 / a)
        // The power magnifies the rounding of x by 1/a.
        expect(Math.abs(y - wanted)).toBeLessThanOrEqual((1e-12 / a) * wanted + 1e-12 * terms)
      })
    }),
    { numRuns: 300 },
  )
})
