import type { Matrix, Vector } from './dense'
import { congruent, diagonal, filled, multiply, solve, submatrix } from './dense'

/**
 * argmin vᵀMv subject to v ≥ u (entry-wise), M positive definite or semi-definite.
 *
 * With v = u + λ the optimality conditions are λ ≥ 0, M(u + λ) ≥ 0, λᵀM(u + λ) = 0. Solved as a
 * non-negative least-squares problem in Gramian form, an active set P of free λ grown one at a time.
 * Lawson and Hanson 1974, "Solving Least Squares Problems", chapter 23; the proof that it ends is there.
 *
 * M: [T][T]; u, result: [T].
 */
export function leastAbove(m: Matrix, u: Vector): number[] {
  // In the variable n_i v_i the matrix has ones on its diagonal, so gradients of very different sizes lose no digits.
  const count = u.length
  const n = diagonal(m)
  const inverse = new Array<number>(count)
  const scaledBound = new Array<number>(count)
  for (let i = 0; i < count; i++) {
    n[i] = n[i] > 0 ? Math.sqrt(n[i]) : 1
    inverse[i] = 1 / n[i]
    scaledBound[i] = u[i] * n[i]
  }
  const lambda = complementary(congruent(m, inverse), scaledBound)
  for (let i = 0; i < count; i++) lambda[i] = u[i] + lambda[i] / n[i]
  return lambda
}

function complementary(m: Matrix, u: Vector): number[] {
  const count = m.length
  const pull = multiply(m, u)
  for (let i = 0; i < count; i++) pull[i] = -pull[i]
  let lambda = filled(count, 0)
  let free: number[] = []
  for (let round = 0; round < 3 * count + 10; round++) {
    const slack = multiply(m, lambda)
    for (let i = 0; i < count; i++) slack[i] = pull[i] - slack[i]
    const entering = mostNegative(m, slack, free, u)
    if (entering < 0) break
    const next = release([...free, entering], m, pull, lambda)
    if (next === null) break
    lambda = next
    free = []
    for (let i = 0; i < count; i++) if (lambda[i] > 0) free.push(i)
  }
  return lambda
}

/** The bound task whose gradient the current direction hurts most, −1 if none. */
function mostNegative(m: Matrix, slack: Vector, free: readonly number[], u: Vector): number {
  let worst = 0
  let entering = -1
  for (let i = 0; i < slack.length; i++) {
    if (!(slack[i] > worst) || free.includes(i) || !(m[i][i] > 0)) continue
    let size = 0
    for (let j = 0; j < u.length; j++) size += Math.abs(m[i][j] * u[j])
    if (slack[i] > 1e-15 * size) {
      worst = slack[i]
      entering = i
    }
  }
  return entering
}

/** Solves on the free set. Any λ that would turn negative returns to its bound. */
function release(candidates: number[], m: Matrix, pull: Vector, from: Vector): number[] | null {
  const count = m.length
  let free = candidates
  const lambda = [...from]
  while (free.length > 0) {
    const size = free.length
    const right = new Array<number>(size)
    for (let k = 0; k < size; k++) right[k] = pull[free[k]]
    const part = solve(size === count ? m : submatrix(m, free), right)
    if (part === null) return null
    let fraction = 1
    for (let k = 0; k < size; k++) {
      const i = free[k]
      if (part[k] <= 0) fraction = lambda[i] > 0 ? Math.min(fraction, lambda[i] / (lambda[i] - part[k])) : 0
    }
    const target = filled(count, 0)
    for (let k = 0; k < size; k++) target[free[k]] = part[k]
    for (let i = 0; i < count; i++) {
      lambda[i] = free.includes(i) ? lambda[i] + fraction * (target[i] - lambda[i]) : 0
    }
    if (fraction === 1) return lambda
    const kept = free.filter((i) => target[i] > 0 || lambda[i] > 1e-15)
    for (const i of free) if (!kept.includes(i)) lambda[i] = 0
    if (kept.length === size) return null
    free = kept
  }
  return lambda
}
