import { landscapeOf } from '../../core/landscapes/all'
import { evaluateAt, type Pair } from '../../core/landscapes/define'
import type { Front } from '../../core/landscapes/picture'
import type { LandscapeSetup } from '../../core/landscapes/setup'
import type { PathNews } from '../../state/landscape/paths'

/** Room beyond the outermost point, as a share of the axis. */
const ROOM = 0.06

/** The axes of the loss space: the front, the starts, and the ends of `paths`. */
export function lossBounds(
  setup: LandscapeSetup,
  front: Pick<Front, 'losses'> | null,
  paths: readonly (readonly (PathNews | null)[])[] | null,
): { readonly x: Pair; readonly y: Pair } {
  const landscape = landscapeOf(setup)
  const starts = landscape ? setup.starts.map((start) => evaluateAt(landscape, setup.scales, start).losses) : []
  const ends = (paths ?? []).flatMap((row) =>
    row.flatMap((path): Pair[] => {
      if (!path || path.end === 'diverged' || path.kept.count === 0) return []
      const last = path.kept.count - 1
      return [[path.kept.losses[2 * last], path.kept.losses[2 * last + 1]]]
    }),
  )
  const points = [...(front?.losses ?? []), ...starts, ...ends]
  return { x: around(points.map(([l1]) => l1)), y: around(points.map(([, l2]) => l2)) }
}

function around(values: readonly number[]): Pair {
  const finite = values.filter(Number.isFinite)
  if (finite.length === 0) return [0, 1]
  const [low, high] = [Math.min(...finite), Math.max(...finite)]
  const room = high > low ? ROOM * (high - low) : Math.max(0.5, Math.abs(high) * ROOM)
  return [low - room, high + room]
}
