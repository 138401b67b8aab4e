/**
 * Fonseca's landscape, whose front is hollow.
 *
 *     f1 = 1 − exp(−|x − (a, a)|²)      f2 = 1 − exp(−|x + (a, a)|²)      a = 1/√2
 *
 * Pareto set: x1 = x2 = t with |t| ≤ a. Front: √(−ln(1 − f1)) + √(−ln(1 − f2)) = 2, from f1 = 0 to 1 − e⁻⁴. It is
 * concave where |t| < ½, so no weighted sum has a minimum there. All numbers are without a unit.
 *
 * Fonseca and Fleming 1995, https://doi.org/10.1162/evco.1995.3.1.1.
 */
import type { Landscape, Pair } from './define'

const A = Math.SQRT1_2

function evaluate(x1: number, x2: number, to: Float64Array): void {
  const e1 = Math.exp(-((x1 - A) ** 2 + (x2 - A) ** 2))
  const e2 = Math.exp(-((x1 + A) ** 2 + (x2 + A) ** 2))
  to[0] = 1 - e1
  to[1] = 1 - e2
  to[2] = 2 * (x1 - A) * e1
  to[3] = 2 * (x2 - A) * e1
  to[4] = 2 * (x1 + A) * e2
  to[5] = 2 * (x2 + A) * e2
}

/** w1 f1 + w2 f2 at (t, t), and half its derivative there along x1. */
const sumAt = (t: number, [w1, w2]: Pair): number =>
  -w1 * Math.exp(-2 * (t - A) ** 2) - w2 * Math.exp(-2 * (t + A) ** 2)
const slopeAt = (t: number, [w1, w2]: Pair): number =>
  w1 * (t - A) * Math.exp(-2 * (t - A) ** 2) + w2 * (t + A) * Math.exp(-2 * (t + A) ** 2)

const PIECES = 400

/** The minima lie on the Pareto set, where the slope along it changes from falling to rising. */
function sumMinima(weights: Pair): Pair[] {
  const found: number[] = []
  const at = (k: number) => A * ((2 * k) / PIECES - 1)
  if (slopeAt(-A, weights) >= 0) found.push(-A)
  for (let k = 0; k < PIECES; k++) {
    if (slopeAt(at(k), weights) < 0 && slopeAt(at(k + 1), weights) >= 0)
      found.push(rootBetween(at(k), at(k + 1), weights))
  }
  return found.sort((s, t) => sumAt(s, weights) - sumAt(t, weights)).map((t) => [t, t])
}

function rootBetween(from: number, to: number, weights: Pair): number {
  let [low, high] = [from, to]
  for (let round = 0; round < 60; round++) {
    const middle = 0.5 * (low + high)
    if (slopeAt(middle, weights) < 0) low = middle
    else high = middle
  }
  return 0.5 * (low + high)
}

export const fonseca = {
  id: 'fonseca',
  evaluate,
  bounds: { x1: [-2, 2], x2: [-2, 2] },
  least: [0, 0],
  paretoPoint: (share) => [A * (2 * share - 1), A * (2 * share - 1)],
  sumMinima,
} as const satisfies Landscape
