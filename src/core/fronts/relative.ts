/** One number for many tasks, each with a unit and a direction of its own. */
import { mean, meanOfAll } from '../measures/summary'

/** A lane's numbers on the test split, [T][S]; NaN where a run has none. */
export interface TaskNumbers {
  readonly losses: readonly (readonly number[])[]
  readonly metrics: readonly (readonly number[])[]
}

/**
 * Δm: mean relative change of the tasks against their single-task baselines.
 *
 *     Δm = 100 % · (1 / T) Σ_t s_t (m_t − b_t) / |b_t|,      s_t = 1 if higher is better, else −1
 *
 * | symbol | here             | shape  | unit                           |
 * | ------ | ---------------- | ------ | ------------------------------ |
 * | m      | `values`         | [T]    | the task's metric or loss      |
 * | b      | `baselines`      | [T]    | the same, trained alone        |
 * | s      | `higherIsBetter` | [T]    | none                           |
 * | Δm     | the answer       | scalar | %, up is better                |
 *
 * Maninis, Radosavovic and Kokkinos 2019, https://arxiv.org/abs/1904.08918. Some later papers write the
 * same with the other sign. |b| instead of their b: R² may be negative, and an improvement must not then
 * count as a loss. null where a baseline is missing or 0, or a value is not finite: the mean over the
 * others would be of another set of tasks.
 */
export function deltaM(
  values: readonly number[],
  baselines: readonly (number | null)[],
  higherIsBetter: readonly boolean[],
): number | null {
  const changes = values.map((value, t) => {
    const baseline = baselines[t]
    if (typeof baseline !== 'number' || baseline === 0) return Number.NaN
    return ((higherIsBetter[t] ? 1 : -1) * (value - baseline)) / Math.abs(baseline)
  })
  const change = meanOfAll(changes)
  return Number.isFinite(change) ? 100 * change : null
}

/**
 * Mean over the tasks of a lane's rank among all lanes, [L]; 1 is the best. Lanes that are equal share
 * the mean of their ranks; one without a number is behind all that have one.
 *
 * `values` [L][T]: metric or loss of lane and task. NaN for no tasks at all.
 */
export function meanRanks(values: readonly (readonly number[])[], higherIsBetter: readonly boolean[]): number[] {
  const ranks = higherIsBetter.map((higher, t) => ranksOf(values.map((row) => costOf(row[t], higher))))
  return values.map((_, lane) => ranks.reduce((sum, ofTask) => sum + ofTask[lane], 0) / ranks.length)
}

/**
 * Mean ranks of lanes by their means over the seeds, [L]: by a task's metric where any lane has one, else by its loss.
 * NaN for all where nothing is known. Means are rounded to six digits: two ways of computing the same thing differ in
 * their last digits, and are no two places.
 */
export function ranksByMeans(lanes: readonly TaskNumbers[], taskCount: number): number[] {
  const tasks = Array.from({ length: taskCount }, (_, t) => t)
  const byMetric = tasks.map((t) => lanes.some(({ metrics }) => Number.isFinite(mean(metrics[t] ?? []))))
  const values = lanes.map(({ losses, metrics }) =>
    tasks.map((t) => rounded(mean((byMetric[t] ? metrics : losses)[t] ?? []))),
  )
  const known = values.some((row) => row.some(Number.isFinite))
  return known ? meanRanks(values, byMetric) : lanes.map(() => Number.NaN)
}

const rounded = (value: number): number => (Number.isFinite(value) ? Number(value.toPrecision(6)) : value)

const costOf = (value: number | undefined, higher: boolean): number => {
  if (value === undefined || Number.isNaN(value)) return Number.POSITIVE_INFINITY
  return higher ? -value : value
}

/** 1 + how many are less + half of how many others are equal. */
const ranksOf = (costs: readonly number[]): number[] =>
  costs.map((cost) => {
    const less = costs.filter((other) => other < cost).length
    const equal = costs.filter((other) => other === cost).length
    return 1 + less + (equal - 1) / 2
  })
