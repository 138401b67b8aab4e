import type { Matrix, Vector } from './dense'
import { congruent, diagonal, multiply, solve, submatrix } from './dense'

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
  const n = diagonal(m).map((x) => (x > 0 ? Math.sqrt(x) : 1))
  const cosines = congruent(
    m,
    n.map((x) => 1 / x),
  )
  const lambda = complementary(
    cosines,
    u.map((x, i) => x * n[i]),
  )
  return u.map((x, i) => x + lambda[i] / n[i])
}

function complementary(m: Matrix, u: Vector): number[] {
  const count = m.length
  const pull = multiply(m, u).map((x) => -x)
  let lambda = new Array<number>(count).fill(0)
  let free: number[] = []
  for (let round = 0; round < 3 * count + 10; round++) {
    const slack = multiply(m, lambda).map((x, i) => pull[i] - x)
    const entering = mostNegative(m, slack, free, u)
    if (entering < 0) break
    const next = release([...free, entering], m, pull, lambda)
    if (next === null) break
    lambda = next
    free = lambda.flatMap((x, i) => (x > 0 ? [i] : []))
  }
  return lambda
}

/** The bound task whose gradient the current direction hurts most, −1 if none. */
function mostNegative(m: Matrix, slack: Vector, free: readonly number[], u: Vector): number {
  let worst = 0
  let entering = -1
  for (let i = 0; i < slack.length; i++) {
    if (free.includes(i) || !(m[i][i] > 0)) continue
    const size = m[i].reduce((sum, x, j) => sum + Math.abs(x * u[j]), 0)
    if (slack[i] > 1e-15 * size && slack[i] > worst) {
      worst = slack[i]
      entering = i
    }
  }
  return entering
}

/** Solves on the free set. Any λ that would turn negative returns to its bound. */
function release(candidates: number[], m: Matrix, pull: Vector, from: Vector): number[] | null {
  let free = candidates
  let lambda = [...from]
  while (free.length > 0) {
    const part = solve(
      submatrix(m, free),
      free.map((i) => pull[i]),
    )
    if (part === null) return null
    let fraction = 1
    free.forEach((i, k) => {
      if (part[k] <= 0) fraction = lambda[i] > 0 ? Math.min(fraction, lambda[i] / (lambda[i] - part[k])) : 0
    })
    const target = new Array<number>(m.length).fill(0)
    free.forEach((i, k) => {
      target[i] = part[k]
    })
    lambda = lambda.map((x, i) => (free.includes(i) ? x + fraction * (target[i] - x) : 0))
    if (fraction === 1) return lambda
    const kept = free.filter((i) => target[i] > 0 || lambda[i] > 1e-15)
    for (const i of free) if (!kept.includes(i)) lambda[i] = 0
    if (kept.length === free.length) return null
    free = kept
  }
  return lambda
}
