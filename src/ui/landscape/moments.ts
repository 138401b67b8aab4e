/** What a path does at a step. */
import { landscapeOf } from '../../core/landscapes/all'
import { evaluateAt, type Pair } from '../../core/landscapes/define'
import { keptAt } from '../../core/landscapes/kept'
import { harmlessAt } from '../../core/landscapes/picture'
import type { LandscapeSetup } from '../../core/landscapes/setup'
import type { Cone } from '../../core/measures/plane'
import type { PathNews } from '../../state/landscape/paths'

export interface PathMoment {
  readonly step: number
  readonly point: Pair
  readonly losses: Pair
  readonly gradients: readonly [Pair, Pair]
  readonly weights: Pair
  /** The step goes against it. */
  readonly direction: Pair
  /** Directions a step against which raises no loss; null if there is none. */
  readonly cone: Cone | null
}

const pairAt = (values: Float64Array, k: number): Pair => [values[2 * k], values[2 * k + 1]]

/** The last kept step at or before `step`; null if the landscape cannot be evaluated. */
export function momentOf(setup: LandscapeSetup, { kept }: PathNews, step: number): PathMoment | null {
  const landscape = landscapeOf(setup)
  if (!landscape || kept.count === 0) return null
  const k = keptAt(kept, step)
  const point = pairAt(kept.positions, k)
  return {
    step: kept.steps[k],
    point,
    losses: pairAt(kept.losses, k),
    gradients: evaluateAt(landscape, setup.scales, point).jacobian,
    weights: pairAt(kept.weights, k),
    direction: pairAt(kept.directions, k),
    cone: harmlessAt(landscape, setup.scales, point),
  }
}

export const length = ([x, y]: Pair): number => Math.hypot(x, y)
export const inner = ([a, b]: Pair, [c, d]: Pair): number => a * c + b * d

/** Cosine between two vectors; NaN if one of them is zero. */
export const cosine = (a: Pair, b: Pair): number => {
  const lengths = length(a) * length(b)
  return lengths > 0 ? Math.min(1, Math.max(-1, inner(a, b) / lengths)) : Number.NaN
}

/** A direction shorter than this share of its longest part is what rounding left of parts that cancel. */
const CANCELLED = 1e-7

/** Whether the parts α_i ∇_i cancel. */
export function rests({ gradients, weights, direction }: PathMoment, clipNorm: number): boolean {
  const longest = Math.max(...gradients.map((gradient, i) => Math.abs(weights[i]) * length(gradient)))
  return !(length(direction) > CANCELLED * Math.min(longest, clipNorm > 0 ? clipNorm : longest))
}

/** Slopes closer to 0 than this share of both lengths are rounding. */
const ROUNDING = 1e-9

/** The losses that a small step against d raises. */
export function raised({ gradients, direction }: Pick<PathMoment, 'gradients' | 'direction'>): readonly (0 | 1)[] {
  return ([0, 1] as const).filter((i) => {
    const slope = inner(gradients[i], direction)
    return slope < -ROUNDING * length(gradients[i]) * length(direction)
  })
}
