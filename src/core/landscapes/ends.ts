/** Where a path ends, in one word for texts. */

import { landscapeOf } from './all'
import type { Landscape, Pair } from './define'
import type { LandscapePath } from './paths'
import type { LandscapeSetup } from './setup'

/** A point closer than this to the Pareto set is on it. */
export const NEAR_FRONT = 0.05

/**
 * - `front`: within 0.05 of the Pareto set.
 * - `valley`: in the region of the narrow floors.
 * - `travelling`: elsewhere. The path would go further.
 * - `diverged`: the next step is not finite or beyond 1e9.
 * - `refused`: the landscape cannot give the method what it needs.
 */
export type EndKind = 'front' | 'valley' | 'travelling' | 'diverged' | 'refused'

export interface PathEnd {
  readonly kind: EndKind
  readonly step: number
  readonly point: Pair
  readonly losses: Pair
}

/** Where the path is now. */
export function whereItEnds(setup: Pick<LandscapeSetup, 'landscape' | 'formulas'>, path: LandscapePath): PathEnd {
  const { step, point, losses } = path.momentAt(path.done)
  return { kind: kindOf(landscapeOf(setup), path, point), step, point, losses }
}

function kindOf(landscape: Landscape | null, { stopped }: LandscapePath, point: Pair): EndKind {
  if (stopped) return stopped.reason === 'diverged' ? 'diverged' : 'refused'
  if (landscape === null) return 'refused'
  const distance = distanceToFront(landscape, point)
  if (distance !== null && distance <= NEAR_FRONT) return 'front'
  return landscape.isInValley?.(point[0], point[1]) ? 'valley' : 'travelling'
}

const PIECES = 256
/** Points of each Pareto set: a landscape is asked once for each. */
const fronts = new WeakMap<object, readonly Pair[]>()

/** Distance to the Pareto set; null where it is not known. */
export function distanceToFront({ paretoPoint }: Pick<Landscape, 'paretoPoint'>, point: Pair): number | null {
  if (!paretoPoint) return null
  const front = fronts.get(paretoPoint) ?? Array.from({ length: PIECES + 1 }, (_, k) => paretoPoint(k / PIECES))
  fronts.set(paretoPoint, front)
  let least = Number.POSITIVE_INFINITY
  for (let k = 1; k <= PIECES; k++) least = Math.min(least, distanceToSegment(point, front[k - 1], front[k]))
  return least
}

function distanceToSegment([x, y]: Pair, [ax, ay]: Pair, [bx, by]: Pair): number {
  const [dx, dy] = [bx - ax, by - ay]
  const square = dx * dx + dy * dy
  const share = square > 0 ? Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / square)) : 0
  return Math.hypot(x - ax - share * dx, y - ay - share * dy)
}
