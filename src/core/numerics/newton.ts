import type { Matrix, Vector } from './dense'
import { diagonal, dot, multiply, solve } from './dense'

const MOST_ITERATIONS = 100

/**
 * The positive solution of A x = c · x^{−1/a} (entry-wise), A positive definite, c > 0: the unique
 * minimiser of the strictly convex
 *
 *     F(x) = ½ xᵀAx − Σ c_i φ(x_i),     φ′(x) = x^{−1/a}
 *
 * by Newton's method with a step that keeps x positive and F falling. a = 1 is Nash bargaining
 * (φ = ln), other a the α-fair utilities. Returns the iterate with the smallest residual
 * max_i |x_i^{1/a} (Ax)_i / c_i − 1|; at most 100 iterations, about 10 in practice.
 *
 * A: [T][T]; c, result: [T]; start: x with c_i / A_ii = x_i^{1 + 1/a}, which solves a diagonal A.
 */
export function positiveSolution(a: Matrix, c: Vector, exponent: number): number[] {
  const power = 1 / exponent
  let x = diagonal(a).map((aii, i) => (c[i] / aii) ** (1 / (1 + power)))
  let best = x
  let bestResidual = Number.POSITIVE_INFINITY
  for (let iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
    const image = multiply(a, x)
    const marginal = x.map((xi, i) => c[i] * xi ** -power)
    const residual = Math.max(...image.map((y, i) => Math.abs(y / marginal[i] - 1)))
    if (!Number.isFinite(residual)) break
    if (residual < bestResidual) {
      bestResidual = residual
      best = x
    }
    // Below 1e-15 nothing is left to gain; above it the quadratic phase takes one or two rounds more.
    if (residual < 1e-15) break
    const gradient = image.map((y, i) => y - marginal[i])
    const hessian = a.map((row, i) => row.map((y, j) => (i === j ? y + (power * marginal[i]) / x[i] : y)))
    const step = solveScaled(hessian, gradient)
    if (step === null) break
    const next = descend(a, c, power, x, gradient, step)
    if (next === null) break
    x = next
  }
  return best
}

/** H s = g with H's diagonal scaled to 1 first, so that unlike units do not spoil the pivots. */
function solveScaled(hessian: Matrix, gradient: Vector): number[] | null {
  const scale = diagonal(hessian).map((h) => 1 / Math.sqrt(h))
  const system = hessian.map((row, i) => row.map((h, j) => h * scale[i] * scale[j]))
  const solution = solve(
    system,
    gradient.map((g, i) => g * scale[i]),
  )
  return solution?.map((s, i) => s * scale[i]) ?? null
}

/** Goes back along −step until x stays positive and F has fallen enough; null when it cannot. */
function descend(a: Matrix, c: Vector, power: number, x: Vector, gradient: Vector, step: Vector): number[] | null {
  const slope = dot(gradient, step)
  let length = 1
  x.forEach((xi, i) => {
    if (step[i] > 0) length = Math.min(length, (0.99 * xi) / step[i])
  })
  for (let halving = 0; halving < 60; halving++) {
    const next = x.map((xi, i) => xi - length * step[i])
    if (next.every((value) => value > 0)) {
      if (fall(a, c, power, x, next) >= 0.1 * length * slope) return next
      // Near the solution F is flat to rounding: the full Newton step is right by theory.
      if (Math.abs(slope) < 1e-12 * Math.abs(dot(x, multiply(a, x)))) return next
    }
    length /= 2
  }
  return null
}

/** F(x) − F(next), from differences so that it does not cancel. */
function fall(a: Matrix, c: Vector, power: number, x: Vector, next: Vector): number {
  const difference = x.map((xi, i) => xi - next[i])
  const middle = x.map((xi, i) => 0.5 * (xi + next[i]))
  const quadraticFall = dot(difference, multiply(a, middle))
  const utilityFall = x.reduce((sum, xi, i) => sum + c[i] * (utility(xi, power) - utility(next[i], power)), 0)
  return quadraticFall - utilityFall
}

const utility = (x: number, power: number): number => (power === 1 ? Math.log(x) : x ** (1 - power) / (1 - power))
