import type { Matrix, Vector } from './dense'
import { diagonal, dot, multiply, quadratic, solve } from './dense'

const MOST_ITERATIONS = 100

/**
 * The positive solution of A x = c · x^{−1/a} (entry-wise), A positive definite, c > 0: the unique
 * minimiser of the strictly convex
 *
 *     F(x) = ½ xᵀAx − Σ c_i φ(x_i),     φ′(x) = x^{−1/a}
 *
 * by Newton's method with a step that keeps x positive and F falling. a = 1 is Nash bargaining
 * (φ = ln), other a the α-fair utilities. Returns the iterate with the smallest residual
 * max_i |x_i^{1/a} (Ax)_i / c_i − 1|; at most 100 iterations, about 10 in practice. It ends at the rounding of (Ax)_i.
 *
 * A: [T][T]; c, result: [T]; start: x with c_i / A_ii = x_i^{1 + 1/a}, which solves a diagonal A.
 */
export function positiveSolution(a: Matrix, c: Vector, exponent: number): number[] {
  const power = 1 / exponent
  const count = c.length
  let x = diagonal(a).map((aii, i) => (c[i] / aii) ** (1 / (1 + power)))
  let best = x
  let bestResidual = Number.POSITIVE_INFINITY
  const marginal = new Array<number>(count)
  const gradient = new Array<number>(count)
  const hessian = a.map((row) => [...row])
  const system = a.map((row) => [...row])
  for (let iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
    let residual = Number.NEGATIVE_INFINITY
    let rounding = 0
    for (let i = 0; i < count; i++) {
      const image = dot(a[i], x)
      let size = 0
      for (let j = 0; j < count; j++) size += Math.abs(a[i][j] * x[j])
      marginal[i] = c[i] * (power === 1 ? 1 / x[i] : x[i] ** -power)
      gradient[i] = image - marginal[i]
      residual = Math.max(residual, Math.abs(image / marginal[i] - 1))
      rounding = Math.max(rounding, (Number.EPSILON * size) / marginal[i])
    }
    if (!Number.isFinite(residual)) break
    if (residual < bestResidual) {
      bestResidual = residual
      best = x
    }
    // From just above 1e-15 the quadratic phase needs one or two more rounds. Where A is nearly singular, the terms of
    // (Ax)_i cancel, and a residual below their rounding is chance.
    if (residual < 1e-15 || (rounding > 1e-13 && residual < rounding)) break
    for (let i = 0; i < count; i++) hessian[i][i] = a[i][i] + (power * marginal[i]) / x[i]
    const step = solveScaled(hessian, gradient, system)
    if (step === null) break
    const next = descend(a, c, power, x, gradient, step)
    if (next === null) break
    x = next
  }
  return best
}

/**
 * Solves H s = g with H's diagonal scaled to 1 first, so that different units do not spoil the pivots. `system` [T][T]
 * is overwritten.
 */
function solveScaled(hessian: Matrix, gradient: Vector, system: number[][]): number[] | null {
  const count = gradient.length
  const scale = new Array<number>(count)
  const right = new Array<number>(count)
  for (let i = 0; i < count; i++) {
    scale[i] = 1 / Math.sqrt(hessian[i][i])
    right[i] = gradient[i] * scale[i]
  }
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) system[i][j] = hessian[i][j] * scale[i] * scale[j]
  }
  const solution = solve(system, right)
  if (solution !== null) for (let i = 0; i < count; i++) solution[i] *= scale[i]
  return solution
}

/** Shortens the step until x stays positive and F has fallen enough; null if no length does. */
function descend(a: Matrix, c: Vector, power: number, x: Vector, gradient: Vector, step: Vector): number[] | null {
  const slope = dot(gradient, step)
  // Near the solution the change of F is below rounding, so take the full Newton step, which converges there.
  const isFlat = Math.abs(slope) < 1e-12 * Math.abs(quadratic(a, x))
  let length = 1
  for (let i = 0; i < x.length; i++) if (step[i] > 0) length = Math.min(length, (0.99 * x[i]) / step[i])
  const next = new Array<number>(x.length)
  for (let halving = 0; halving < 60; halving++) {
    let positive = true
    for (let i = 0; i < x.length; i++) {
      next[i] = x[i] - length * step[i]
      if (!(next[i] > 0)) positive = false
    }
    if (positive && (isFlat || fall(a, c, power, x, next) >= 0.1 * length * slope)) return next
    length /= 2
  }
  return null
}

/** F(x) − F(next), summed from differences so that no digits cancel. */
function fall(a: Matrix, c: Vector, power: number, x: Vector, next: Vector): number {
  let quadraticFall = 0
  let utilityFall = 0
  for (let i = 0; i < x.length; i++) {
    let middle = 0
    for (let j = 0; j < x.length; j++) middle += a[i][j] * (0.5 * (x[j] + next[j]))
    quadraticFall += (x[i] - next[i]) * middle
    utilityFall += c[i] * (utility(x[i], power) - utility(next[i], power))
  }
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
    const dx = solveScaled(
      system,
      right,
      system.map((row) => [...row]),
    )
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
