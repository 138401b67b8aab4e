/** Minimises a function of one to three parameters that may have corners. */
import { solve } from '../numerics/dense'

/** Returns f and writes a (sub)gradient into `gradient`. */
export type Objective = (parameters: readonly number[], gradient: Float64Array) => number

/** The certified gap f − f* of a convex function at which the search ends. */
const GAP = 1e-11
const MOST_CUTS = 900
const MOST_POLISHES = 30

/**
 * The ellipsoid method with central cuts, then damped Newton steps with finite differences of the gradient.
 *
 * The ellipsoid {x + B u, |u| ≤ 1} holds every minimum of a convex function, with corners or without, after every
 * cut; |Bᵀ g| bounds f − f*. It is kept by B, because its matrix B Bᵀ would stop being positive by rounding. For a
 * function that is not convex the best point that was seen is the start of the Newton steps, which end in a local
 * minimum.
 *
 *     p = Bᵀ g / |Bᵀ g|,   x ← x − B p / (n + 1),   B ← n / √(n² − 1) · B (I − (1 − √((n − 1)/(n + 1))) p pᵀ)
 *
 * Shor 1977, https://doi.org/10.1007/BF01071394. n = 1 halves an interval instead.
 */
export function leastOf(f: Objective, start: readonly number[], radius: number): number[] {
  const best = start.length === 1 ? [halved(f, start[0] - radius, start[0] + radius)] : byEllipsoid(f, start, radius)
  return polished(f, best)
}

function halved(f: Objective, from: number, to: number): number {
  const gradient = new Float64Array(1)
  let [low, high] = [from, to]
  for (let k = 0; k < 120; k++) {
    const middle = (low + high) / 2
    f([middle], gradient)
    // In a flat part, keep its left end: the middle of the last interval is then the smallest minimiser.
    if (gradient[0] < 0) low = middle
    else high = middle
  }
  return (low + high) / 2
}

function byEllipsoid(f: Objective, start: readonly number[], radius: number): number[] {
  const n = start.length
  const gradient = new Float64Array(n)
  /** B, row by row: the ellipsoid is all centre + B u with |u| ≤ 1. */
  const shape = Float64Array.from({ length: n * n }, (_, i) => (i % (n + 1) === 0 ? radius : 0))
  const grow = n / Math.sqrt(n * n - 1)
  const shrink = 1 - Math.sqrt((n - 1) / (n + 1))
  const centre = [...start]
  let best = [...start]
  let least = Number.POSITIVE_INFINITY
  for (let cut = 0; cut < MOST_CUTS; cut++) {
    const value = f(centre, gradient)
    if (value < least) {
      least = value
      best = [...centre]
    }
    const turned = Array.from(gradient, (_, j) => gradient.reduce((sum, g, i) => sum + shape[i * n + j] * g, 0))
    const gap = Math.hypot(...turned)
    // Not above it is also NaN, for a gradient that overflowed.
    if (!(gap > GAP)) break
    const direction = turned.map((x) => x / gap)
    for (let i = 0; i < n; i++) {
      const along = direction.reduce((sum, p, j) => sum + shape[i * n + j] * p, 0)
      centre[i] -= along / (n + 1)
      for (let j = 0; j < n; j++) shape[i * n + j] = grow * (shape[i * n + j] - shrink * along * direction[j])
    }
  }
  return best
}

const APART = 1e-5

/** Newton steps while they descend. A Hessian that is not positive is raised; a corner ends them. */
function polished(f: Objective, start: readonly number[]): number[] {
  const n = start.length
  const gradient = new Float64Array(n)
  const [above, below] = [new Float64Array(n), new Float64Array(n)]
  let here = [...start]
  let value = f(here, gradient)
  for (let k = 0; k < MOST_POLISHES; k++) {
    const hessian: number[][] = []
    for (let i = 0; i < n; i++) {
      f(here.with(i, here[i] + APART), above)
      f(here.with(i, here[i] - APART), below)
      hessian.push(Array.from(above, (up, j) => (up - below[j]) / (2 * APART)))
    }
    let moved = false
    for (let raise = 0; raise < 1e6 && !moved; raise = raise === 0 ? 1e-3 : raise * 10) {
      const step = solve(
        hessian.map((row, i) => row.map((h, j) => (i === j ? h + raise : h))),
        Array.from(gradient),
      )
      if (!step) continue
      const next = here.map((x, i) => x - step[i])
      const reached = f(next, above)
      if (!(reached < value)) continue
      here = next
      value = reached
      moved = true
    }
    f(here, gradient)
    if (!moved) break
  }
  return here
}
