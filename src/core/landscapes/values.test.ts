/** Values, gradients and Pareto sets against recorded ones, closed forms and finite differences. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseExpression } from '../expression/parse'
import { landscapes } from './all'
import { evaluateAt, type Landscape, type Pair } from './define'
import { differentiated } from './dual'
import { distanceToFront } from './ends'
import { fonseca } from './fonseca'
import { typedLandscape } from './formulas'
import { frontOf } from './picture'
import { bowls, crossed, illScaled } from './quadratic'
import { closedForms, recordedValues } from './testing/recorded'
import { valley } from './valley'

const EVEN: Pair = [1, 1]
const within = (value: number, expected: number) =>
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-12 + 1e-12 * Math.abs(expected))
const close = (pair: Pair, expected: Pair, digits: number): void => {
  for (const k of [0, 1]) expect(pair[k]).toBeCloseTo(expected[k], digits)
}

describe('the valley', () => {
  test('has the recorded losses and gradients, at its kinks too', () => {
    const { points } = recordedValues()
    expect(points.some(({ x }) => x[1] === 0)).toBe(true)
    for (const { x, losses, gradients } of points) {
      const { losses: ours, jacobian } = evaluateAt(valley, EVEN, x)
      for (const i of [0, 1]) {
        within(ours[i], losses[i])
        for (const k of [0, 1]) within(jacobian[i][k], gradients[i][k])
      }
    }
  })

  test('has the recorded Pareto set, whose points are the minima of the sums', () => {
    for (const { x, losses, lambda1 } of recordedValues().paretoSet) {
      const [x1, x2] = valley.paretoPoint?.(lambda1) ?? [Number.NaN, Number.NaN]
      close([x1, x2], x, 11)
      close(evaluateAt(valley, EVEN, [x1, x2]).losses, losses, 10)
      expect(valley.sumMinima?.([lambda1, 1 - lambda1])[0][1]).toBeCloseTo(x2, 11)
    }
  })

  test('has its minima where the sheet of the papers has them', () => {
    const [even] = valley.sumMinima?.([1, 1]) ?? []
    const [scaled] = valley.sumMinima?.([0.1, 1]) ?? []
    expect([...even, ...scaled].map((x) => x.toFixed(5))).toEqual(['0.00000', '-8.35511', '-5.72727', '-8.40940'])
  })

  test('has floors where a loss is least across', () => {
    for (const x2 of [1, 2, 7]) {
      valley.floors?.forEach((floor, i) => {
        const at = (x1: number) => evaluateAt(valley, EVEN, [x1, x2]).losses[i]
        expect(at(floor(x2))).toBeLessThan(Math.min(at(floor(x2) - 0.01), at(floor(x2) + 0.01)) - 3)
      })
    }
  })
})

test('gradients agree with finite differences', () => {
  const typed = typedLandscape(['abs(x) + tanh(x*y)^2 + 2^(x/3)', 'x > 0.1 ? sin(3*y)/exp(x) : max(x, y, 1)*sqrt(2+x)'])
  if (!typed.ok) throw new Error('formulas not read')
  const all: readonly Landscape[] = [...landscapes, typed.landscape]
  /** Thousandths, and a rest that keeps the point off the kinks of the formulas. */
  const coordinate = (rest: number) => fc.integer({ min: -1900, max: 1900 }).map((k) => k / 1000 + rest)
  fc.assert(
    fc.property(fc.constantFrom(...all), coordinate(0.00037), coordinate(0.00061), (landscape, x1, x2) => {
      const h = 1e-6
      const { jacobian } = evaluateAt(landscape, [1, 2], [x1, x2])
      const difference = (k: number, i: number) => {
        const moved = (by: number): Pair => (k === 0 ? [x1 + by, x2] : [x1, x2 + by])
        const [up, down] = [h, -h].map((by) => evaluateAt(landscape, [1, 2], moved(by)).losses[i])
        return (up - down) / (2 * h)
      }
      for (const i of [0, 1]) for (const k of [0, 1]) expect(jacobian[i][k]).toBeCloseTo(difference(k, i), 5)
    }),
    { numRuns: 300 },
  )
})

describe('closed forms', () => {
  const forms = closedForms()

  test('minima of weighted sums', () => {
    // The ill-scaled pair is the bowls with the first loss times 100.
    const scaled = [
      [forms.bowls, bowls, EVEN],
      [forms.crossed, crossed, EVEN],
      [forms['ill-scaled'], illScaled, [100, 1]],
    ] as const
    for (const [form, landscape, scales] of scaled) {
      for (const { weights, x, losses } of form.weightedSumOptima ?? []) {
        const [minimum] = landscape.sumMinima([weights[0] * scales[0], weights[1] * scales[1]])
        close(minimum, x, 12)
        close(evaluateAt(landscape, scales, minimum).losses, losses, 10)
      }
    }
    expect(forms.fonseca.weightedSum?.length).toBeGreaterThan(3)
    for (const { weights, localMinima } of forms.fonseca.weightedSum ?? []) {
      const minima = fonseca.sumMinima(weights).map(([x]) => x)
      expect([...minima].sort((a, b) => a - b)).toHaveLength(localMinima.length)
      for (const { x } of localMinima) expect(Math.min(...minima.map((t) => Math.abs(t - x[0])))).toBeLessThan(1e-12)
    }
  })

  test('fronts', () => {
    for (const [landscape, s1] of [
      [bowls, 1],
      [illScaled, 100],
    ] as const) {
      const front = frontOf(landscape, [s1, 1], 21)
      front?.losses.forEach(([l1, l2]) => {
        expect(Math.sqrt(l1 / s1) + Math.sqrt(l2)).toBeCloseTo(forms.bowls.frontConstant ?? 0, 12)
      })
      expect(front?.hollow.some(Boolean)).toBe(false)
    }
    frontOf(crossed, EVEN, 21)?.points.forEach(([x, y]) => {
      expect((1 - x) * (11 - 9 * y) - 10 * (1 - y) * (11 + 9 * x)).toBeCloseTo(0, 10)
    })
    for (const { t, losses } of forms.fonseca.paretoFront ?? []) {
      close(evaluateAt(fonseca, EVEN, [t, t]).losses, losses, 12)
    }
  })

  test('the front of Fonseca is hollow where |t| < 1/2', () => {
    const front = frontOf(fonseca, EVEN, 1001)
    front?.points.forEach(([t], k) => {
      if (Math.abs(Math.abs(t) - 0.5) > 0.01) expect([t, front.hollow[k]]).toEqual([t, Math.abs(t) < 0.5])
    })
    expect(front?.points).toHaveLength(1001)
  })
})

test('no point near the Pareto set is better in both losses, at any scales', () => {
  const offset = fc.double({ min: -1, max: 1, noNaN: true })
  fc.assert(
    fc.property(
      fc.constantFrom(...landscapes),
      fc.double({ min: 0, max: 1, noNaN: true }),
      offset,
      offset,
      (landscape, share, dx, dy) => {
        const [x1, x2] = (landscape as Landscape).paretoPoint?.(share) ?? [Number.NaN, Number.NaN]
        const here = evaluateAt(landscape, [0.1, 3], [x1, x2]).losses
        const there = evaluateAt(landscape, [0.1, 3], [x1 + dx, x2 + dy]).losses
        expect(there[0] < here[0] - 1e-9 && there[1] < here[1] - 1e-9).toBe(false)
        expect(distanceToFront(landscape, [x1, x2])).toBeLessThan(1e-3)
      },
    ),
    { numRuns: 500 },
  )
})

test('formulas: faults name the formula and the character', () => {
  const typed = typedLandscape(['x^2 +', 'y + foo'])
  expect(typed.ok ? null : typed.faults.map((fault) => fault && [fault.reason, fault.at])).toEqual([
    ['syntax', 5],
    ['unknownName', 4],
  ])
  expect(typedLandscape(['x', 'y']).ok).toBe(true)
})

test('formulas: a constant inside a function, and kinks', () => {
  const gradient = (text: string, x: number, y: number) => {
    const parsed = parseExpression(text, ['x', 'y'])
    if (!parsed.ok) throw new Error(text)
    const to = new Float64Array(3)
    differentiated(parsed.expression)(x, y, to, 0, 1)
    return Array.from(to)
  }
  expect(gradient('sqrt(0*x) + y', 0, 2)).toEqual([2, 0, 1])
  expect(gradient('abs(x)', 0, 0)).toEqual([0, 0, 0])
  expect(gradient('min(x, y) + max(x, y)', 1, 1)).toEqual([2, 2, 0])
  expect(gradient('x^3 / y', 2, 4)).toEqual([2, 3, -0.5])
  expect(gradient('(0-2)^2', 1, 1)).toEqual([4, 0, 0])
  expect(gradient('7', 1, 1)).toEqual([7, 0, 0])
})

describe('the Pareto set of typed formulas', () => {
  const typedFront = (texts: readonly [string, string], count = 41) => {
    const typed = typedLandscape(texts)
    return typed.ok ? frontOf(typed.landscape, EVEN, count) : null
  }

  test('is that of the closed form', () => {
    const round = typedFront(['((x+2)^2 + y^2)/2', '((x-2)^2 + (y-1)^2)/2'])
    for (const point of round?.points ?? []) expect(distanceToFront(bowls, point)).toBeLessThan(1e-3)
    const steep = typedFront(['(10*(x+1)^2 + (y+1)^2)/2', '((x-1)^2 + 10*(y-1)^2)/2'])
    for (const point of steep?.points ?? []) expect(distanceToFront(crossed, point)).toBeLessThan(2e-3)
    for (const [front, first, last] of [
      [round, [2, 1], [-2, 0]],
      [steep, [1, 1], [-1, -1]],
    ] as const) {
      expect(front?.hollow.some(Boolean)).toBe(false)
      for (const k of [0, 1]) {
        expect(Math.abs((front?.points[0][k] ?? 9) - first[k])).toBeLessThan(0.06)
        expect(Math.abs((front?.points[40][k] ?? 9) - last[k])).toBeLessThan(0.06)
      }
    }
  })

  test('is hollow where that of Fonseca is', () => {
    const a = Math.SQRT1_2
    const front = typedFront([`1 - exp(-(x-${a})^2 - (y-${a})^2)`, `1 - exp(-(x+${a})^2 - (y+${a})^2)`], 101)
    const wrong = front?.points.filter(
      ([t], k) => Math.abs(Math.abs(t) - 0.5) > 0.02 && front.hollow[k] !== Math.abs(t) < 0.5,
    )
    expect(front?.points).toHaveLength(101)
    expect(wrong).toEqual([])
  })

  test('is absent where it is not one curve, or empty', () => {
    expect(typedFront(['x', 'x + 1'])).toBeNull()
    expect(typedFront(['sin(5*x)*sin(5*y)', 'cos(4*x) + sin(3*y)^2'])).toBeNull()
  })
})
