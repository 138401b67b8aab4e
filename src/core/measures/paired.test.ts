import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { fewestCommonSeeds, holm, isToldApart, pairedDifferences, pairedP, studentP, verdict } from './paired'
import { deviation, mean, meanOfAll } from './summary'

describe('summaries', () => {
  it('leave out NaN', () => {
    expect(mean([1, Number.NaN, 3])).toBe(2)
    expect(deviation([1, Number.NaN, 3])).toBeCloseTo(Math.SQRT2, 12)
    expect(mean([Number.NaN])).toBeNaN()
    expect(deviation([4])).toBeNaN()
  })
  it('over a whole set are NaN if one value is', () => {
    expect(meanOfAll([1, 2, 6])).toBe(3)
    expect(meanOfAll([1, Number.NaN])).toBeNaN()
    expect(meanOfAll([])).toBeNaN()
  })
})

describe('lanes with common seeds', () => {
  const one = { seeds: [3, 1, 2], values: [5, 6, 7] }
  it('are compared seed by seed', () => {
    expect(pairedDifferences(one, { seeds: [1, 3, 9], values: [1, 1, 1] })).toEqual([4, 5])
    expect(pairedDifferences(one, { seeds: [1, 3], values: [Number.NaN, 1] })).toEqual([4, Number.NaN])
  })
  it('are told apart by the test, and also if there are too few seeds to test', () => {
    const near = { seeds: [1, 2, 3], values: [6.1, 6.8, 5.05] }
    const far = { seeds: [1, 2, 3], values: [1, 2.1, 0.2] }
    expect([near, far].map((other) => isToldApart(one, other))).toEqual([false, true])
    expect(isToldApart(one, { seeds: [1, 2], values: [6, 7] })).toBe(true)
  })
  it('count the fewest seeds that any two have in common', () => {
    const lanes = [
      [1, 2, 3],
      [1, 2, 3, 4],
      [3, 2],
    ]
    expect(fewestCommonSeeds(lanes)).toBe(2)
    expect(fewestCommonSeeds([[1, 2]])).toBe(0)
  })
})

describe('Student’s t', () => {
  // The two-sided 5 %, 1 % and 0.1 % points of the printed tables.
  test.each([
    [12.7062047, 1, 0.05],
    [4.3026527, 2, 0.05],
    [3.1824463, 3, 0.05],
    [2.7764451, 4, 0.05],
    [4.6040949, 4, 0.01],
    [2.5705818, 5, 0.05],
    [2.3646243, 7, 0.05],
    [5.4078825, 7, 0.001],
    [2.2281389, 10, 0.05],
    [2.0422725, 30, 0.05],
  ])('t = %f with %i degrees has p = %f', (t, freedom, p) => {
    expect(studentP(t, freedom)).toBeCloseTo(p, 7)
    expect(studentP(-t, freedom)).toBeCloseTo(p, 7)
  })

  it('equals its closed forms for one, two and three degrees', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), (k) => {
        const t = k / 100
        expect(studentP(t, 1)).toBeCloseTo(1 - (2 / Math.PI) * Math.atan(t), 11)
        expect(studentP(t, 2)).toBeCloseTo(1 - t / Math.sqrt(2 + t * t), 11)
        const z = t / Math.sqrt(3)
        expect(studentP(t, 3)).toBeCloseTo(1 - (2 / Math.PI) * (z / (1 + z * z) + Math.atan(z)), 11)
      }),
    )
  })
})

describe('the paired test', () => {
  it('reproduces Student’s own example', () => {
    // Additional hours of sleep by two drugs, ten patients: t = 4.0621, 9 degrees, p = 0.00283.
    expect(pairedP([1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4])).toBeCloseTo(0.002833, 6)
  })

  it('does not depend on unit or sign', () => {
    const numbers = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 3, maxLength: 8 })
    fc.assert(
      fc.property(numbers, fc.constantFrom(-1, 0.001, 1000), (d, factor) => {
        expect(pairedP(d.map((x) => x * factor))).toBeCloseTo(pairedP(d), 9)
        expect(pairedP(d)).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('counts signs where all differences are equal', () => {
    expect(pairedP([0.1, 0.1, 0.1])).toBe(0.25)
    expect(pairedP([0, 0, 0])).toBe(1)
    expect(pairedP([1])).toBeNaN()
  })
})

describe('Holm’s correction', () => {
  it('equals the step-down procedure', () => {
    const found = holm([0.01, 0.04, 0.03, Number.NaN, 0.005])
    for (const [i, p] of [0.03, 0.06, 0.06, Number.NaN, 0.02].entries()) {
      if (Number.isNaN(p)) expect(found[i]).toBeNaN()
      else expect(found[i]).toBeCloseTo(p, 12)
    }
  })

  it('keeps the order, lowers no p-value, and is at most Bonferroni’s', () => {
    const ps = fc.array(
      fc.integer({ min: 0, max: 1000 }).map((k) => k / 1000),
      { minLength: 1, maxLength: 12 },
    )
    fc.assert(
      fc.property(ps, (p) => {
        const corrected = holm(p)
        for (const [i, value] of corrected.entries()) {
          expect(value).toBeGreaterThanOrEqual(p[i])
          expect(value).toBeLessThanOrEqual(Math.min(1, p[i] * p.length))
          for (const [j, other] of corrected.entries()) if (p[i] <= p[j]) expect(value).toBeLessThanOrEqual(other)
        }
      }),
    )
  })
})

describe('the verdict', () => {
  const of = (...differences: readonly (readonly number[])[]) =>
    verdict(differences.map((d, lane) => ({ lane, differences: d })))

  test.each([
    [[0.1, 0.2], 'tooFewSeeds'],
    [[0.1, 0.2, Number.NaN], 'tooFewSeeds'],
    [[0, 0, 0], 'noDifference'],
    [[0.3, 0.2, -0.25, 0.1, -0.05, 0.2], 'notConvincing'],
    [[0.3, 0.31, 0.29, 0.3, 0.32], 'ahead'],
    [[-0.3, -0.31, -0.29, -0.3, -0.32], 'behind'],
  ] as const)('on %j: %s', (differences, reason) => {
    const [found] = of(differences)
    expect(found.reason).toBe(reason)
    expect(found.convincing).toBe(reason === 'ahead' || reason === 'behind')
    expect(found.p === null).toBe(reason === 'tooFewSeeds')
  })

  it('counts seeds, wins and losses', () => {
    expect(of([0.3, 0.2, -0.25, 0.1, 0, 0.2, Number.NaN])[0]).toMatchObject({ seeds: 6, wins: 4, losses: 1 })
  })

  it('needs smaller p-values the more lanes are compared', () => {
    const close = [0.2, 0.3, 0.25, 0.02, 0.3]
    expect(of(close)[0].reason).toBe('ahead')
    const crowd = Array.from({ length: 8 }, () => [0.1, -0.2, 0.1, 0.05, -0.1])
    const among = of(close, ...crowd)[0]
    expect(among.p).toBe(of(close)[0].p)
    expect(among.pCorrected).toBeCloseTo(9 * (among.p ?? 0), 12)
    expect(among.reason).toBe('notConvincing')
  })
})
