/** Brings comparisons of older versions up to the latest: their base, and the changes of their lanes. */
import { isObject } from '../config/faults'
import { broughtUp, changesBroughtUp, versions } from '../config/versions'

/** Applies the steps up to the changes of lanes, unchecked. A value that is no list is returned as it is. */
export const lanesBroughtUp = (raw: unknown, version: unknown, known = versions): unknown =>
  Array.isArray(raw)
    ? raw.map((lane: unknown) =>
        isObject(lane) ? { ...lane, changes: changesBroughtUp(lane.changes, version, known) } : lane,
      )
    : raw

/** Applies the steps up to a comparison, unchecked. A value that is none is returned as it is. */
export function comparisonBroughtUp(raw: unknown, version: unknown, known = versions): unknown {
  if (!isObject(raw)) return raw
  const { value: base } = broughtUp(raw.base, version, known)
  return { ...raw, base, lanes: lanesBroughtUp(raw.lanes, version, known) }
}
