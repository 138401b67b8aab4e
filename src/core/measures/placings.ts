/** How lanes stand to the best one in one measure. */
import { type BySeed, isToldApart } from './paired'
import { deviation, mean } from './summary'

export interface Placing {
  /** Over the seeds; NaN where there is no number. */
  readonly mean: number
  /** Of the sample, over the seeds; NaN below two of them, or where it is measured once. */
  readonly deviation: number
  readonly best: boolean
  /** Not significantly different from the best (`isToldApart`). */
  readonly tied: boolean
  /** Seeds with a number, of those there are. */
  readonly known: number
}

export interface Contest {
  /** Which end is good; null: neither, so nothing is the best. */
  readonly better: 'high' | 'low' | null
  /** Whether a lane is ranked. Places of lanes. */
  readonly competes: (lane: number) => boolean
  /**
   * Whether a mean counts that is over some of the seeds alone. Else a lane that diverged in some of them has no mean:
   * over the lucky ones it would look better than it is.
   */
  readonly partial: boolean
}

/** Each lane's mean and spread, and its place to the best mean; nothing is best of fewer than two lanes. */
export function placings(lanes: readonly BySeed[], { better, competes, partial }: Contest): Placing[] {
  const means = lanes.map(({ values }) => (partial || values.every(Number.isFinite) ? mean(values) : Number.NaN))
  const ranked = (lane: number) => competes(lane) && Number.isFinite(means[lane])
  const values = means.filter((_, lane) => ranked(lane))
  const top = better === null || values.length < 2 ? Number.NaN : extreme(values, better)
  const best = means.map((value, lane) => ranked(lane) && value === top)
  const first = best.indexOf(true)
  return lanes.map((own, lane) => ({
    mean: means[lane],
    deviation: Number.isFinite(means[lane]) ? deviation(own.values) : Number.NaN,
    best: best[lane],
    tied: first >= 0 && ranked(lane) && !best[lane] && !isToldApart(own, lanes[first]),
    known: own.values.filter(Number.isFinite).length,
  }))
}

const extreme = (values: readonly number[], better: 'high' | 'low'): number =>
  better === 'high' ? Math.max(...values) : Math.min(...values)
