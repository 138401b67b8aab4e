/**
 * Axis bounds that change only now and then. An axis that does not change need not render, and a curve that
 * grows by a point does not rescale the picture. Pure.
 */
import { ticks } from 'd3-array'
import { nextRound, ONE_TWO_FIVE } from '../text/roundNumbers'

export interface Bounds {
  readonly low: number
  readonly high: number
  readonly ticks: readonly number[]
}

/**
 * The largest and smallest number on an axis. Beyond them a span or a power of ten overflows to infinity or
 * rounds to 0, and a loop over ticks would not end. Values outside are drawn at the end of the axis.
 */
export const LARGEST = 1e300
export const SMALLEST = 1e-300

const carried = (value: number, least: number): number => Math.min(Math.max(value, least), LARGEST)
/** NaN counts as the smallest. */
const carriedPositive = (value: number): number => (value > SMALLEST ? Math.min(value, LARGEST) : SMALLEST)

const ROUND = [1, 1.5, 2, 3, 4, 5, 6, 8]

/** The smallest round number at or above `value` > 0, within what an axis can carry. */
export const roundUp = (value: number): number => nextRound(carriedPositive(value), ROUND, 'up')

/** Even ticks at round numbers, `about` of them, from low to high. A single one if the ends are too close together. */
export function evenTicks(low: number, high: number, about: number): number[] {
  const span = high - low
  if (!(span >= SMALLEST && span <= 2 * LARGEST)) return [low]
  // If the ends differ in their last digits only, the same tick comes several times.
  return [...new Set(ticks(low, high, about))]
}

/**
 * The step axis: from 0 to a round number. It depends on the last step alone, so that charts that draw one
 * after another agree on it. Returns `current` itself if nothing changes.
 */
export function stepBounds(last: number, current: Bounds | null): Bounds {
  const high = roundUp(Math.max(last, 40))
  return heldTo(current, 0, high, evenTicks)
}

/** Returns `current` itself if its ends are the same: a new object, even if equal, would be drawn again. */
export function heldTo(
  current: Bounds | null,
  low: number,
  high: number,
  ticksOf: (low: number, high: number, about: number) => number[],
): Bounds {
  return current?.low === low && current.high === high ? current : { low, high, ticks: ticksOf(low, high, 4) }
}

/** Smallest and largest finite value of all lines, within what an axis can carry. Null if there is none. */
export function extent(lines: readonly Float64Array[], positive: boolean): [number, number] | null {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const values of lines) {
    for (let i = 0; i < values.length; i++) {
      const value = values[i]
      if (!Number.isFinite(value) || (positive && value <= 0)) continue
      if (value < low) low = value
      if (value > high) high = value
    }
  }
  const least = positive ? SMALLEST : -LARGEST
  return low <= high ? [carried(low, least), carried(high, least)] : null
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)]

/** The axis may reach beyond the median line by this many times its span. */
const BEYOND = 3
/** On a logarithmic axis only the top is limited: to this many times the median line's largest value. */
const DECADE = 10

/** Like `extent`, but the median line limits how far the others may stretch the range. */
export function commonExtent(lines: readonly Float64Array[], positive: boolean): [number, number] | null {
  const each = lines.flatMap((line) => {
    const own = extent([line], positive)
    return own ? [own] : []
  })
  if (each.length === 0) return null
  const [lows, highs] = [each.map(([low]) => low), each.map(([, high]) => high)]
  const [least, most] = [Math.min(...lows), Math.max(...highs)]
  const [low, high] = [median(lows), median(highs)]
  if (positive) return [least, Math.min(most, DECADE * high)]
  const room = BEYOND * (high - low)
  return [Math.max(least, low - room), Math.min(most, high + room)]
}

/** Curves from before a change may stretch a logarithmic axis by this factor at most. */
const FACTOR = 100

/** The range of the current curves, stretched by that of earlier ones, but not so far that it flattens the current ones. */
export function stretchedBy(
  own: readonly [number, number] | null,
  earlier: readonly [number, number] | null,
  positive: boolean,
): readonly [number, number] | null {
  if (!own || !earlier) return own ?? earlier
  const [low, high] = [Math.min(own[0], earlier[0]), Math.max(own[1], earlier[1])]
  if (positive) return [Math.max(low, own[0] / FACTOR), Math.min(high, own[1] * FACTOR)]
  const room = BEYOND * (own[1] - own[0] || Math.abs(own[1]) || 1)
  return [Math.max(low, own[0] - room), Math.min(high, own[1] + room)]
}

/** Bounds are kept while the data fit and fill at least this share of them. */
const FILL = 0.45

/** A linear axis that includes 0 if all data have one sign. It ends at `highest`, the largest value that can occur. */
export function linearBounds(
  [least, most]: readonly [number, number],
  current: Bounds | null,
  highest = Number.POSITIVE_INFINITY,
): Bounds {
  const low = carried(Math.min(least, 0), -LARGEST)
  const high = carried(Math.max(Math.min(most, highest), 0), -LARGEST)
  if (current && low >= current.low && high <= current.high && high - low > FILL * (current.high - current.low)) {
    return current
  }
  const span = high - low >= SMALLEST ? high - low : 1
  const size = roundUp(span / 4)
  const bottom = low < 0 ? Math.floor((low - 0.02 * span) / size) * size : 0
  const top = high > 0 ? Math.min(highest, Math.ceil((high + 0.02 * span) / size) * size) : 0
  return heldTo(current, bottom, top > bottom ? top : bottom + size, evenTicks)
}

/** A logarithmic axis over the positive values. Its ends are 1, 2 or 5 times a power of ten. */
export function logBounds(range: readonly [number, number], current: Bounds | null): Bounds {
  const [least, most] = range.map(carriedPositive)
  const span = (low: number, high: number) => Math.log10(high) - Math.log10(low)
  if (
    current &&
    current.low > 0 &&
    least >= current.low &&
    most <= current.high &&
    span(least, most) > FILL * span(current.low, current.high)
  ) {
    return current
  }
  const low = nextRound(least, ONE_TWO_FIVE, 'down')
  const top = nextRound(most, ONE_TWO_FIVE, 'up')
  return heldTo(current, low, top > low ? top : low * 10, logTicks)
}

const MOST_TICKS = 5

/**
 * Powers of ten, with 2 and 5 or with 3 between them if there is room. At most `MOST_TICKS`.
 * d3 would return nine ticks per decade and leave the choice to the drawing.
 */
export function logTicks(bottom: number, top: number): number[] {
  const [low, high] = [carriedPositive(bottom), carriedPositive(top)]
  for (const factors of [ONE_TWO_FIVE, [1, 3]]) {
    const found = ticksAt(factors, low, high)
    if (found.length <= MOST_TICKS) return found
  }
  const powers = ticksAt([1], low, high)
  const every = Math.ceil(powers.length / MOST_TICKS)
  return powers.filter((_, k) => k % every === 0)
}

function ticksAt(factors: readonly number[], low: number, high: number): number[] {
  const found: number[] = []
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) {
    for (const factor of factors) {
      const tick = Number((factor * 10 ** power).toPrecision(12))
      if (tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9)) found.push(tick)
    }
  }
  return found
}
