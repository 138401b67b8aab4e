/**
 * What the differences between two lanes allow to be said. Lanes with the same seed start alike and see
 * the same batches, so they are compared seed by seed, which takes the luck of the seed out.
 *
 *     t = d̄ / (s / √n),      p = I_{ν/(ν+t²)}(ν/2, 1/2),      ν = n − 1
 *
 * | symbol | here          | shape  | unit                                                  |
 * | ------ | ------------- | ------ | ----------------------------------------------------- |
 * | d      | `differences` | [n]    | the measure's; positive where the lane is better      |
 * | s      |               | scalar | the same; standard deviation of d (n − 1)             |
 * | t      |               | scalar | none                                                  |
 * | p      | `p`           | scalar | none; how often chance alone does as much, two-sided  |
 *
 * Student 1908, https://doi.org/10.1093/biomet/6.1.1. With few seeds it needs differences about as
 * normal means are; that is why no verdict is given below three.
 */
import { incompleteBeta } from '../numerics/incompleteBeta'
import { deviation, mean } from './summary'

/** Two-sided p of Student's t with so many degrees of freedom. */
export function studentP(t: number, freedom: number): number {
  return incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5)
}

/** A spread below this share of the mean is rounding. */
const NO_SPREAD = 1e-9

/**
 * p of the paired t-test that the mean difference is 0; 1 where all are 0, NaN below two differences.
 * Equal differences have no spread, and t would be infinite however few they are (accuracies move in
 * steps of one row). The sign test stands in there: p = 2^(1 − n).
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
 * p-values corrected for how many there are, so that the chance of one false find among all of them
 * stays what one test alone has.
 *
 *     p̃_(i) = max_{j ≤ i} min(1, (m − j + 1) p_(j)),      p_(1) ≤ … ≤ p_(m)
 *
 * p: [m], none. Holm 1979, https://www.jstor.org/stable/4615733. NaN stays NaN and counts for no test.
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

/** A measure of one lane: one number a seed, in the order of `seeds`. Measured once altogether: no seeds. */
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
  /** Place of the lane in its comparison. */
  readonly lane: number
  /** One a common seed: how much better the lane is than the reference; what is not finite is left out. */
  readonly differences: readonly number[]
}

export interface Verdict {
  readonly lane: number
  /** Seeds that count: both runs have a number. */
  readonly seeds: number
  /** Seeds in which the lane is better than the reference, and worse; the rest are equal. */
  readonly wins: number
  readonly losses: number
  /** NaN without a seed. */
  readonly meanDifference: number
  /** null where there are too few seeds to test. */
  readonly p: number | null
  /** For how many lanes were compared, by Holm. */
  readonly pCorrected: number | null
  readonly convincing: boolean
  /** `ahead` and `behind` are convincing, the others are not. */
  readonly reason: 'tooFewSeeds' | 'noDifference' | 'ahead' | 'behind' | 'notConvincing'
}

/** With two seeds a t-test has one degree of freedom: it finds next to nothing, and believes what it finds. */
export const FEWEST_SEEDS = 3
/** Level of all tests. */
const LEVEL = 0.05

/**
 * Whether two lanes are significantly different: paired t-test, p < 0.05. Also true where there are fewer than three
 * common seeds, or one measurement: without noise to compare with, nothing is called a tie.
 */
export function isToldApart(one: BySeed, other: BySeed): boolean {
  const differences = pairedDifferences(one, other).filter(Number.isFinite)
  return differences.length < FEWEST_SEEDS || pairedP(differences) < LEVEL
}

/** What may be said of each lane against the same reference, at level `alpha` over all lanes together. */
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
