/**
 * Losses relative to their first value: r_t(k) = L_t(k) / L_t(0), without unit, so that tasks of any scale fit on one
 * axis. The sum over the tasks is the measure that Chen et al. 2018 (https://arxiv.org/abs/1711.02257, section 4) plot for
 * tasks that differ in scale only.
 */
import type { ColumnName } from './columns'

/** Each relative curve with the recorded column that it is made of. */
const SOURCES = {
  relativeTrain: 'trainLosses',
  relativeTest: 'testLosses',
  relativeTrainSum: 'trainLosses',
  relativeTestSum: 'testLosses',
} as const satisfies Readonly<Record<string, ColumnName>>

/** Curves that are computed from recorded columns: one for each task, or their sum over the tasks. */
export type RelativeName = keyof typeof SOURCES
/** What a chart can show of a history. */
export type CurveName = ColumnName | RelativeName

type Read = (name: ColumnName, index: number) => Float64Array

export const isRelative = (name: CurveName): name is RelativeName => Object.hasOwn(SOURCES, name)

/**
 * A relative curve, as long as the columns that it is made of.
 *
 * @param index the task; of no meaning for a sum
 * @param read the columns of a history with `taskCount` tasks
 * @param start columns that begin with the first losses, if those of `read` begin later
 */
export function relativeCurve(
  name: RelativeName,
  index: number,
  taskCount: number,
  read: Read,
  start: Read = read,
): Float64Array {
  const source = SOURCES[name]
  const ratios = (task: number) => overFirst(read(source, task), firstOf(start(source, task)))
  if (name === 'relativeTrain' || name === 'relativeTest') return ratios(index)
  const all = Array.from({ length: taskCount }, (_, task) => ratios(task))
  return (all[0] ?? NONE).map((_, at) => all.reduce((sum, values) => sum + values[at], 0))
}

const NONE = new Float64Array(0)

/** The first finite value: a batch may have no label of the task. NaN if there is none. */
const firstOf = (values: Float64Array): number => values.find(Number.isFinite) ?? Number.NaN

/** NaN where there is no value, and everywhere if the first one is not above 0: a ratio to it says nothing. */
const overFirst = (values: Float64Array, first: number): Float64Array =>
  values.map((value) => (first > 0 ? value / first : Number.NaN))
