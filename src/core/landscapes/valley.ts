/**
 * The valley: the two-parameter toy of the gradient-conflict papers.
 *
 *     u1 = (−x1 − 7)/2 − tanh(−x2)                    u2 = (−x1 + 3)/2 + tanh(−x2) + 2
 *     low_i  = ln(max(|u_i|, 5e-6)) + 6
 *     bowl_1 = ((x1 − 7)² + 0.1 (x2 + 8)²)/10 − 20    bowl_2 = ((x1 + 7)² + 0.1 (x2 + 8)²)/10 − 20
 *     c1 = max(tanh(x2/2), 0)                         c2 = max(tanh(−x2/2), 0)
 *     f_i = c1 low_i + c2 bowl_i
 *
 * All numbers are without a unit. Above x2 = 0 each loss has a floor 1e-5 wide, at x1 = −7 + 2 tanh x2 for loss 1 and
 * at x1 = 7 − 2 tanh x2 for loss 2; below x2 = 0 the losses are bowls. Losses reach −20. The derivatives at kinks are
 * those of PyTorch's autograd: 0 at u_i = 0, the full slope at |u_i| = 5e-6, and at x2 = 0 both ramps pass theirs.
 *
 * Pareto set: below x2 = 0, at x1 = 7m with m from −1 to 1, and x2 from `depthOf(m)`. The straight line x2 = −8.3552
 * that the papers draw is up to 0.08 off.
 *
 * Liu, Liu, Jin, Stone, Liu 2021, https://arxiv.org/abs/2110.14048; `toy.py` of Cranial-XIX/CAGrad.
 */
import type { Landscape, Pair } from './define'

const FLOOR = 0.000005

/** (d low_i / d u_i); 0 on the floor. */
const slope = (u: number): number => (Math.abs(u) < FLOOR || u === 0 ? 0 : 1 / u)

function evaluate(x1: number, x2: number, to: Float64Array): void {
  const t = Math.tanh(x2)
  const u1 = (-x1 - 7) / 2 + t
  const u2 = (-x1 + 3) / 2 - t + 2
  const low1 = Math.log(Math.max(Math.abs(u1), FLOOR)) + 6
  const low2 = Math.log(Math.max(Math.abs(u2), FLOOR)) + 6
  const deep = 0.1 * (x2 + 8) ** 2
  const bowl1 = ((x1 - 7) ** 2 + deep) / 10 - 20
  const bowl2 = ((x1 + 7) ** 2 + deep) / 10 - 20
  const half = Math.tanh(x2 / 2)
  const c1 = Math.max(half, 0)
  const c2 = Math.max(-half, 0)
  const ramp = 0.5 * (1 - half * half)
  const ramp1 = x2 >= 0 ? ramp : 0
  const ramp2 = x2 <= 0 ? -ramp : 0
  const steep = 1 - t * t
  const slope1 = slope(u1)
  const slope2 = slope(u2)
  const bowlDown = 0.02 * (x2 + 8)
  to[0] = c1 * low1 + c2 * bowl1
  to[1] = c1 * low2 + c2 * bowl2
  to[2] = c1 * -0.5 * slope1 + c2 * 0.2 * (x1 - 7)
  to[3] = c1 * steep * slope1 + ramp1 * low1 + c2 * bowlDown + ramp2 * bowl1
  to[4] = c1 * -0.5 * slope2 + c2 * 0.2 * (x1 + 7)
  to[5] = c1 * -steep * slope2 + ramp1 * low2 + c2 * bowlDown + ramp2 * bowl2
}

/**
 * x2 of the Pareto set at x1 = 7m, the root of
 *
 *     0.02 (x2 + 8) tanh(−x2/2) − ½ sech²(x2/2) [4.9 (1 − m²) + 0.01 (x2 + 8)² − 20] = 0,
 *
 * by bisection between −9 and −8, where it changes its sign once.
 */
export function depthOf(m: number): number {
  const at = (x2: number) => {
    const half = Math.tanh(x2 / 2)
    const bowls = 4.9 * (1 - m * m) + 0.01 * (x2 + 8) ** 2 - 20
    return -0.02 * (x2 + 8) * half - 0.5 * (1 - half * half) * bowls
  }
  let low = -9
  let high = -8
  for (let round = 0; round < 60 && high - low > 1e-15; round++) {
    const middle = 0.5 * (low + high)
    if (at(middle) < 0) low = middle
    else high = middle
  }
  return 0.5 * (low + high)
}

const pointOf = (m: number): Pair => [7 * m, depthOf(m)]

const shape: Omit<Landscape, 'id'> = {
  evaluate,
  bounds: { x1: [-10, 10], x2: [-10, 10] },
  // As in FAMO's code: a little below the least values.
  least: [-21, -21],
  paretoPoint: (share) => pointOf(2 * share - 1),
  sumMinima: ([w1, w2]) => [pointOf((w1 - w2) / (w1 + w2))],
  floors: [(x2) => -7 + 2 * Math.tanh(x2), (x2) => 7 - 2 * Math.tanh(x2)],
  isInValley: (_x1, x2) => x2 > 0.02,
}

export const valley = { ...shape, id: 'valley' } as const satisfies Landscape
/** The same losses; its usual scales are those of Nash-MTL and FAMO. */
export const valleyScaled = { ...shape, id: 'valley-scaled' } as const satisfies Landscape
