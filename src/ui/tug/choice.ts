import { createStore } from 'zustand/vanilla'
import type { Point } from '../../core/measures/plane'
import { firstCompared } from '../../core/weightings/all'

/** Gradients that a person holds: arrows of the first tasks, lengths in `unit`s of loss / parameter. */
export interface FreeGradients {
  readonly arrows: readonly Point[]
  readonly unit: number
}

interface TugChoice {
  /** Methods drawn beside the chosen one. */
  readonly ticked: readonly string[]
  readonly free: FreeGradients | null
  /** Gradients are drawn equally long. */
  readonly equal: boolean
}

/** Outlives the tab: who looks at the network for a moment finds the same arrows again. */
export const tugStore = createStore<TugChoice>(() => ({ ticked: firstCompared, free: null, equal: false }))

export const setTicked = (id: string, on: boolean): void =>
  tugStore.setState(({ ticked }) => ({ ticked: on ? [...ticked, id] : ticked.filter((other) => other !== id) }))

export const MOST_FREE = 3
export const LONGEST = 1.2
export const SHORTEST = 0.12

/** Present gradients as free ones, the longest of length 1. */
export function freed(points: readonly Point[]): FreeGradients {
  const first = points.slice(0, MOST_FREE)
  const unit = Math.max(...first.map(([x, y]) => Math.hypot(x, y))) || 1
  return { unit, arrows: first.map(([x, y]) => held([x / unit, y / unit])) }
}

/** With arrow `index` at `tip`. */
export const moved = (free: FreeGradients, index: number, tip: Point): FreeGradients => ({
  ...free,
  arrows: free.arrows.map((arrow, i) => (i === index ? held(tip) : arrow)),
})

/** An arrow that can still be taken by its tip, and stays in the picture. */
function held([x, y]: Point): Point {
  const length = Math.hypot(x, y)
  if (length < 1e-9) return [SHORTEST, 0]
  const factor = Math.min(LONGEST, Math.max(SHORTEST, length)) / length
  return [x * factor, y * factor]
}

/** As long as `like`, pointing where `tip` does. */
export function turnedTo(like: Point, tip: Point): Point {
  const factor = Math.hypot(...like) / (Math.hypot(...tip) || 1)
  return [tip[0] * factor, tip[1] * factor]
}

/** Index of the tip that is nearest to `at`: short arrows lie on one another, and the one meant is under the pointer. */
export function nearestTip(tips: readonly Point[], at: Point): number {
  const far = tips.map(([x, y]) => Math.hypot(x - at[0], y - at[1]))
  return far.indexOf(Math.min(...far))
}

/** Turned by `degrees`, its length times `factor`. */
export function nudged([x, y]: Point, degrees: number, factor: number): Point {
  const angle = Math.atan2(y, x) + (degrees * Math.PI) / 180
  const length = Math.hypot(x, y) * factor
  return [length * Math.cos(angle), length * Math.sin(angle)]
}
