/** SVG path text from curves. A gap in the values (NaN, or ≤ 0 on a log axis) lifts the pen. */
import { line } from 'd3-shape'

export type Scale = (value: number) => number

/** Far outside of every drawing. Browsers do not draw a path that contains an infinite number. */
const FARTHEST = 1e5

const within = (x: number): number => Math.min(Math.max(x, -FARTHEST), FARTHEST)
const digits = (x: number): string => (Math.round(within(x) * 10) / 10).toString()

/** A ring as wide as its stroke. A value between two gaps is a line of no length, which would be invisible. */
export const DOT = 'm-1,0a1,1 0 1,0 2,0a1,1 0 1,0 -2,0'

/**
 * A line through the finite values, interrupted at every gap. A value between two gaps is a dot. Written by hand:
 * it is most of the work of a frame, and d3's `line` with its accessors takes nearly three times as long.
 */
export function linePath(steps: Float64Array, values: Float64Array, x: Scale, y: Scale, positive: boolean): string {
  let path = ''
  let inARow = 0
  for (let i = 0; i <= steps.length; i++) {
    const height = i < steps.length && isDrawn(values[i], positive) ? y(values[i]) : Number.NaN
    if (Number.isNaN(height)) {
      if (inARow === 1) path += DOT
      inARow = 0
      continue
    }
    path += `${inARow ? 'L' : 'M'}${digits(x(steps[i]))},${digits(height)}`
    inARow++
  }
  return path
}

/** A line from point to point, in units of the drawing, rounded to `digits` decimals. */
export const pathThrough = (points: readonly (readonly [number, number])[], digits = 1): string =>
  line<readonly [number, number]>()
    .x(([x]) => within(x))
    .y(([, y]) => within(y))
    .digits(digits)(points) ?? ''

/** Pixels of a dash and of the space behind it, along x. */
export type Dashes = readonly [dash: number, space: number]

/** Dashes of a test loss. */
export const TEST_DASHES: Dashes = [4, 3]

/**
 * Like `linePath`, in dashes measured along x. The browser measures its dashes along the line: on a jagged curve
 * they are many times as many, and painting them costs more than the rest of the page.
 */
export function dashedPath(
  steps: Float64Array,
  values: Float64Array,
  x: Scale,
  y: Scale,
  positive: boolean,
  dashes: Dashes,
): string {
  let path = ''
  let before: readonly [number, number] | null = null
  /** The last segment ended inside a dash, and the next one continues it. */
  let isDown = false
  for (let i = 0; i < steps.length; i++) {
    const height = isDrawn(values[i], positive) ? y(values[i]) : Number.NaN
    const point: readonly [number, number] | null = Number.isNaN(height) ? null : [within(x(steps[i])), within(height)]
    if (before && point) path += dashesBetween(before, point, dashes, isDown)
    isDown = before !== null && point !== null && placeIn(point[0], dashes) <= dashes[0]
    before = point
  }
  return path
}

/** Distance from the start of the dash period. */
const placeIn = (place: number, [dash, space]: Dashes): number =>
  place - Math.floor(place / (dash + space)) * (dash + space)

/** Limit for one segment; no drawing is wide enough to need more. */
const MOST_DASHES = 2000

/** The parts of a straight segment that are inside a dash. */
function dashesBetween(
  [x0, y0]: readonly [number, number],
  [x1, y1]: readonly [number, number],
  [dash, space]: Dashes,
  isDown: boolean,
): string {
  const period = dash + space
  const at = (place: number) => (x1 > x0 ? y0 + ((y1 - y0) * (place - x0)) / (x1 - x0) : y1)
  const first = Math.floor(x0 / period)
  const last = Math.min(Math.floor(x1 / period), first + MOST_DASHES)
  let path = ''
  for (let k = first; k <= last; k++) {
    const [from, to] = [Math.max(x0, k * period), Math.min(x1, k * period + dash)]
    if (from > to) continue
    if (k > first || !isDown) path += `M${digits(from)},${digits(k > first ? at(from) : y0)}`
    path += `L${digits(to)},${digits(at(to))}`
  }
  return path
}

const isDrawn = (value: number, positive: boolean): boolean => Number.isFinite(value) && (!positive || value > 0)

/** The area between two curves over the same steps. By hand for the same reason as `linePath`. */
export function bandPath(steps: Float64Array, lower: Float64Array, upper: Float64Array, x: Scale, y: Scale): string {
  if (steps.length === 0) return ''
  let path = ''
  for (let i = 0; i < steps.length; i++) path += `${i ? 'L' : 'M'}${digits(x(steps[i]))},${digits(y(upper[i]))}`
  for (let i = steps.length - 1; i >= 0; i--) path += `L${digits(x(steps[i]))},${digits(y(lower[i]))}`
  // Recharts' scale may still be that of the previous axis. A height that does not exist on it waits for the next drawing.
  return path.includes('NaN') ? '' : `${path}Z`
}

/**
 * The areas between two curves over the same steps, one for each part without a gap. Values below `floor` are
 * drawn at `floor`.
 */
export function ribbonPath(
  steps: Float64Array,
  low: Float64Array,
  high: Float64Array,
  x: Scale,
  y: Scale,
  floor: number,
): string {
  let path = ''
  let from = 0
  for (let i = 0; i <= steps.length; i++) {
    if (i < steps.length && Number.isFinite(low[i]) && Number.isFinite(high[i]) && high[i] > floor) continue
    const lower = low.subarray(from, i).map((value) => Math.max(value, floor))
    if (i - from > 1) path += bandPath(steps.subarray(from, i), lower, high.subarray(from, i), x, y)
    from = i + 1
  }
  return path
}
