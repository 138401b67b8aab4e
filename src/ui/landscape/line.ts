/** Lines on a canvas. Pure but for the canvas. */
import type { Projection } from './projection'

/** What is drawn on: a context or a `Path2D`. */
export interface Pen {
  moveTo(x: number, y: number): void
  lineTo(x: number, y: number): void
}

/** Points closer than this to the last one, in pixels, are left out: paths zigzag on less than a pixel. */
const LEAST = 0.8
/** Pixels outside of the drawing at which lines may go on. Canvases draw no infinite coordinates. */
const FARTHEST = 1e4

const held = (pixel: number): number => Math.min(FARTHEST, Math.max(-FARTHEST, pixel))

/**
 * The line through entries `from` to `to` (included) of `points` [(x, y), …]. The last one is always drawn. Returns the
 * number of points drawn.
 */
export function trace(
  pen: Pen,
  points: Float64Array,
  from: number,
  to: number,
  at: Pick<Projection, 'x' | 'y'>,
): number {
  let [x, y] = [Number.NaN, Number.NaN]
  let count = 0
  for (let k = from; k <= to; k++) {
    const nextX = held(at.x(points[2 * k]))
    const nextY = held(at.y(points[2 * k + 1]))
    if (count > 0 && k < to && Math.abs(nextX - x) < LEAST && Math.abs(nextY - y) < LEAST) continue
    if (Number.isNaN(nextX) || Number.isNaN(nextY)) continue
    if (count === 0) pen.moveTo(nextX, nextY)
    else pen.lineTo(nextX, nextY)
    x = nextX
    y = nextY
    count++
  }
  return count
}
