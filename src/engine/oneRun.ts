/** One run's numbers out of what an engine tells of all of them: [T, R], [L, R, T, T], … */
import type { Matrix } from '../core/weightings/define'
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

/** What a record holds of what was observed and evaluated, with the head weights h [T] of the step. */
export function measuredOf(
  observed: Observed,
  evaluation: Evaluation,
  run: number,
  shape: Shape,
  headWeights: Float64Array,
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
  const own = observed.layerGramians ? layersOf(observed.layerGramians, run, shape) : []
  const gramian = summed(own, shape)
  const layerGramians = new Float64Array(layers * size)
  own.forEach((layer, l) => {
    layerGramians.set(layer, l * size)
  })
  const norm = (m: Float64Array, at: number, t: number) => Math.sqrt(Math.max(m[at + t * tasks + t], 0))
  const trainLosses = Float64Array.from(columnOf(observed.losses, run, shape))
  const testLosses = Float64Array.from(columnOf(evaluation.losses, run, shape))
  return {
    trainLosses,
    testLosses,
    totalTrain: weightedTotal(headWeights, trainLosses),
    totalTest: weightedTotal(headWeights, testLosses),
    gradientNorms: Float64Array.from({ length: tasks }, (_, t) => norm(gramian, 0, t)),
    layerNorms: Float64Array.from({ length: layers * tasks }, (_, k) =>
      norm(layerGramians, Math.floor(k / tasks) * size, k % tasks),
    ),
    gramian,
    layerGramians,
  }
}

/** Σ h_t l_t over the tasks that have a loss. */
function weightedTotal(h: Float64Array, losses: Float64Array): number {
  let sum = 0
  for (let t = 0; t < h.length; t++) if (Number.isFinite(losses[t])) sum += h[t] * losses[t]
  return sum
}
