import { createStore } from 'zustand/vanilla'
import type { Point } from '../../core/measures/plane'
import { firstCompared } from '../../core/weightings/all'

/** Gradients moved by hand: arrows of the first tasks. Lengths are in `unit`s, which are in loss / parameter. */
export interface FreeGradients {
  readonly arrows: readonly Point[]
  readonly unit: number
}

interface TugChoice {
  /** Ids of the methods drawn in addition to the chosen one. */
  readonly ticked: readonly string[]
  readonly free: FreeGradients | null
  /** Draw all gradients at equal length. */
  readonly equal: boolean
}

/** Kept outside the component, so that the choice survives a switch to another tab. */
export const tugStore = createStore<TugChoice>(() => ({ ticked: firstCompared, free: null, equal: false }))

export const setTicked = (id: string, on: boolean): void =>
  tugStore.setState(({ ticked }) => ({ ticked: on ? [...ticked, id] : ticked.filter((other) => other !== id) }))

export const MOST_FREE = 3
export const LONGEST = 1.2
export const SHORTEST = 0.12

/** The current gradients as free ones; the longest has length 1. */
export function freed(points: readonly Point[]): FreeGradients {
  const first = points.slice(0, MOST_FREE)
  const unit = Math.max(...first.map(([x, y]) => Math.hypot(x, y))) || 1
  return { unit, arrows: first.map(([x, y]) => held([x / unit, y / unit])) }
}

/** The gradients with arrow `index` moved to `tip`. */
export const moved = (free: FreeGradients, index: number, tip: Point): FreeGradients => ({
  ...free,
  arrows: free.arrows.map((arrow, i) => (i === index ? held(tip) : arrow)),
})

/** The tip with its length bounded, so that it can still be grabbed and stays in the picture. */
function held([x, y]: Point): Point {
  const length = Math.hypot(x, y)
  if (length < 1e-9) return [SHORTEST, 0]
  const factor = Math.min(LONGEST, Math.max(SHORTEST, length)) / length
  return [x * factor, y * factor]
}

/** A vector with the length of `like` and the direction of `tip`. */
export function turnedTo(like: Point, tip: Point): Point {
  const factor = Math.hypot(...like) / (Math.hypot(...tip) || 1)
  return [tip[0] * factor, tip[1] * factor]
}

/** Index of the tip nearest to `at`. Handles of short arrows overlap; the nearest one is meant. */
export function nearestTip(tips: readonly Point[], at: Point): number {
  const far = tips.map(([x, y]) => Math.hypot(x - at[0], y - at[1]))
  return far.indexOf(Math.min(...far))
}

/** The vector turned by `degrees` and scaled by `factor`. */
export function nudged([x, y]: Point, degrees: number, factor: number): Point {
  const angle = Math.atan2(y, x) + (degrees * Math.PI) / 180
  const length = Math.hypot(x, y) * factor
  return [length * Math.cos(angle), length * Math.sin(angle)]
}
