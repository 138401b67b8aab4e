/** The best lanes in one measure, and the lanes that are not significantly different from them. */
import { type BySeed, isToldApart } from './paired'
import { deviation, mean } from './summary'

export interface Placing {
  /** Over the seeds; NaN if there is none. */
  readonly mean: number
  /** Sample standard deviation over the seeds; NaN for fewer than two, and for a measure without seeds. */
  readonly deviation: number
  readonly best: boolean
  /** Not significantly different from the best (`isToldApart`). */
  readonly tied: boolean
  /** Number of seeds with a finite value. */
  readonly known: number
}

export interface Contest {
  /** Whether high or low values are good; null: neither, so no lane is the best. */
  readonly better: 'high' | 'low' | null
  /** Whether the lane with this index is ranked. */
  readonly competes: (lane: number) => boolean
  /**
   * Whether a mean over only some of the seeds counts. If not, a lane that diverged for some seeds has no mean: the
   * mean over the others would make it look better than it is.
   */
  readonly partial: boolean
}

/** Each lane's mean and deviation, and its relation to the best mean. No lane is the best of fewer than two. */
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
