/**
 * Relatedness of targets that nobody can relate to each other by a formula: those of data, and those that a person draws.
 * Such tasks are as related as they are, so this dial only takes relatedness away: a share of a task's rows gets a target that
 * has nothing to do with the other tasks, and that the inputs still explain.
 *
 * 1. The rows are ordered by a random function of their inputs. The first of them, 1 − ρ of all rows that have a value,
 *    are made up.
 * 2. The values of these rows are dealt out among them anew, in the order of a second random function: the row where it is
 *    smallest gets the smallest value.
 *
 * | symbol | here            | unit                                                      |
 * | ------ | --------------- | --------------------------------------------------------- |
 * | ρ      | `task.original` | none; 1 = the original target, bit for bit; 0 = all made up |
 *
 * So every value is one of the task's own: class shares, mean, deviation and unit are those of the original target at any
 * ρ. Both functions see the inputs alone, so a network can learn the result; it is no label noise. Rows without a value
 * stay without one. Two rows with equal inputs may get different values, because values are dealt to rows.
 */
import type { ProblemConfig, TaskConfig } from '../config/types'
import { PURPOSE, uniform } from '../numerics/random'
import { laneOf } from './draws'
import { spreadOf, standardised } from './table/columns'

/** Inputs that the random functions may read, one value for each row. */
export interface Features {
  /** At least 1. */
  readonly count: number
  /** [N]; NaN = missing. Asked for a few of them only, so it may compute them. */
  readonly column: (index: number) => Float64Array
  /**
   * Deviations of the features from one crest of a wave to the next. Short waves share little with a line through the
   * inputs, which is what related targets have in common; long ones need fewer rows to be learned.
   */
  readonly period: number
}

/*
 * Why waves, and no random network: outputs of one follow the direction in which the inputs differ most, and so do targets
 * of data. A sum of six random sigmoids correlates with the fuel use of the cars by 0.58 on average.
 */

/** Waves that a random function adds up, and features (drawn with repetition) that each reads. */
const WAVES = 3
const PER_WAVE = 3

/**
 * The target of a task with its made-up part. Only +, −, ×, ÷, roots and comparisons, so every browser has the same rows.
 *
 * @param values [N], the original target; NaN = the row has none. Returned as it is at ρ = 1.
 */
export function withMadeUp(
  { seed }: Pick<ProblemConfig, 'seed'>,
  task: TaskConfig,
  values: Float64Array,
  features: () => Features,
): Float64Array {
  if (task.original === 1) return values
  const lane = laneOf(task)
  let draws = 0
  const draw = () => uniform(seed, PURPOSE.madeUp, draws++, lane)
  const read = standardisedOnce(features())
  const known = Int32Array.from(values.keys()).filter((row) => Number.isFinite(values[row]))
  const count = Math.round((1 - task.original) * known.length)
  const made = sortedBy(randomFunction(draw, read, values.length), known).subarray(0, count)
  const dealt = Float64Array.from(made, (row) => values[row]).sort()
  const result = Float64Array.from(values)
  sortedBy(randomFunction(draw, read, values.length), made).forEach((row, k) => {
    result[row] = dealt[k]
  })
  return result
}

/** Rows by their value, smallest first; rows with equal values in the order of the table. */
const sortedBy = (order: Float64Array, rows: Int32Array): Int32Array =>
  Int32Array.from(rows).sort((a, b) => order[a] - order[b] || a - b)

/** Mean 0 and deviation 1; a missing value is read as the mean. */
function standard(values: Float64Array): Float64Array {
  const spread = spreadOf(values, Int32Array.from(values.keys()))
  return values.map((value) => (Number.isFinite(value) ? standardised(value, spread) : 0))
}

/** The same features, standardised. Each is computed once: waves read some of them several times. */
function standardisedOnce({ column, ...others }: Features): Features {
  const known: Float64Array[] = []
  return {
    ...others,
    column: (index) => {
      known[index] ??= standard(column(index))
      return known[index]
    },
  }
}

/** A sum of triangle waves, each along a random direction of a few standardised features. [N] */
function randomFunction(draw: () => number, features: Features, rows: number): Float64Array {
  const sum = new Float64Array(rows)
  for (let wave = 0; wave < WAVES; wave++) {
    const along = new Float64Array(rows)
    for (let k = 0; k < PER_WAVE; k++) {
      const column = features.column(Math.floor(draw() * features.count))
      const weight = 2 * draw() - 1
      for (let row = 0; row < rows; row++) along[row] += weight * column[row]
    }
    const phase = draw()
    standard(along).forEach((place, row) => {
      const turns = place / features.period + phase
      sum[row] += Math.abs(2 * (turns - Math.floor(turns)) - 1)
    })
  }
  return sum
}
