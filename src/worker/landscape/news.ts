import { type EndKind, whereItEnds } from '../../core/landscapes/ends'
import type { Kept } from '../../core/landscapes/kept'
import type { LandscapePath } from '../../core/landscapes/paths'
import type { LandscapeSetup } from '../../core/landscapes/setup'
import type { Arrivals } from './arrival'
import type { PathNews } from './protocol'

interface Tracked {
  readonly key: string
  readonly path: LandscapePath
  readonly arrivals: Arrivals
}

/** A path as the page gets it, with copies of its arrays. */
export function newsOf(setup: LandscapeSetup, { key, path, arrivals }: Tracked): PathNews {
  const kept = copied(path.kept)
  const end: EndKind = whereItEnds(setup, path).kind
  return { key, done: path.done, stopped: path.stopped, kept, end, arrival: arrivals.firstIn(kept) }
}

const copied = ({ count, steps, positions, losses, weights, directions }: Kept): Kept => ({
  count,
  steps: steps.slice(0, count),
  positions: positions.slice(0, 2 * count),
  losses: losses.slice(0, 2 * count),
  weights: weights.slice(0, 2 * count),
  directions: directions.slice(0, 2 * count),
})

/** The buffers of these copies, which go to the page without another copy. */
export const transferOf = (news: readonly PathNews[]): Transferable[] =>
  news.flatMap(({ kept }) =>
    [kept.steps, kept.positions, kept.losses, kept.weights, kept.directions].map(({ buffer }) => buffer as ArrayBuffer),
  )
