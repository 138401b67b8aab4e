import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  alignedTo,
  gramianOfArrows,
  harmlessCone,
  leadingPlane,
  type Point,
  remainder,
  unitDirection,
  upright,
} from './plane'

const gramianOf = (g: readonly (readonly number[])[]) =>
  g.map((a) => g.map((b) => a.reduce((sum, x, k) => sum + x * b[k], 0)))
function expectClose(found: readonly (readonly number[])[], wanted: readonly (readonly number[])[], digits: number) {
  const flat = wanted.flat()
  for (const [k, x] of found.flat().entries()) expect(x).toBeCloseTo(flat[k], digits)
}
const turn = ([x, y]: Point, a: number): Point => [x * Math.cos(a) - y * Math.sin(a), x * Math.sin(a) + y * Math.cos(a)]
const coordinate = fc.integer({ min: -300, max: 300 }).map((x) => x / 100)
const point: fc.Arbitrary<Point> = fc.tuple(coordinate, coordinate)

describe('the leading plane', () => {
  it('is exact for two gradients', () => {
    const m = gramianOf([
      [1, 2, 3],
      [-2, 0.5, 1],
    ])
    const { points, shown } = leadingPlane(m)
    expect(shown).toBeCloseTo(1, 12)
    expectClose(gramianOfArrows(points), m, 10)
  })

  it('keeps inner products of any number of gradients that lie in one plane', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 6 }), (arrows) => {
        const m = gramianOfArrows(arrows)
        const { points, shown } = leadingPlane(m)
        expect(shown).toBeGreaterThan(1 - 1e-9)
        expectClose(gramianOfArrows(points), m, 6)
      }),
    )
  })

  it('says which share of the squared length it shows', () => {
    // Three orthogonal gradients of squared lengths 9, 4 and 1.
    const { points, shown } = leadingPlane([
      [9, 0, 0],
      [0, 1, 0],
      [0, 0, 4],
    ])
    expect(shown).toBeCloseTo(13 / 14, 12)
    expect(points.map(([x, y]) => Math.hypot(x, y))).toEqual([3, 0, 2])
  })

  it('has no NaN for no gradients, one, or unknown ones', () => {
    expect(leadingPlane([]).points).toEqual([])
    expect(leadingPlane([[0]])).toEqual({ points: [[0, 0]], shown: 1 })
    expect(leadingPlane([[4]]).points[0].map(Math.abs)).toEqual([2, 0])
    const odd = leadingPlane([
      [Number.NaN, Number.NaN],
      [Number.NaN, 1],
    ])
    expect(odd.points.flat().every(Number.isFinite)).toBe(true)
  })
})

describe('orientation', () => {
  it('starts with the common direction up and the first task left', () => {
    const placed = upright([
      [1, 0],
      [0, -1],
    ])
    expect(placed[0][0]).toBeLessThan(0)
    expect(placed[0][1]).toBeCloseTo(Math.SQRT1_2, 12)
    expect(placed[1][1]).toBeCloseTo(Math.SQRT1_2, 12)
  })

  it('undoes any rotation and reflection between two steps', () => {
    fc.assert(
      fc.property(
        fc.array(point, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: -4000, max: 4000 }).map((x) => x / 1000),
        fc.boolean(),
        (points, angle, flip) => {
          const moved = points.map(([x, y]) => turn([flip ? -x : x, y], angle))
          expectClose(alignedTo(points, moved), points, 6)
        },
      ),
    )
  })
})

describe('the cone of no harm', () => {
  const degrees = (angle: number) => (angle * 180) / Math.PI

  it('is a half-plane for one gradient and narrows with the angle between two', () => {
    const alone = harmlessCone([[2, 0]])!
    expect([degrees(alone.from), degrees(alone.to)]).toEqual([-90, 90])
    const two = harmlessCone([[1, 0], turn([1, 0], (2 * Math.PI) / 3)])!
    expect(degrees(two.to - two.from)).toBeCloseTo(60, 9)
  })

  it('is empty where gradients surround the origin', () => {
    expect(harmlessCone([0, 1, 2].map((k) => turn([1, 0], (k * 2 * Math.PI) / 3)))).toBeNull()
  })

  it('contains exactly the directions that no gradient opposes', () => {
    fc.assert(
      fc.property(
        fc.array(point, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: -3141, max: 3141 }).map((x) => x / 1000),
        (points, angle) => {
          const cone = harmlessCone(points)
          const x = turn([1, 0], angle)
          const least = Math.min(
            ...points.map((p) => {
              const length = Math.hypot(...p)
              return length > 0 ? (p[0] * x[0] + p[1] * x[1]) / length : 1
            }),
          )
          // Rounding decides on the border of the cone.
          fc.pre(Math.abs(least) > 1e-6)
          const past = cone ? (((angle - cone.from) % (2 * Math.PI)) + 2 * Math.PI) % (2 * Math.PI) : 0
          expect(cone !== null && past <= cone.to - cone.from).toBe(least > 0)
        },
      ),
    )
  })
})

describe('directions', () => {
  const m = gramianOf([
    [3, 0],
    [0, 4],
  ])
  it('have length 1 if they lie in the plane, and less if they point out of it', () => {
    const { points } = leadingPlane(m)
    const d = unitDirection(m, points, [1, 1])!
    expect(Math.hypot(...d)).toBeCloseTo(1, 12)
    const cube = [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]
    const leaning = unitDirection(cube, leadingPlane(cube).points, [1, 1, 1])!
    expect(Math.hypot(...leaning)).toBeCloseTo(Math.sqrt(2 / 3), 12)
  })
  it('are null if everything cancels', () => {
    expect(
      unitDirection(
        [
          [1, -1],
          [-1, 1],
        ],
        [
          [1, 0],
          [-1, 0],
        ],
        [1, 1],
      ),
    ).toBeNull()
  })
  it('know how much remains after their parts cancel', () => {
    expect(remainder(m, [1, 0])).toBe(1)
    expect(remainder(m, [1, 1])).toBeCloseTo(5 / 4, 12)
    expect(remainder([[0]], [1])).toBe(0)
  })
})
