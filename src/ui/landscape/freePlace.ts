import type { Bounds, Pair } from '../../core/landscapes/define'

/** Places along each side that a new start may get. */
const PLACES = 8

/** The place within the bounds that is farthest from all starts. */
export function freePlace({ x1, x2 }: Bounds, starts: readonly Pair[]): Pair {
  const at = ([low, high]: Pair, k: number): number => round(low + ((high - low) * (k + 0.5)) / PLACES)
  const distance = ([a, b]: Pair): number => Math.min(...starts.map(([c, d]) => Math.hypot(a - c, b - d)))
  const places = Array.from(
    { length: PLACES * PLACES },
    (_, k): Pair => [at(x1, k % PLACES), at(x2, Math.floor(k / PLACES))],
  )
  return places.reduce((best, place) => (distance(place) > distance(best) ? place : best))
}

const round = (value: number): number => Math.round(value * 100) / 100
