/** Units of a drawing to pixels and back. Pure. */
import type { Pair } from '../../core/landscapes/define'
import type { PlotArea } from '../charts/PlainAxes'

export interface Projection {
  readonly area: PlotArea
  readonly x: (value: number) => number
  readonly y: (value: number) => number
  /** Pixels from the top left of the drawing, to units within the drawing. */
  readonly back: (left: number, top: number) => Pair
  readonly limits: { readonly x: Pair; readonly y: Pair }
}

/** Pixels left of the drawing, for short ticks. */
export const LEFT = 34
const MARGIN = { top: 8, right: 10, bottom: 22 }

/** `square`: one unit is as long on both axes, so that angles are right. `left`: room for the ticks of y. */
export function projectionOf(
  x: Pair,
  y: Pair,
  width: number,
  height: number,
  square: boolean,
  left = LEFT,
): Projection {
  const full: PlotArea = {
    left,
    top: MARGIN.top,
    right: Math.max(left + 40, width - MARGIN.right),
    bottom: Math.max(MARGIN.top + 40, height - MARGIN.bottom),
  }
  const area = square ? squared(full, x, y) : full
  const across = (area.right - area.left) / (x[1] - x[0])
  const up = (area.bottom - area.top) / (y[1] - y[0])
  return {
    area,
    x: (value) => area.left + (value - x[0]) * across,
    y: (value) => area.bottom - (value - y[0]) * up,
    back: (left, top) => [within(x[0] + (left - area.left) / across, x), within(y[0] + (area.bottom - top) / up, y)],
    limits: { x, y },
  }
}

/** In the middle of the width. */
function squared({ left, top, right, bottom }: PlotArea, x: Pair, y: Pair): PlotArea {
  const unit = Math.min((right - left) / (x[1] - x[0]), (bottom - top) / (y[1] - y[0]))
  const width = unit * (x[1] - x[0])
  const from = left + (right - left - width) / 2
  return { left: from, right: from + width, top, bottom: top + unit * (y[1] - y[0]) }
}

export const within = (value: number, [low, high]: Pair): number => Math.min(high, Math.max(low, value))
