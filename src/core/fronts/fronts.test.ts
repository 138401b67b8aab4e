import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { hypervolume } from './hypervolume'
import { nonDominated } from './nonDominated'
import { deltaM, meanRanks, ranksByMeans } from './relative'

const grid = fc.integer({ min: 0, max: 8 })
const pointsOf = (depth: number) =>
  fc.array(fc.array(grid, { minLength: depth, maxLength: depth }), { minLength: 1, maxLength: 12 })

describe('the front', () => {
  it('keeps ties, and never a NaN', () => {
    expect(
      nonDominated([
        [1, 2],
        [2, 1],
        [1, 2],
        [2, 2],
        [Number.NaN, 0],
        [3, 0],
      ]),
    ).toEqual([...[true, true, true, false, false, true]])
    expect(nonDominated([])).toEqual([])
  })

  it('is dominated by no point and dominates every other point', () => {
    fc.assert(
      fc.property(pointsOf(3), (points) => {
        const on = nonDominated(points)
        const front = points.filter((_, n) => on[n])
        expect(front.length).toBeGreaterThan(0)
        expect(nonDominated(front)).not.toContain(false)
        for (const point of points) {
          expect(front.some((best) => best.every((x, m) => x <= point[m]))).toBe(true)
        }
      }),
    )
  })
})

describe('the hypervolume', () => {
  test.each([
    ['of one point is a box', [[1, 1]], [3, 4], 6],
    [
      'counts an overlap once',
      [
        [1, 2],
        [2, 1],
      ],
      [3, 3],
      3,
    ],
    [
      'of three losses',
      [
        [0, 0, 1],
        [1, 0, 0],
      ],
      [2, 2, 2],
      6,
    ],
    [
      'does not see points that are no better',
      [
        [5, 0],
        [0, 3],
        [Number.NaN, 0],
      ],
      [3, 3],
      0,
    ],
    ['of one loss is a length', [[2], [1]], [4], 3],
    ['of nothing is nothing', [], [1, 1], 0],
  ])('%s', (_, points, reference, expected) => {
    expect(hypervolume(points, reference)).toBeCloseTo(expected, 12)
  })

  it.each([2, 3])('counts cells, %i losses', (depth) => {
    const reference = Array.from({ length: depth }, () => 8)
    const cells = Array.from({ length: 8 ** depth }, (_, k) => reference.map((__, m) => Math.floor(k / 8 ** m) % 8))
    fc.assert(
      fc.property(pointsOf(depth), (points) => {
        const covered = cells.filter((cell) => points.some((point) => point.every((x, m) => x <= cell[m])))
        expect(hypervolume(points, reference)).toBeCloseTo(covered.length, 9)
      }),
      { numRuns: 40 },
    )
  })

  it('depends on the front alone, and never shrinks when a point is added', () => {
    fc.assert(
      fc.property(pointsOf(3), (points) => {
        const reference = [7, 7, 7]
        const on = nonDominated(points)
        const all = hypervolume(points, reference)
        expect(
          hypervolume(
            points.filter((_, n) => on[n]),
            reference,
          ),
        ).toBeCloseTo(all, 9)
        expect(hypervolume(points.slice(1), reference)).toBeLessThanOrEqual(all + 1e-9)
      }),
    )
  })

  it('is exact for no more than three losses', () => {
    expect(() => hypervolume([], [1, 1, 1, 1])).toThrow(RangeError)
  })
})

describe('Δm', () => {
  it('is positive if a task is better than alone, whether lower or higher is better', () => {
    // Accuracy 0.8 → 0.9 is 12.5 %, loss 2 → 1 is 50 %.
    expect(deltaM([0.9, 1], [0.8, 2], [true, false])).toBeCloseTo(31.25, 12)
    expect(deltaM([-0.5], [-1], [true])).toBeCloseTo(50, 12)
  })

  it('is 0 for the baselines themselves, and unknown where one is missing', () => {
    expect(deltaM([0.8, 2], [0.8, 2], [true, false])).toBe(0)
    for (const baseline of [null, 0, Number.NaN]) expect(deltaM([1, 1], [1, baseline], [true, true])).toBeNull()
    expect(deltaM([Number.NaN], [1], [true])).toBeNull()
    expect(deltaM([], [], [])).toBeNull()
  })
})

describe('mean ranks', () => {
  it('average ties, and put lanes without a number last', () => {
    const values = [
      [0.9, 1],
      [0.9, 3],
      [0.7, Number.NaN],
    ]
    expect(meanRanks(values, [true, false])).toEqual([1.25, 1.75, 3])
  })

  it('use the metric if any lane has one, to six digits', () => {
    const lane = (metric: number, loss: number) => ({ metrics: [[metric], [Number.NaN]], losses: [[0], [loss]] })
    expect(ranksByMeans([lane(0.9, 1), lane(0.8, 2)], [true, true])).toEqual([1, 2])
    expect(ranksByMeans([lane(0.9, 1), lane(0.90000001, 1)], [true, true])).toEqual([1.5, 1.5])
    expect(ranksByMeans([{ metrics: [], losses: [] }], [true])).toEqual([Number.NaN])
  })
  it('of an error are best where it is lowest', () => {
    const lane = (error: number) => ({ metrics: [[error]], losses: [[1 - error]] })
    expect(ranksByMeans([lane(0.3), lane(0.1), lane(0.2)], [false])).toEqual([3, 1, 2])
  })
  it('have the same sum for any numbers', () => {
    fc.assert(
      fc.property(pointsOf(2), (values) => {
        const sum = meanRanks(values, [true, false]).reduce((a, b) => a + b)
        expect(sum).toBeCloseTo((values.length * (values.length + 1)) / 2, 9)
      }),
    )
  })
})
