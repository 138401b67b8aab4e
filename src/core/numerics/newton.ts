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
    // 1e-15 is rounding. From just above it the quadratic phase needs one or two more rounds.
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

/** Solves H s = g with H's diagonal scaled to 1 first, so that different units do not spoil the pivots. */
function solveScaled(hessian: Matrix, gradient: Vector): number[] | null {
  const scale = diagonal(hessian).map((h) => 1 / Math.sqrt(h))
  const system = hessian.map((row, i) => row.map((h, j) => h * scale[i] * scale[j]))
  const solution = solve(
    system,
    gradient.map((g, i) => g * scale[i]),
  )
  return solution?.map((s, i) => s * scale[i]) ?? null
}

/** Shortens the step until x stays positive and F has fallen enough; null if no length does. */
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
      // Near the solution the change of F is below rounding, so take the full Newton step, which converges there.
      if (Math.abs(slope) < 1e-12 * Math.abs(dot(x, multiply(a, x)))) return next
    }
    length /= 2
  }
  return null
}

/** F(x) − F(next), summed from differences so that no digits cancel. */
function fall(a: Matrix, c: Vector, power: number, x: Vector, next: Vector): number {
  const difference = x.map((xi, i) => xi - next[i])
  const middle = x.map((xi, i) => 0.5 * (xi + next[i]))
  const quadraticFall = dot(difference, multiply(a, middle))
  const utilityFall = x.reduce((sum, xi, i) => sum + c[i] * (utility(xi, power) - utility(next[i], power)), 0)
  return quadraticFall - utilityFall
}

const utility = (x: number, power: number): number => (power === 1 ? Math.log(x) : x ** (1 - power) / (1 - power))

/**
 * The positive solution of A x = x^{−1/a} for a below 1, where the power is too steep for the method above: Newton's
 * method on x and the gains y = A x together,
 *
 *     A x = y,     ln x_i + a ln y_i = 0,
 *
 * with x and y kept positive, so that a gain far below its own rounding does no harm. It starts at the solution of
 * a = 1 and lowers a in stages, each starting from x = y^{−a}.
 *
 * A: [T][T], positive definite; result: [T].
 */
export function steepSolution(a: Matrix, exponent: number): number[] {
  const scale = diagonal(a).map((x) => 1 / Math.sqrt(x))
  const nash = positiveSolution(
    a.map((row, i) => row.map((x, j) => x * scale[i] * scale[j])),
    scale.map(() => 1),
    1,
  )
  let x = nash.map((value, i) => value * scale[i])
  let y = x.map((value) => 1 / value)
  for (let at = 1; at > exponent; ) {
    at = Math.max(exponent, at * STRIDE)
    const next = settlePair(a, at, y)
    // The gains leave float64's range: keep the solution of the last a that fits.
    if (![...next.x, ...next.y].every((value) => value > 0 && Number.isFinite(value))) break
    ;({ x, y } = next)
  }
  return x
}
const STRIDE = 0.6

function settlePair(a: Matrix, exponent: number, gains: Vector): { x: number[]; y: number[] } {
  let y = [...gains]
  let x = y.map((value) => value ** -exponent)
  for (let iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
    const image = multiply(a, x)
    const gap = image.map((value, i) => value - y[i])
    const slack = x.map((value, i) => Math.log(value) + exponent * Math.log(y[i]))
    const size = a.map((row) => row.reduce((sum, value, j) => sum + Math.abs(value * x[j]), 0))
    if (gap.every((g, i) => Math.abs(g) <= 1e-15 * size[i]) && slack.every((value) => Math.abs(value) <= 1e-14)) break
    const ease = x.map((value, i) => y[i] / (exponent * value))
    const system = a.map((row, i) => row.map((value, j) => (i === j ? value + ease[i] : value)))
    const right = gap.map((g, i) => -g - (y[i] / exponent) * slack[i])
    const dx = solveScaled(system, right)
    if (dx === null) break
    const dy = dx.map((value, i) => -ease[i] * value - (y[i] / exponent) * slack[i])
    const length = Math.min(1, ...[x, y].flatMap((v, k) => v.map((value, i) => stepTo(value, (k === 0 ? dx : dy)[i]))))
    x = x.map((value, i) => value + length * dx[i])
    y = y.map((value, i) => value + length * dy[i])
  }
  return { x, y }
}

/** The largest fraction of `step`, with a margin, at which a positive `value` stays positive. */
const stepTo = (value: number, step: number): number => (step < 0 ? (-0.95 * value) / step : 1)
