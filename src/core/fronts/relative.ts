/** One number for many tasks, each with a unit and a direction of its own. */

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
  const mean = changes.reduce((sum, change) => sum + change, 0) / changes.length
  return Number.isFinite(mean) ? 100 * mean : null
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
