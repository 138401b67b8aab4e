/** Whatever a float64 can be, every picture, table and text takes it: in bounded time, and without a NaN in a path. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LOSSES, staircase, volumeOf } from '../../core/fronts/twoTasks'
import { zeroLine } from '../../core/measures/isoline'
import { alignedTo, harmlessCone, leadingPlane, upright } from '../../core/measures/plane'
import { stackShares } from '../../core/measures/shares'
import { deviation, mean } from '../../core/measures/summary'
import { trendOf } from '../../core/measures/trend'
import { csvNumber } from '../../share/csv'
import { binPath } from '../compare/results/conflictModel'
import { paretoBounds, trailOf } from '../compare/results/paretoModel'
import { edgeWidth } from '../network/layout'
import { formatFixed, formatInteger, formatPercent, formatSignificant, formatSteady } from '../text/format'
import { type Bounds, commonExtent, evenTicks, extent, linearBounds, logBounds, logTicks, roundUp } from './bounds'
import { bandPath, DOT, dashedPath, linePath, ribbonPath } from './paths'
import { scaleOf } from './scales'

const ODD = [
  0,
  -0,
  Number.MIN_VALUE,
  1e-323,
  1e-320,
  2.2e-308,
  Number.EPSILON,
  1,
  1 + Number.EPSILON,
  1e154,
  1e300,
  1e308,
  1.5e308,
  Number.MAX_VALUE,
  Number.POSITIVE_INFINITY,
  Number.NaN,
].flatMap((value) => [value, -value])

const any = fc.oneof(fc.constantFrom(...ODD), fc.double())
const column = fc.array(any, { minLength: 0, maxLength: 12 }).map((values) => Float64Array.from(values))
const columns = fc.array(fc.array(any, { minLength: 6, maxLength: 6 }), { minLength: 1, maxLength: 4 })

/** All values beside each other in pairs, which fast-check alone would not try. */
const pairs = ODD.flatMap((a) => ODD.map((b) => [a, b] as const))

const MOST_TICKS = 12
function expectAxis({ low, high, ticks }: Bounds): void {
  expect(Number.isFinite(low) && Number.isFinite(high)).toBe(true)
  expect(low).toBeLessThan(high)
  expect(ticks.length).toBeLessThanOrEqual(MOST_TICKS)
  expect(ticks.every(Number.isFinite)).toBe(true)
  expect(new Set(ticks).size).toBe(ticks.length)
}

const NUMBERS_ONLY = /^[MLZ0-9.,-]*$/
const expectPath = (path: string) => expect(path.replaceAll(DOT, '')).toMatch(NUMBERS_ONLY)

describe('axes', () => {
  test.each([true, false])('take every pair of values (logarithmic: %s)', (log) => {
    let axes = 0
    for (const pair of pairs) {
      const range = extent([Float64Array.from(pair)], log)
      if (range) {
        axes++
        expectAxis(log ? logBounds(range, null) : linearBounds(range, null))
      }
      // Nor does it matter who asks without asking for the extent first.
      expect(logTicks(...pair).length).toBeLessThanOrEqual(MOST_TICKS)
      expect(evenTicks(...pair, 4).length).toBeLessThanOrEqual(MOST_TICKS)
      expectAxis(paretoBounds(pair, true, log, null))
      expectAxis(paretoBounds(pair, false, log, null))
    }
    // Most of the values are finite, and half of them positive.
    expect(axes).toBeGreaterThan(pairs.length / 2)
    for (const value of ODD) expect(roundUp(value)).toBeGreaterThan(0)
  })

  test('follow values that change from anything to anything', () => {
    let axes = 0
    fc.assert(
      fc.property(columns, columns, fc.boolean(), (before, after, log) => {
        const ranges = [before, after].map((lines) =>
          commonExtent(
            lines.map((line) => Float64Array.from(line)),
            log,
          ),
        )
        const bounds = log ? logBounds : linearBounds
        const first = ranges[0] && bounds(ranges[0], null)
        const second = ranges[1] && bounds(ranges[1], first)
        for (const axis of [first, second]) {
          if (!axis) continue
          axes++
          expectAxis(axis)
        }
      }),
    )
    expect(axes).toBeGreaterThan(50)
  })
})

test('paths hold numbers only', () => {
  fc.assert(
    fc.property(columns, fc.boolean(), any, any, (lines, log, low, high) => {
      const curves = lines.map((line) => Float64Array.from(line))
      const steps = Float64Array.from(curves[0], (_, i) => i * 10)
      const x = scaleOf({ low: 0, high: 50 }, false, 0, 300)
      const range = extent([Float64Array.of(low, high)], log)
      const own = range && (log ? logBounds(range, null) : linearBounds(range, null))
      for (const axis of [own, { low: 1e-3, high: 1 }]) {
        if (!axis) continue
        // Recharts' own scales do not end where the axis does.
        for (const y of [scaleOf(axis, log, 100, 0), (value: number) => 100 - 100 * value]) {
          for (const curve of curves) {
            expectPath(linePath(steps, curve, x, y, log))
            expectPath(dashedPath(steps, curve, x, y, log, [4, 3]))
          }
          expectPath(
            ribbonPath(steps, curves[0], curves[curves.length - 1], x, y, log ? 1e-3 : Number.NEGATIVE_INFINITY),
          )
        }
      }
      const edges = stackShares(curves)
      const unit = scaleOf({ low: 0, high: 1 }, false, 100, 0)
      edges.slice(1).forEach((edge, k) => {
        expectPath(bandPath(steps, edges[k], edge, x, unit))
        expect(edge.every((value) => value >= 0 && value <= 1 + 1e-9)).toBe(true)
      })
      expectPath(binPath(curves[0], 300, (value) => 100 - 100 * value))
    }),
  )
})

test('pictures have places for all of it', () => {
  fc.assert(
    fc.property(fc.array(any, { minLength: 9, maxLength: 9 }), (values) => {
      expect(zeroLine(values, 3).every(Number.isFinite)).toBe(true)
      const gramian = [0, 3, 6].map((row) => values.slice(row, row + 3))
      const symmetric = gramian.map((row, i) => row.map((_, j) => (i <= j ? gramian[i][j] : gramian[j][i])))
      const { points, shown } = leadingPlane(symmetric)
      expect(points.flat().every(Number.isFinite)).toBe(true)
      expect(shown).toBeGreaterThanOrEqual(0)
      expect(upright(points).flat().every(Number.isFinite)).toBe(true)
      alignedTo(points, points)
      harmlessCone(points)
      expect(Number.isFinite(edgeWidth(Math.abs(values[0]), Math.max(...values.slice(1).map(Math.abs))))).toBe(true)
      expect(['falling', 'rising', 'flat']).toContain(trendOf(values, 3))
      const front = [0, 2, 4, 6].map((k) => [values[k], values[k + 1]] as const)
      staircase(front, LOSSES)
      volumeOf(front, LOSSES, [values[7], values[8]])
      expect(
        trailOf(values, [...values].reverse())
          .flat()
          .every(Number.isFinite),
      ).toBe(true)
    }),
  )
})

test('finite values have a finite mean, and a deviation within twice the largest', () => {
  fc.assert(
    fc.property(fc.array(any.filter(Number.isFinite), { minLength: 2, maxLength: 6 }), (values) => {
      const most = Math.max(...values.map(Math.abs))
      expect(Math.abs(mean(values))).toBeLessThanOrEqual(most * (1 + 1e-9))
      const spread = deviation(values)
      expect(spread).toBeGreaterThanOrEqual(0)
      if (most < 1e307) expect(Number.isFinite(spread)).toBe(true)
    }),
  )
})

test('texts and cells are short, and say something', () => {
  fc.assert(
    fc.property(any, fc.constantFrom('en', 'zh-CN'), (value, language) => {
      const texts = [
        formatInteger(language, value),
        formatSignificant(language, value),
        formatSteady(language, value),
        formatFixed(language, value, 2),
        formatPercent(language, value),
      ]
      for (const text of texts) {
        expect(text).toMatch(/^\S.{0,25}$/u)
        expect(text).not.toMatch(/NaN|Infinity|undefined/)
      }
      expect(csvNumber(value)).toMatch(/^(-?[0-9.]+(e[+-][0-9]+)?)?$/)
    }),
  )
})

test('a column of any values has an extent within what an axis can carry', () => {
  fc.assert(
    fc.property(fc.array(column, { maxLength: 4 }), (lines) => {
      for (const positive of [true, false]) {
        const range = extent(lines, positive)
        if (range) expect(range.every(Number.isFinite)).toBe(true)
        if (range && positive) expect(range[0]).toBeGreaterThan(0)
      }
    }),
  )
})
