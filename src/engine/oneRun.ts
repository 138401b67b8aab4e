/** Takes the numbers of one run out of an engine's arrays over all runs: [T, R], [L, R, T, T], … */
import { scoreOf } from '../core/metrics/metrics'
import type { Split } from '../core/problems/define'
import type { Matrix } from '../core/weightings/define'
import type { Evaluation, Observed, ProgramSpec } from './engine'

/** How many tasks, runs and trunk layers there are. */
export interface Shape {
  readonly tasks: number
  readonly runs: number
  readonly layers: number
}

/** A run's numbers, [T], of a [T, R] array. */
export function columnOf(flat: Float64Array, run: number, { tasks, runs }: Shape): number[] {
  const column: number[] = []
  for (let t = 0; t < tasks; t++) column.push(flat[t * runs + run])
  return column
}

/** A run's matrix of each layer, [T · T], of an [L, R, T, T] array. The results are views. */
export const layersOf = (flat: Float64Array, run: number, { tasks, runs, layers }: Shape): Float64Array[] =>
  Array.from({ length: layers }, (_, l) =>
    flat.subarray((l * runs + run) * tasks ** 2, (l * runs + run + 1) * tasks ** 2),
  )

/** Sum of the layers' matrices, [T · T]. */
export function summed(layers: readonly Float64Array[], { tasks }: Shape): Float64Array {
  const sum = new Float64Array(tasks ** 2)
  for (const layer of layers) for (let k = 0; k < sum.length; k++) sum[k] += layer[k]
  return sum
}

/** What a weighting may look at. A part that was not observed is undefined. */
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

function toMatrix(flat: Float64Array, size: number): Matrix {
  const matrix: number[][] = []
  for (let i = 0; i < size; i++) {
    const row: number[] = []
    for (let j = 0; j < size; j++) row.push(flat[i * size + j])
    matrix.push(row)
  }
  return matrix
}

/** Scores on the test split, [T]. `lossOptions` has the values of each task in the order of its loss's descriptors. */
export const scoresOf = (
  { scores }: Evaluation,
  run: number,
  { runs }: Shape,
  spec: ProgramSpec,
  lossOptions: readonly (readonly number[])[],
  test: Split,
): number[] => spec.tasks.map((task, t) => scoreOf(task, lossOptions[t], scores[t * runs + run], test, t))

/** Σ h_t l_t over the tasks that have a loss; NaN where none has. */
export function weightedTotal(h: readonly number[], losses: Float64Array): number {
  let sum = 0
  let known = false
  for (let t = 0; t < h.length; t++) {
    if (!Number.isFinite(losses[t])) continue
    known = true
    sum += h[t] * losses[t]
  }
  return known ? sum : Number.NaN
}
