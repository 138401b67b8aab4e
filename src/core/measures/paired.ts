/**
 * Whether two lanes differ significantly. Lanes with the same seed start with the same parameters and see the same
 * batches, so they are compared seed by seed. This removes the variation between seeds.
 *
 *     t = d̄ / (s / √n),      p = I_{ν/(ν+t²)}(ν/2, 1/2),      ν = n − 1
 *
 * | symbol | here          | shape  | unit                                                  |
 * | ------ | ------------- | ------ | ----------------------------------------------------- |
 * | d      | `differences` | [n]    | the measure's; positive where the lane is better      |
 * | s      |               | scalar | the same; standard deviation of d (n − 1)             |
 * | t      |               | scalar | none                                                  |
 * | p      | `p`           | scalar | none; chance of a |t| this large without a difference |
 *
 * Student 1908, https://doi.org/10.1093/biomet/6.1.1. The test assumes that differences are about normally distributed.
 * This matters most with few seeds, so there is no verdict below three.
 */
import { incompleteBeta } from '../numerics/incompleteBeta'
import { deviation, mean } from './summary'

/** Two-sided p of Student's t with `freedom` degrees of freedom. */
export function studentP(t: number, freedom: number): number {
  return incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5)
}

/** A spread below this share of the mean is rounding. */
const NO_SPREAD = 1e-9

/**
 * p of the paired t-test for a mean difference of 0; 1 where all differences are 0, NaN for fewer than two. Equal
 * differences have no spread, so t would be infinite however few they are (accuracies change in steps of one row). The
 * sign test is used for them: p = 2^(1 − n).
 */
export function pairedP(differences: readonly number[]): number {
  const n = differences.length
  if (n < 2) return Number.NaN
  const centre = mean(differences)
  const spread = deviation(differences)
  if (differences.every((d) => d === 0)) return 1
  if (spread <= NO_SPREAD * Math.abs(centre)) return 2 ** (1 - n)
  return studentP((centre * Math.sqrt(n)) / spread, n - 1)
}

/**
 * p-values corrected for their number: the chance of at least one false positive among all tests is then no larger than
 * that of a single test.
 *
 *     p̃_(i) = max_{j ≤ i} min(1, (m − j + 1) p_(j)),      p_(1) ≤ … ≤ p_(m)
 *
 * p: [m], none. Holm 1979, https://www.jstor.org/stable/4615733. NaN stays NaN and does not count as a test.
 */
export function holm(pValues: readonly number[]): number[] {
  const corrected = pValues.map(() => Number.NaN)
  const order = pValues.flatMap((p, i) => (Number.isNaN(p) ? [] : [i])).sort((i, j) => pValues[i] - pValues[j])
  let largest = 0
  for (const [rank, i] of order.entries()) {
    largest = Math.max(largest, Math.min(1, (order.length - rank) * pValues[i]))
    corrected[i] = largest
  }
  return corrected
}

/**
 * A measure of one lane: one number per seed, in the order of `seeds`. A measure taken once for all seeds has no seeds.
 */
export interface BySeed {
  readonly seeds: readonly number[]
  readonly values: readonly number[]
}

/** `one` minus `other` for each seed that both have, in the order of `one`; NaN where either has no number. */
export const pairedDifferences = (one: BySeed, other: BySeed): number[] =>
  one.seeds.flatMap((seed, s) => {
    const at = other.seeds.indexOf(seed)
    return at < 0 ? [] : [one.values[s] - other.values[at]]
  })

/** The fewest seeds that any two lanes have in common; 0 for fewer than two lanes. */
export function fewestCommonSeeds(lanes: readonly (readonly number[])[]): number {
  const common = lanes.flatMap((seeds, i) =>
    lanes.slice(i + 1).map((other) => seeds.filter((seed) => other.includes(seed)).length),
  )
  return common.length > 0 ? Math.min(...common) : 0
}

export interface LaneDifferences {
  /** Index of the lane in its comparison. */
  readonly lane: number
  /**
   * One per common seed: by how much the lane is better than the reference. Values that are not finite are left out.
   */
  readonly differences: readonly number[]
}

export interface Verdict {
  readonly lane: number
  /** Number of seeds for which both runs have a number. */
  readonly seeds: number
  /**
   * Number of seeds in which the lane is better (`wins`) or worse (`losses`) than the reference; the rest are equal.
   */
  readonly wins: number
  readonly losses: number
  /** NaN without a seed. */
  readonly meanDifference: number
  /** null if there are too few seeds for a test. */
  readonly p: number | null
  /** Corrected for the number of lanes, by Holm. */
  readonly pCorrected: number | null
  readonly convincing: boolean
  /** `ahead` and `behind` are significant, the others are not. */
  readonly reason: 'tooFewSeeds' | 'noDifference' | 'ahead' | 'behind' | 'notConvincing'
}

/** With two seeds a t-test has one degree of freedom: it detects almost nothing, and its positives are unreliable. */
export const FEWEST_SEEDS = 3
/** Significance level of all tests. */
const LEVEL = 0.05

/**
 * Whether two lanes are significantly different (paired t-test, p < 0.05). Also true for fewer than three common seeds
 * and for a measure without seeds: their noise is unknown, so nothing is called a tie.
 */
export function isToldApart(one: BySeed, other: BySeed): boolean {
  const differences = pairedDifferences(one, other).filter(Number.isFinite)
  return differences.length < FEWEST_SEEDS || pairedP(differences) < LEVEL
}

/** The verdict on each lane against the same reference, at significance level `alpha` for all lanes together. */
export function verdict(lanes: readonly LaneDifferences[], alpha = LEVEL): Verdict[] {
  const finite = lanes.map(({ differences }) => differences.filter(Number.isFinite))
  const ps = finite.map((d) => (d.length < FEWEST_SEEDS ? Number.NaN : pairedP(d)))
  const corrected = holm(ps)
  return lanes.map(({ lane }, i) => {
    const d = finite[i]
    const reason = reasonOf(d, corrected[i], alpha)
    return {
      lane,
      seeds: d.length,
      wins: d.filter((x) => x > 0).length,
      losses: d.filter((x) => x < 0).length,
      meanDifference: mean(d),
      p: Number.isNaN(ps[i]) ? null : ps[i],
      pCorrected: Number.isNaN(corrected[i]) ? null : corrected[i],
      convincing: reason === 'ahead' || reason === 'behind',
      reason,
    }
  })
}

function reasonOf(differences: readonly number[], p: number, alpha: number): Verdict['reason'] {
  if (differences.length < FEWEST_SEEDS) return 'tooFewSeeds'
  if (differences.every((d) => d === 0)) return 'noDifference'
  if (!(p < alpha)) return 'notConvincing'
  return mean(differences) > 0 ? 'ahead' : 'behind'
}
