/** Comparisons of older versions: the base is a recording, and lanes hold changes as edits do. */
import { isObject } from '../config/faults'
import { broughtUp, changesBroughtUp, versions } from '../config/versions'

/** Lanes, unchecked, with the changes of their version as those of the latest. What is no list of lanes stays as it is. */
export const lanesBroughtUp = (raw: unknown, version: unknown, known = versions): unknown =>
  Array.isArray(raw)
    ? raw.map((lane: unknown) =>
        isObject(lane) ? { ...lane, changes: changesBroughtUp(lane.changes, version, known) } : lane,
      )
    : raw

/** A comparison, unchecked, of any version as one of the latest. What is none stays as it is. */
export function comparisonBroughtUp(raw: unknown, version: unknown, known = versions): unknown {
  if (!isObject(raw)) return raw
  const { value: base } = broughtUp(raw.base, version, known)
  return { ...raw, base, lanes: lanesBroughtUp(raw.lanes, version, known) }
}
