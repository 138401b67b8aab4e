/** One run's numbers out of what an engine tells of all of them: [T, R], [L, R, T, T], … */
import { lengthsOf } from '../core/measures/direction'
import { isVector, type Matrix, type Trace } from '../core/weightings/define'
import type { Evaluation, Observed } from './engine'
import type { StepRecord } from './trainer.types'

/** How many there are of each. */
export interface Shape {
  readonly tasks: number
  readonly runs: number
  readonly layers: number
}

/** Of a [T, R] array. */
export const columnOf = (flat: Float64Array, run: number, { tasks, runs }: Shape): number[] =>
  Array.from({ length: tasks }, (_, t) => flat[t * runs + run])

/** Of each layer, [T · T], of an [L, R, T, T] array. Views. */
const layersOf = (flat: Float64Array, run: number, { tasks, runs, layers }: Shape): Float64Array[] =>
  Array.from({ length: layers }, (_, l) =>
    flat.subarray((l * runs + run) * tasks ** 2, (l * runs + run + 1) * tasks ** 2),
  )

/** Sum over the layers, [T · T]. */
function summed(layers: readonly Float64Array[], { tasks }: Shape): Float64Array {
  const sum = new Float64Array(tasks ** 2)
  for (const layer of layers) for (let k = 0; k < sum.length; k++) sum[k] += layer[k]
  return sum
}

/** What a weighting may look at; undefined where it was not asked for. */
export function seenOf(observed: Observed, run: number, shape: Shape) {
  const { tasks } = shape
  const size = tasks ** 2
  const matrix = (flat: Float64Array | null) =>
    flat ? toMatrix(flat.subarray(run * size, (run + 1) * size), tasks) : undefined
  return {
    losses: columnOf(observed.losses, run, shape),
    gramian: observed.layerGramians
      ? toMatrix(summed(layersOf(observed.layerGramians, run, shape), shape), tasks)
      : undefined,
    representationGramian: matrix(observed.representationGramian),
    trackedGramian: matrix(observed.trackedGramian),
    squares: observed.squares ? columnOf(observed.squares, run, shape) : undefined,
  }
}

const toMatrix = (flat: Float64Array, size: number): Matrix =>
  Array.from({ length: size }, (_, i) => Array.from(flat.subarray(i * size, (i + 1) * size)))

/**
 * What a record holds of what was observed and evaluated, with the head weights h [T] of the step and those of the
 * test split's total. A task without a label in the batch has no gradient there: NaN in its rows and columns, not the zeros
 * of an engine.
 */
export function measuredOf(
  observed: Observed,
  evaluation: Evaluation,
  run: number,
  shape: Shape,
  headWeights: readonly number[],
  testWeights: readonly number[],
): Pick<
  StepRecord,
  | 'trainLosses'
  | 'testLosses'
  | 'totalTrain'
  | 'totalTest'
  | 'gradientNorms'
  | 'layerNorms'
  | 'gramian'
  | 'layerGramians'
> {
  const { tasks, layers } = shape
  const size = tasks ** 2
  const trainLosses = Float64Array.from(columnOf(observed.losses, run, shape))
  const testLosses = Float64Array.from(columnOf(evaluation.losses, run, shape))
  const own = observed.layerGramians ? layersOf(observed.layerGramians, run, shape) : []
  const known = (k: number) =>
    !Number.isNaN(trainLosses[k % tasks]) && !Number.isNaN(trainLosses[Math.floor(k / tasks)])
  const seen = (m: Float64Array) => m.map((value, k) => (known(k) ? value : Number.NaN))
  const gramian = seen(summed(own, shape))
  const layerGramians = new Float64Array(layers * size)
  own.forEach((layer, l) => {
    layerGramians.set(seen(layer), l * size)
  })
  return {
    trainLosses,
    testLosses,
    totalTrain: weightedTotal(headWeights, trainLosses),
    totalTest: weightedTotal(testWeights, testLosses),
    gradientNorms: lengthsOf(gramian, tasks),
    layerNorms: lengthsOf(layerGramians, tasks, layers),
    gramian,
    layerGramians,
  }
}

/** Σ h_t l_t over the tasks that have a loss; NaN where none has. */
export function weightedTotal(h: readonly number[], losses: Float64Array): number {
  const known = h.flatMap((weight, t) => (Number.isFinite(losses[t]) ? [weight * losses[t]] : []))
  return known.length > 0 ? known.reduce((sum, part) => sum + part, 0) : Number.NaN
}

/** A trace without the zeros that stand for tasks of which the batch has no label. */
export const askedTrace = (trace: Trace, trainLosses: Float64Array): Trace =>
  Object.fromEntries(
    Object.entries(trace).map(([name, value]) => [
      name,
      isVector(value) && value.length === trainLosses.length
        ? value.map((entry, t) => (entry === 0 && Number.isNaN(trainLosses[t]) ? Number.NaN : entry))
        : value,
    ]),
  )
