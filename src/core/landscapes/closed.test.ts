/** Paths of plain descent against recorded ones and against what has a closed form. */
import { describe, expect, test } from 'vitest'
import type { WeightingConfig } from '../config/types'
import type { LooseOptions } from '../options'
import { landscapeById } from './all'
import { evaluateAt, type Pair } from './define'
import { distanceToFront, whereItEnds } from './ends'
import { createPath } from './paths'
import { type LandscapeSetup, usualSetup } from './setup'
import { closedForms } from './testing/recorded'

const configured = (id: string, options: LooseOptions = {}): WeightingConfig => ({ id, options, modifiers: [] })

const METHODS: Readonly<Record<string, (parameters: LooseOptions) => WeightingConfig>> = {
  mean: () => configured('equal'),
  weightedSum: () => configured('weighted-sum'),
  mgda: () => configured('mgda', { gramianNoise: 0 }),
  pcgrad: () => configured('pcgrad'),
  cagrad: ({ c }) => configured('cagrad', { c, rescale: 0, gramianNoise: 0 }),
  imtlG: () => configured('imtl-g'),
  tchebycheff: () => configured('tchebycheff'),
}

/**
 * IMTL-G stops up to 1e-7 before the front, because a cosine in float64 shows no angle below 1e-8. CAGrad's mixture is
 * as exact where its support changes.
 */
const LEAST: Readonly<Record<string, number>> = { imtlG: 1e-7, cagrad: 1e-7 }

const gapBetween = (a: Pair, b: Pair): number => Math.max(...a.map((x, k) => Math.abs(x - b[k])))

const IDS = ['bowls', 'ill-scaled', 'crossed', 'fonseca'] as const
const SCALES: Readonly<Record<string, Pair>> = { 'ill-scaled': [100, 1] }

const setupOf = (id: (typeof IDS)[number], rest: Partial<LandscapeSetup> = {}): LandscapeSetup => ({
  ...usualSetup(id),
  scales: SCALES[id] ?? [1, 1],
  weights: [1, 1],
  optimizer: { id: 'sgd', options: {} },
  steps: 100_000,
  ...rest,
})

const endOf = (setup: LandscapeSetup, method: WeightingConfig, start: Pair, steps: number): Pair => {
  const path = createPath(setup, method, start)
  path.advance(steps)
  return path.momentAt(steps).point
}

describe('recorded descents are followed', () => {
  test.each(IDS)('%s', (id) => {
    const { runs } = closedForms()[id]
    const left = runs.flatMap(({ method, parameters, start, learningRate, steps, positions, tolerance }) => {
      const weights = (parameters.weights as Pair | undefined) ?? [1, 1]
      const path = createPath(setupOf(id, { learningRate, weights }), METHODS[method](parameters), start)
      return steps.flatMap((step, k) => {
        path.advance(step - path.done)
        const gap = gapBetween(path.momentAt(step).point, positions[k])
        const allowed = Math.max(tolerance[k], LEAST[method] ?? 0)
        return gap <= allowed ? [] : [`${method} from ${start}, step ${step}: ${gap} > ${allowed}`]
      })
    })
    expect(left).toEqual([])
    expect(runs.length).toBeGreaterThan(8)
  })
})

test('a path of the sum is a geometric series', () => {
  const setup = setupOf('bowls', { learningRate: 0.1, weights: [2, 1] })
  const start: Pair = [3, -1]
  const [minimum] = landscapeById('bowls').sumMinima?.([2, 1]) ?? []
  const end = endOf(setup, configured('weighted-sum'), start, 7)
  for (const k of [0, 1]) expect(end[k]).toBeCloseTo(minimum[k] + (1 - 0.3) ** 7 * (start[k] - minimum[k]), 12)
})

test('equal angles end where the closed form says, whatever the scale; the mean does not', () => {
  for (const { start, equalAnglesFlowEnd } of closedForms().bowls.fromStarts ?? []) {
    const ends = (['bowls', 'ill-scaled'] as const).map((id) =>
      endOf(setupOf(id, { learningRate: 0.02 }), configured('imtl-g'), start, 2500),
    )
    for (const end of ends) expect(gapBetween(end, equalAnglesFlowEnd)).toBeLessThan(0.02)
  }
  const mean = endOf(setupOf('ill-scaled', { learningRate: 0.01 }), configured('equal'), [4, 2], 4000)
  expect(mean[0]).toBeCloseTo((100 * -2 + 2) / 101, 6)
})

test('MGDA goes straight to the nearest point of the segment', () => {
  for (const { start, mgdaEnd } of closedForms().bowls.fromStarts ?? []) {
    const end = endOf(setupOf('bowls', { learningRate: 0.1 }), METHODS.mgda({}), start, 300)
    if (mgdaEnd) expect(gapBetween(end, mgdaEnd)).toBeLessThan(1e-8)
  }
})

test('CAGrad ends at the minimum of the mean, wherever it starts', () => {
  for (const start of [
    [-1, 3],
    [4, 2],
  ] as const) {
    const end = endOf(setupOf('bowls', { learningRate: 0.1 }), configured('cagrad', { c: 0.7 }), start, 800)
    expect(gapBetween(end, [0, 0.5])).toBeLessThan(1e-4)
  }
})

test('PCGrad is the sum outside the circle over the two centres, and not inside it', () => {
  const after = (id: string, options: LooseOptions, start: Pair) =>
    endOf(setupOf('bowls', { learningRate: 0.1 }), configured(id, options), start, 1)
  for (const [start, outside] of [
    [[-1, 3], true],
    [[0.5, -1.9], true],
    [[1, 0], false],
  ] as const) {
    const gap = gapBetween(after('pcgrad', {}, start), after('equal', { reduction: 'sum' }, start))
    expect(gap < 1e-12).toBe(outside)
  }
})

test('Tchebycheff ends where the weighted losses are equal, within its zigzag', () => {
  for (const { weights, x } of closedForms().bowls.tchebycheffOptima ?? []) {
    const method = configured('tchebycheff', { preference: weights })
    const end = endOf(setupOf('bowls', { learningRate: 0.002 }), method, [0.5, 1], 8000)
    expect(gapBetween(end, x)).toBeLessThan(0.02)
  }
})

describe('the hollow front', () => {
  const start: Pair = [0.15, -0.4]
  const setup = setupOf('fonseca', { learningRate: 0.02 })
  const t = (method: WeightingConfig) => {
    const [x1, x2] = endOf(setup, method, start, 5000)
    return 0.5 * (x1 + x2)
  }

  test('no weighted sum ends in it; MGDA and Tchebycheff do', () => {
    expect(Math.abs(t(configured('equal')))).toBeCloseTo(0.677057588438, 6)
    expect(Math.abs(t(configured('cagrad')))).toBeGreaterThan(0.5)
    expect(Math.abs(t(configured('mgda')))).toBeLessThan(0.5)
    expect(Math.abs(t(configured('tchebycheff')))).toBeLessThan(0.02)
  })

  test('smooth Tchebycheff stays in its middle exactly where μ is below 1/e', () => {
    const end = (mu: number) => {
      const method = configured('stch', { variant: 'linear', mu })
      return Math.abs(endOf(setupOf('fonseca', { learningRate: 0.5 }), method, [0.05, 0.05], 1500)[0])
    }
    expect(end(1 / Math.E - 0.05)).toBeLessThan(1e-3)
    expect(end(1 / Math.E + 0.05)).toBeGreaterThan(0.1)
  })

  test('Tchebycheff with other preferences ends where the closed form says', () => {
    for (const { weights, x } of closedForms().fonseca.tchebycheff ?? []) {
      const method = configured('tchebycheff', { preference: weights })
      expect(gapBetween(endOf(setupOf('fonseca', { learningRate: 0.01 }), method, start, 6000), x)).toBeLessThan(0.02)
    }
  })

  test('the control: on the bowls, whose front is not hollow, sums end everywhere between the centres', () => {
    const shares = [0.2, 0.5, 0.8].map((share) => {
      const end = endOf(setupOf('bowls', { weights: [share, 1 - share] }), configured('weighted-sum'), [0, 3], 1000)
      return (2 - end[0]) / 4
    })
    for (const k of [0, 1, 2]) expect(shares[k]).toBeCloseTo([0.2, 0.5, 0.8][k], 6)
  })
})

describe('a path', () => {
  const setup = setupOf('crossed', { learningRate: 0.05, steps: 5000 })
  const method = configured('pcgrad')

  test('is the same in one piece and in slices, and keeps its last step', () => {
    const whole = createPath(setup, method, [-2, 2])
    expect(whole.advance(10_000)).toBe(5000)
    const sliced = createPath(setup, method, [-2, 2])
    for (const slice of [1, 2, 3, 511, 1, 700, 13, 10_000]) {
      sliced.advance(slice)
      const { steps, count } = sliced.kept
      expect(steps[count - 1]).toBe(sliced.done)
    }
    expect(sliced.kept).toEqual(whole.kept)
    expect(whole.ended).toBe(true)
    const { steps, count } = whole.kept
    expect(Array.from(steps.subarray(0, 513))).toEqual(Array.from({ length: 513 }, (_, k) => k))
    expect(count).toBeLessThan(512 + 256 * 4)
  })

  test('has at each kept step the gradients, weights and direction of that point', () => {
    const path = createPath(setup, method, [-2, 2])
    path.advance(300)
    for (const step of [0, 1, 57, 300]) {
      const { point, losses, gradients, weights, direction } = path.momentAt(step)
      expect({ losses, jacobian: gradients }).toEqual(evaluateAt(landscapeById('crossed'), setup.scales, point))
      for (const k of [0, 1]) {
        expect(direction[k]).toBeCloseTo(weights[0] * gradients[0][k] + weights[1] * gradients[1][k], 12)
      }
    }
    const [from, to] = [path.momentAt(56), path.momentAt(57)]
    for (const k of [0, 1]) expect(to.point[k]).toBeCloseTo(from.point[k] - 0.05 * from.direction[k], 12)
    expect(path.momentAt(9999).step).toBe(300)
  })

  test('says where it diverged, and keeps only finite numbers', () => {
    const wild = setupOf('bowls', { learningRate: 3 })
    const path = createPath(wild, configured('equal'), [1, 1])
    path.advance(1000)
    expect(path.stopped).toEqual({ step: path.done + 1, reason: 'diverged' })
    expect(path.done).toBeGreaterThan(5)
    expect(path.kept.positions.every(Number.isFinite)).toBe(true)
    expect(whereItEnds(wild, path).kind).toBe('diverged')
  })

  test('a step against the direction is no longer than the clipping allows', () => {
    const clipped = setupOf('crossed', { learningRate: 0.05, clipNorm: 0.5 })
    const path = createPath(clipped, method, [-2, 2])
    path.advance(100)
    const { directions, count } = path.kept
    const norms = Array.from({ length: count }, (_, k) => Math.hypot(directions[2 * k], directions[2 * k + 1]))
    expect(Math.max(...norms)).toBeLessThanOrEqual(0.5)
    expect(Math.max(...norms)).toBeGreaterThan(0.499)
  })

  test('of typed formulas stops at the first negative loss where its method needs positive ones', () => {
    const typed: LandscapeSetup = { ...usualSetup('formulas'), formulas: ['x', 'x^2 + y^2 + 1'], learningRate: 0.1 }
    const path = createPath(typed, configured('uw'), [1, 1])
    path.advance(400)
    expect(path.stopped?.reason).toBe('negativeLosses')
    expect(path.momentAt(path.done).losses[0]).toBeLessThan(0)
    const unread = createPath({ ...typed, formulas: ['x +', 'y'] }, configured('equal'), [1, 1])
    expect([unread.advance(10), unread.stopped]).toEqual([0, { step: 0, reason: 'formula' }])
  })

  test('every method that never goes against a task ends on the front of the bowls', () => {
    const away: string[] = []
    for (const id of [
      'mgda',
      'pcgrad',
      'cagrad',
      'imtl-g',
      'nash-mtl',
      'fairgrad',
      'upgrad',
      'aligned-mtl',
      'config',
    ]) {
      const descent = setupOf('bowls', { learningRate: 0.02 })
      const end = endOf(descent, configured(id), [-1, 3], 1500)
      if ((distanceToFront(landscapeById('bowls'), end) ?? 1) > 0.05) away.push(id)
    }
    expect(away).toEqual([])
  })
})
