/**
 * Properties of a loss, each computed from sample points of its formulas and never taken from the descriptor. They hold for the options that are given: a quantile loss at 0.95 follows an outlier, at 0.5 it does not.
 */
import type { Loss } from '../losses/define'
import { type ScoreName, scoreName } from '../metrics/names'
import { type LooseOptions, withDefaults } from '../options'
import { type Cost, compileLoss, costOf, type LabLoss } from './compiled'
import { jumpsOf } from './corners'
import type { LabKind } from './setup'

export interface LossProperties {
  /** The derivative never falls as z grows. `at`: residual or margin where it falls most. */
  readonly convex: { readonly holds: boolean; readonly at: number | null }
  /** The derivative does not jump. `corners`: residuals or margins at which it does, and is undefined. */
  readonly smooth: { readonly holds: boolean; readonly corners: readonly number[] }
  /** `largest`: largest |∂l/∂z| out to 10,000 from the target. */
  readonly bounded: { readonly holds: boolean; readonly largest: number }
  /** `share`: of the pull of ten samples, that of one which is off by 1,000. */
  readonly robust: { readonly holds: boolean; readonly share: number }
  /** The output with the least loss is also the best by the metric. */
  readonly consistent: {
    readonly holds: boolean
    readonly metric: ScoreName
    readonly score: number
    readonly best: number
  }
  /** Targets for which the loss has a least value. `classes`: only 0 and 1 occur. */
  readonly targets: 'any' | 'nonNegative' | 'classes'
  /** Of value and derivative for one sample. */
  readonly cost: Cost
}

/** Samples reach this far to both sides of the target. */
export const REACH = 30
const SAMPLES = 600
/** From here on a bound on the gradient bounds nothing in practice. The rate of the Poisson loss stops at 10¹³. */
export const NO_BOUND = 1e6
/** How far off the outlier is. */
export const OUTLIER = 1000
const ORDINARY = 9

export function lossProperties(loss: Loss, given: LooseOptions, kind: LabKind): LossProperties {
  const compiled = compileLoss(loss, given, kind)
  const slopes = slopesOf(compiled, kind)
  return {
    convex: convexity(slopes),
    smooth: smoothness(slopes),
    bounded: boundOf(slopes),
    robust: robustness(compiled, kind),
    consistent: kind === 'classes' ? calibration(compiled) : bestConstant(loss, compiled, given),
    targets: kind === 'classes' ? 'classes' : targetsOf(compiled),
    cost: lossCost(loss, given),
  }
}

type Slope = (x: number) => number

/**
 * The derivative over the distance of the output from its best value. Regression: over the residual z − z*, where z*
 * reads as the target; for targets 0.5, 1 and 4, since Poisson's shape depends on it. Classes: over the margin, for
 * both classes.
 */
function slopesOf(loss: LabLoss, kind: LabKind): readonly Slope[] {
  if (kind === 'classes') return [1, 0].map((y) => (m) => (y === 1 ? loss.derivative(m, 1) : -loss.derivative(-m, 0)))
  return [0.5, 1, 4].map((y) => {
    const centre = outputFor(loss, y)
    return (residual) => loss.derivative(centre + residual, y)
  })
}

/** The output that is read as `target`: the target itself, or its logarithm. */
export const outputFor = (loss: LabLoss, target: number): number => (loss.reading(0) === 1 ? Math.log(target) : target)

/** The smallest fall of a derivative that is not rounding. */
const ROUNDING = 1e-11

function convexity(slopes: readonly Slope[]): LossProperties['convex'] {
  let worst = 0
  let at: number | null = null
  for (const slope of slopes) {
    let before = slope(-REACH)
    for (let i = 1; i <= SAMPLES; i++) {
      const x = -REACH + (2 * REACH * i) / SAMPLES
      const here = slope(x)
      const fall = (before - here) / (1 + Math.abs(here))
      if (fall > Math.max(worst, ROUNDING)) {
        worst = fall
        at = x - REACH / SAMPLES
      }
      before = here
    }
  }
  return { holds: at === null, at }
}

function smoothness(slopes: readonly Slope[]): LossProperties['smooth'] {
  const all = slopes.flatMap((slope) => jumpsOf(slope, -REACH - 0.01, REACH)).sort((a, b) => a - b)
  const corners = all.filter((x, i) => i === 0 || x - all[i - 1] > 1e-4).map((x) => Number(x.toFixed(6)))
  return { holds: corners.length === 0, corners }
}

/** Compares the largest slope within 1,000 with the largest one within 10,000. */
function boundOf(slopes: readonly Slope[]): LossProperties['bounded'] {
  const largest = (reach: number) => {
    let found = 0
    for (const slope of slopes) {
      for (let i = 0; i <= SAMPLES; i++) found = Math.max(found, Math.abs(slope(-REACH + (2 * REACH * i) / SAMPLES)))
      for (let far = REACH; far <= reach * 1.0001; far *= (reach / REACH) ** (1 / 20)) {
        found = Math.max(found, Math.abs(slope(far)), Math.abs(slope(-far)))
      }
    }
    return found
  }
  const [near, far] = [largest(1000), largest(10_000)]
  return { holds: far <= near * 1.001 && far < NO_BOUND, largest: far }
}

/**
 * Nine samples are off by 1 to alternate sides (classes: have margins of ½ and −½), one is off by 1,000 to the worse
 * side. The outlier's share of the sum of |∂l/∂z|. The loss is robust if the others keep at least half.
 */
function robustness(loss: LabLoss, kind: LabKind): LossProperties['robust'] {
  const pull = (output: number, target: number) => Math.abs(loss.derivative(output, target))
  const shares: number[] = []
  const share = (outlier: number, others: number) => {
    if (outlier > 0) shares.push(outlier / (outlier + others))
  }
  if (kind === 'classes') {
    for (const [y, s] of [
      [0, -1],
      [1, 1],
    ])
      share(
        pull(-s * OUTLIER, y),
        sumOf((i) => pull((i % 2 ? 0.5 : -0.5) * s, y)),
      )
  } else {
    const centre = outputFor(loss, 3)
    const others = sumOf((i) => pull(centre, i % 2 ? 2 : 4))
    share(pull(centre, 3 + OUTLIER), others)
    if (targetsOf(loss) === 'any') share(pull(centre, 3 - OUTLIER), others)
  }
  const worst = Math.max(0, ...shares)
  return { holds: worst <= 0.5, share: worst }
}

const sumOf = (f: (i: number) => number): number => {
  let sum = 0
  for (let i = 0; i < ORDINARY; i++) sum += f(i)
  return sum
}

/** Five targets whose mean (2), median (1) and other quantiles differ. */
const SKEWED = [0, 0, 1, 2, 7]

/**
 * The constant with the least mean loss over `SKEWED`, and its metric: R², or R¹ of a quantile loss. The best constant
 * has 0.
 */
function bestConstant(loss: Loss, compiled: LabLoss, given: LooseOptions): LossProperties['consistent'] {
  const metric = scoreName({ kind: 'regression', loss: loss.id })
  const slope = (z: number) => SKEWED.reduce((sum, y) => sum + compiled.derivative(z, y), 0)
  const chosen = compiled.reading(zeroOf(slope, -REACH, REACH))
  const options = withDefaults(loss.options, given) as Readonly<Record<string, number>>
  const q = loss.form === 'elementwise' && loss.quantileOption ? options[loss.quantileOption] : Number.NaN
  const cost = (c: number) =>
    SKEWED.reduce((sum, y) => sum + (metric === 'r1' ? Math.max(q * (y - c), (q - 1) * (y - c)) : (y - c) ** 2), 0)
  const mean = SKEWED.reduce((sum, y) => sum + y, 0) / SKEWED.length
  const least = metric === 'r1' ? Math.min(...SKEWED.map(cost)) : cost(mean)
  const score = 1 - cost(chosen) / least
  return { holds: score > -1e-3, metric, score, best: 0 }
}

/** Where a rising function changes its sign, by halving. In a flat part at 0, a place of it. */
function zeroOf(f: (x: number) => number, from: number, to: number): number {
  let [a, b] = [from, to]
  for (let k = 0; k < 100; k++) {
    const middle = (a + b) / 2
    const here = f(middle)
    if (here === 0) return middle
    if (here < 0) a = middle
    else b = middle
  }
  return (a + b) / 2
}

/** Shares of class 1, none of which is a tie. */
const SHARES = [0.05, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95]

/**
 * In how many of ten mixtures of the classes the score with the least mean loss says the more frequent class, as
 * accuracy wants. If it does in all, the loss is classification-calibrated.
 *
 * Bartlett, Jordan and McAuliffe 2006, https://doi.org/10.1198/016214505000000907.
 */
function calibration(loss: LabLoss): LossProperties['consistent'] {
  const scores = Array.from({ length: SAMPLES + 1 }, (_, i) => -REACH + (2 * REACH * i) / SAMPLES)
  const losses = [0, 1].map((y) => scores.map((z) => loss.value(z, y)))
  const right = SHARES.filter((share) => {
    const means = scores.map((_, i) => share * losses[1][i] + (1 - share) * losses[0][i])
    const least = Math.min(...means)
    const score = scores[means.findIndex((mean) => mean < least + 1e-12)]
    return share > 0.5 ? score > 0 : score < 0
  }).length
  return { holds: right === SHARES.length, metric: 'accuracy', score: right / SHARES.length, best: 1 }
}

/** A loss that still falls 10,000 to the left of a negative target has no least value there. */
const targetsOf = (loss: LabLoss): LossProperties['targets'] =>
  loss.derivative(-10_000, -2) > 0 || loss.derivative(10_000, -2) < 0 ? 'nonNegative' : 'any'

/** e^{z₁}, e^{z₀} and one logarithm; the sum, and the subtraction from both logits. */
const SOFTMAX_OF_TWO: Cost = { operations: 6, slow: 3 }

function lossCost(loss: Loss, given: LooseOptions): Cost {
  const names = Object.keys(withDefaults(loss.options, given))
  const zeros = Object.fromEntries(
    [...names, 'output', 'target', 'logTarget', 'meanLog'].map((name) => [name, 0 as const]),
  )
  const own = costOf((ops) => {
    loss.value(ops, zeros)
    if (loss.form === 'elementwise') loss.derivative(ops, zeros)
    else {
      loss.pull(ops, zeros)
      loss.spread(ops, zeros)
    }
  })
  if (loss.form === 'elementwise') return own
  return { operations: own.operations + SOFTMAX_OF_TWO.operations, slow: own.slow + SOFTMAX_OF_TWO.slow }
}
