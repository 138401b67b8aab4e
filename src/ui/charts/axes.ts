/** Both axes of a chart, from the values of its source. */
import {
  type Bounds,
  commonExtent,
  evenTicks,
  extent,
  heldTo,
  linearBounds,
  logBounds,
  stepBounds,
  stretchedBy,
} from './bounds'
import { columnsOf } from './columns'
import type { ChartModel } from './model'

export interface Axes {
  readonly x: Bounds
  readonly y: Bounds
  /** Bounds of one scale make no sense on the other, so the scale is kept with them. */
  readonly scale: ChartModel['scale']
}

/** Axes for the current values of the source. Returns `shown` itself if nothing changes. */
export function axesFor(model: ChartModel, shown: Axes | null): Axes | null {
  const { scale } = model
  const { steps } = model.source
  const earlier = model.earlier?.steps ?? []
  if (steps.length === 0 && earlier.length === 0) return null
  const last = Math.max(steps.at(-1) ?? 0, earlier.at(-1) ?? 0, model.ahead?.to ?? 0)
  const x = stepBounds(last, shown?.x ?? null)
  const y = valueBounds(model, shown?.scale === scale ? shown.y : null)
  return shown && shown.scale === scale && shown.x === x && shown.y === y ? shown : { x, y, scale }
}

function valueBounds(model: ChartModel, current: Bounds | null): Bounds {
  if (model.bounds) return heldTo(current, model.bounds[0], model.bounds[1], evenTicks)
  const log = model.scale === 'log'
  const own = (model.unlike ? commonExtent : extent)(columnsOf(model), log)
  const earlier = model.earlier ? extent(model.lines.map(model.earlier.column), log) : null
  const coming = model.ahead?.to != null ? model.ahead : null
  const ahead = coming && extent(model.lines.map(coming.column), log)
  const range = stretchedBy(stretchedBy(own, earlier, log), ahead, log) ?? (log ? [0.1, 1] : [0, 1])
  // Each look ahead begins with few records. An axis that shrank for them and grew again would render twice a request.
  if (coming && current && current.low <= range[0] && range[1] <= current.high) return current
  return log ? logBounds(range, current) : linearBounds(range, current)
}
