/** One number for many tasks whose units and directions differ. */
import { mean, meanOfAll } from '../measures/summary'

/** A lane's numbers on the test split, [T][S]; NaN if a run has none. */
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
 * | Δm     | the result       | scalar | %, up is better                |
 *
 * Maninis, Radosavovic and Kokkinos 2019, https://arxiv.org/abs/1904.08918. Some later papers use
 * the opposite sign. |b| replaces their b, because R² may be negative and an improvement must not count as a
 * loss. Returns null if a baseline is missing or 0, or a value is not finite: a mean over the remaining tasks
 * would not be comparable.
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
 * Mean over the tasks of a lane's rank among all lanes, [L]; 1 is the best. Equal lanes share the mean of their
 * ranks. A lane without a number ranks behind all lanes with one.
 *
 * `values` [L][T]: metric or loss of lane and task. Returns NaN if there are no tasks.
 */
export function meanRanks(values: readonly (readonly number[])[], higherIsBetter: readonly boolean[]): number[] {
  const ranks = higherIsBetter.map((higher, t) => ranksOf(values.map((row) => costOf(row[t], higher))))
  return values.map((_, lane) => ranks.reduce((sum, ofTask) => sum + ofTask[lane], 0) / ranks.length)
}

/**
 * Mean ranks of lanes by their means over the seeds, [L]: by a task's metric if any lane has one, otherwise by its
 * loss. All NaN if nothing is known. Means are rounded to six digits, so that results which differ by rounding alone
 * share a rank. `higherIsBetter` [T] is about the metrics.
 */
export function ranksByMeans(lanes: readonly TaskNumbers[], higherIsBetter: readonly boolean[]): number[] {
  const tasks = [...higherIsBetter.keys()]
  const byMetric = tasks.map((t) => lanes.some(({ metrics }) => Number.isFinite(mean(metrics[t] ?? []))))
  const values = lanes.map(({ losses, metrics }) =>
    tasks.map((t) => rounded(mean((byMetric[t] ? metrics : losses)[t] ?? []))),
  )
  const known = values.some((row) => row.some(Number.isFinite))
  const higher = tasks.map((t) => byMetric[t] && higherIsBetter[t])
  return known ? meanRanks(values, higher) : lanes.map(() => Number.NaN)
}

const rounded = (value: number): number => (Number.isFinite(value) ? Number(value.toPrecision(6)) : value)

const costOf = (value: number | undefined, higher: boolean): number => {
  if (value === undefined || Number.isNaN(value)) return Number.POSITIVE_INFINITY
  return higher ? -value : value
}

/** 1 + the number of smaller costs + half the number of other equal costs. */
const ranksOf = (costs: readonly number[]): number[] =>
  costs.map((cost) => {
    const less = costs.filter((other) => other < cost).length
    const equal = costs.filter((other) => other === cost).length
    return 1 + less + (equal - 1) / 2
  })
