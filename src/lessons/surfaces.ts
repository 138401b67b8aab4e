/** Regression tasks that several lessons train, and the numbers that their steps and claims read. */
import { defaultConfig, defaultTask } from '../core/config/defaults'
import type { RunConfig, TaskConfig, TrainingConfig, WeightingConfig } from '../core/config/types'
import type { ColumnName } from '../core/measures/columns'
import { cosinesOf } from '../core/measures/cosines'
import type { StepRecord } from '../engine/trainer.types'
import type { Ended, Seen } from './define'

/** Surfaces over the plane. `waves` and `shifted` are alike; `rings` and `stripes` have little in common with them. */
export const SURFACES = {
  waves: 'sin(3*x)*cos(2*y)',
  shifted: 'sin(3*x+0.6)*cos(2*y-0.4)',
  turned: 'cos(3*x)*sin(2*y)',
  rings: 'cos(4*(x*x+y*y))',
  stripes: 'x*sin(5*y)',
} as const

/** A task with one of the surfaces. `name` is shown in every language: a letter. */
export const surface = (
  id: string,
  name: string,
  which: keyof typeof SURFACES,
  rest: Partial<TaskConfig> = {},
): TaskConfig => ({ ...defaultTask(id, 'formula', 'mse'), name, expression: SURFACES[which], ...rest })

interface Changes {
  /** Training and test points together. */
  readonly samples: number
  readonly width: number
  readonly training: Partial<TrainingConfig>
  readonly weighting?: Partial<WeightingConfig>
}

/** A set-up with one trunk layer of `width` units and linear heads. */
export const setupOf = (tasks: readonly TaskConfig[], { samples, width, training, weighting }: Changes): RunConfig => ({
  ...defaultConfig,
  problem: { ...defaultConfig.problem, samples },
  tasks,
  network: { ...defaultConfig.network, trunk: [width] },
  training: { ...defaultConfig.training, ...training },
  weighting: { id: 'equal', options: {}, modifiers: [], ...weighting },
})

/** More rows than any of these problems has: every step uses them all. */
export const FULL_BATCH = 5000

/** Mean of the values that are numbers; NaN if there is none. */
export function meanOf(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value))
  return known.length > 0 ? known.reduce((sum, value) => sum + value, 0) / known.length : Number.NaN
}

/** Share of the known values that are below 0; NaN if there is none. */
export const shareBelowZero = (values: readonly number[]): number =>
  meanOf(values.map((value) => (Number.isNaN(value) ? Number.NaN : Number(value < 0))))

/** Share of the records after step `after` in which the gradients of the first two tasks point against each other. */
export const conflictShare = ({ records }: Ended, after: number): number =>
  shareBelowZero(later(records, after).map(({ gramian, trainLosses }) => cosinesOf(gramian, trainLosses.length)[0]))

/** Share of the records after step `after` whose update raised a loss of its own batch. */
export const riseShare = ({ records }: Ended, after: number): number =>
  shareBelowZero(
    later(records, after).map(({ trainLosses, lossesAfter }) =>
      lossesAfter ? Math.min(...trainLosses.map((loss, t) => loss - lossesAfter[t])) : Number.NaN,
    ),
  )

/** Records after a step. */
export const later = (records: readonly StepRecord[], after: number): readonly StepRecord[] =>
  records.filter(({ step }) => step > after)

/** `conflictShare` of what the page has seen, in percent. */
export const conflictPercent =
  (after: number) =>
  (seen: Seen): number | null =>
    percent(shareBelowZero(columnAfter(seen, 'cosines', 0, after)))

/** `riseShare` of what the page has seen of two tasks, in percent. */
export const risePercent =
  (after: number) =>
  (seen: Seen): number | null => {
    const second = columnAfter(seen, 'falls', 1, after)
    return percent(shareBelowZero(columnAfter(seen, 'falls', 0, after).map((fall, i) => Math.min(fall, second[i]))))
  }

/** A share in percent; null where it is not known. */
export const percent = (share: number): number | null => (Number.isNaN(share) ? null : 100 * share)

/** What the page has seen of a column after a step. */
export function columnAfter(seen: Seen, name: ColumnName, index: number, after: number): number[] {
  return Array.from(seen.column(name, index)).filter((_, i) => seen.steps[i] > after)
}
