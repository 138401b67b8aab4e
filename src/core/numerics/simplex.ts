import type { Matrix, Vector } from './dense'
import { dot, filled, indexOfLeast, largest, multiply, solve, total } from './dense'

/**
 * Euclidean projection onto the simplex {w ≥ 0, Σ w = 1}: w = max(v − τ, 0), τ from the sorted
 * values. Held, Wolfe and Crowder 1974, https://doi.org/10.1007/BF01580223.
 */
export function projectOntoSimplex(v: Vector): number[] {
  const sorted = [...v].sort((a, b) => b - a)
  let sum = 0
  let tau = 0
  for (let k = 0; k < sorted.length; k++) {
    sum += sorted[k]
    const candidate = (sum - 1) / (k + 1)
    if (sorted[k] > candidate) tau = candidate
  }
  return v.map((x) => Math.max(x - tau, 0))
}

/**
 * argmin ½ wᵀMw + bᵀw over the simplex, M = n C n positive semi-definite, by Wolfe's active-set
 * method: finite and deterministic. With b = 0 it is the min-norm point of the convex hull.
 *
 * Each step solves on the current support S in the scaled variable x_i = n_i w_i, with the cosine
 * matrix C in place of M (directly on M, ill-scaled gradients lose three digits):
 *
 *     [ C_SS  u ] [ x  ]   [ −b/n ]
 *     [ uᵀ    0 ] [ −μ ] = [  1   ]        u = 1/n
 *
 * which is regular exactly when the gradients in S are affinely independent, so opposed gradients
 * (d = 0) are no special case. M: [T][T], (loss/parameter)²; b: [T], the same; needs M_ii > 0.
 *
 * Wolfe 1976, "Finding the nearest point in a polytope", https://doi.org/10.1007/BF01580381.
 */
export function minimiseOnSimplex(m: Matrix, b: Vector | null = null): number[] {
  const count = m.length
  const linear = b ?? filled(count, 0)
  const norms = new Array<number>(count)
  const atVertex = new Array<number>(count)
  for (let i = 0; i < count; i++) {
    norms[i] = Math.sqrt(m[i][i])
    atVertex[i] = 0.5 * m[i][i] + linear[i]
  }
  const start = indexOfLeast(atVertex)
  let w = filled(count, 0)
  w[start] = 1
  // Each round lowers the value, so no support repeats. The cap only guards against rounding.
  for (let round = 0; round < 20 * count; round++) {
    const entering = mostViolating(m, linear, norms, w)
    if (entering < 0 || w[entering] > 0) break
    const support = supportOf(w)
    support.push(entering)
    const improved = settleOn(support, m, linear, norms, w)
    if (improved === null) break
    w = improved
  }
  return w
}

/** Indices of the positive entries. */
export function supportOf(w: Vector): number[] {
  const support: number[] = []
  for (let i = 0; i < w.length; i++) if (w[i] > 0) support.push(i)
  return support
}

/** The vertex that lowers the value fastest per unit of its gradient's length, −1 at the optimum. */
function mostViolating(m: Matrix, b: Vector, norms: Vector, w: Vector): number {
  const slope = multiply(m, w)
  const length = Math.sqrt(Math.max(dot(w, slope), 0))
  for (let i = 0; i < w.length; i++) slope[i] += b[i]
  const value = dot(w, slope)
  let worst = 0
  let entering = -1
  for (let i = 0; i < w.length; i++) {
    const tolerance = 1e-13 * (norms[i] * length + Math.abs(value) + Math.abs(b[i]))
    const gap = slope[i] - value
    if (gap < -tolerance && gap / norms[i] < worst) {
      worst = gap / norms[i]
      entering = i
    }
  }
  return entering
}

/** Minimises over the hull of `support`; drops vertices until the minimiser lies inside. */
function settleOn(support: number[], m: Matrix, b: Vector, norms: Vector, from: Vector): number[] | null {
  let active = support
  const w = [...from]
  while (active.length > 0) {
    const target = affineMinimiser(active, m, b, norms)
    if (target === null) return null
    let fraction = 1
    for (const i of active) {
      if (target[i] < 0) fraction = w[i] > 0 ? Math.min(fraction, w[i] / (w[i] - target[i])) : 0
    }
    for (let i = 0; i < w.length; i++) w[i] = active.includes(i) ? w[i] + fraction * (target[i] - w[i]) : 0
    if (fraction === 1) return normalised(w)
    const limiting = active.filter((i) => target[i] < 0 && !(w[i] > 1e-15))
    const dropped = limiting.length > 0 ? limiting : [active[indexOfLeast(active.map((i) => w[i]))]]
    for (const i of dropped) w[i] = 0
    active = active.filter((i) => !dropped.includes(i))
  }
  return null
}

/** Weights of any sign that sum to 1 on `active` and minimise ½ wᵀMw + bᵀw; null if they are not unique. */
export function affineMinimiser(active: readonly number[], m: Matrix, b: Vector, norms: Vector): number[] | null {
  const size = active.length
  let shortest = Number.POSITIVE_INFINITY
  for (const i of active) shortest = Math.min(shortest, norms[i])
  const last = new Array<number>(size + 1)
  const right = new Array<number>(size + 1)
  const system = new Array<number[]>(size + 1)
  for (let row = 0; row < size; row++) {
    const i = active[row]
    const entries = new Array<number>(size + 1)
    for (let column = 0; column < size; column++) {
      const j = active[column]
      entries[column] = m[i][j] / (norms[i] * norms[j])
    }
    entries[size] = last[row] = shortest / norms[i]
    right[row] = -b[i] / norms[i]
    system[row] = entries
  }
  last[size] = 0
  right[size] = shortest
  system[size] = last
  const solution = solve(system, right)
  if (solution === null) return null
  const w = filled(m.length, 0)
  for (let row = 0; row < size; row++) w[active[row]] = solution[row] / norms[active[row]]
  return w
}

function normalised(w: number[]): number[] {
  const sum = total(w)
  if (sum > 0 && Number.isFinite(sum) && largest(w) > 0) for (let i = 0; i < w.length; i++) w[i] /= sum
  return w
}
