/** Losses of samples, their derivatives, and scores, for one task over a batch or a split. */
import { numbers } from '../../../core/formulas/numbers'
import { classWeightsOf, inputNames } from '../../../core/losses/classWeights'
import type { CategoricalLoss, ElementwiseLoss } from '../../../core/losses/define'
import { readings } from '../../../core/losses/links'
import type { LossTask } from '../../processor/layers'

export interface Targets {
  /** [N, targetWidth]; the mask is [N]. */
  readonly values: Float64Array
  readonly mask: Uint8Array | null
}

/** What `lossNumbers` returned: the inputs of the formulas by name, and the class weights. */
export interface LossOptions {
  readonly inputs: Readonly<Record<string, number>>
  /** [K]; null = 1 for every class. */
  readonly classWeights: readonly number[] | null
}

export const namedOptions = ({ loss }: LossTask, values: readonly number[]): LossOptions => ({
  inputs: Object.fromEntries(inputNames(loss).map((name, k) => [name, values[k]])),
  classWeights: classWeightsOf(loss, values),
})

/**
 * Returns the sum of the losses of the labelled rows. Writes ∂(sum · scale)/∂output into `derivative` [count, outputs],
 * and 0 for rows without a label. Row b of the data is `rows[from + b]`, or b itself if `rows` is null.
 */
export function lossRows(
  task: LossTask,
  options: LossOptions,
  output: Float64Array,
  targets: Targets,
  rows: Int32Array | null,
  from: number,
  count: number,
  derivative: Float64Array | null,
  scale: number,
): number {
  const { loss } = task
  return loss.form === 'elementwise'
    ? elementwise(loss, task, options, output, targets, rows, from, count, derivative, scale)
    : categorical(loss, task, options, output, targets, rows, from, count, derivative, scale)
}

function elementwise(
  loss: ElementwiseLoss,
  { outputs }: LossTask,
  options: LossOptions,
  output: Float64Array,
  { values, mask }: Targets,
  rows: Int32Array | null,
  from: number,
  count: number,
  derivative: Float64Array | null,
  scale: number,
): number {
  const inputs: Record<string, number> = { output: 0, target: 0, ...options.inputs }
  let sum = 0
  for (let b = 0; b < count; b++) {
    const row = rows ? rows[from + b] : b
    const has = mask === null || mask[row] === 1
    for (let k = 0; k < outputs; k++) {
      const at = b * outputs + k
      if (!has) {
        if (derivative) derivative[at] = 0
        continue
      }
      inputs.output = output[at]
      inputs.target = values[row * outputs + k]
      sum += loss.value(numbers, inputs) / outputs
      if (derivative) derivative[at] = (loss.derivative(numbers, inputs) * scale) / outputs
    }
  }
  return sum
}

function categorical(
  loss: CategoricalLoss,
  { outputs }: LossTask,
  { inputs: given, classWeights }: LossOptions,
  output: Float64Array,
  { values, mask }: Targets,
  rows: Int32Array | null,
  from: number,
  count: number,
  derivative: Float64Array | null,
  scale: number,
): number {
  const inputs: Record<string, number> = { logTarget: 0, meanLog: 0, ...given }
  const weightOf = (k: number): number => (classWeights === null ? 1 : classWeights[k])
  let meanWeight = 1
  if (classWeights) meanWeight = classWeights.reduce((all, weight) => all + weight, 0) / outputs
  let sum = 0
  for (let b = 0; b < count; b++) {
    const row = rows ? rows[from + b] : b
    const at = b * outputs
    if (mask !== null && mask[row] !== 1) {
      if (derivative) for (let k = 0; k < outputs; k++) derivative[at + k] = 0
      continue
    }
    const { logTotal, meanOutput } = logSumExp(output, at, outputs, classWeights)
    const y = values[row]
    const weight = weightOf(y)
    inputs.logTarget = output[at + y] - logTotal
    inputs.meanLog = (meanOutput - meanWeight * logTotal) / weight
    sum += weight * loss.value(numbers, inputs)
    if (!derivative) continue
    const pull = weight * loss.pull(numbers, inputs) * scale
    const spread = loss.spread(numbers, inputs) * scale
    for (let k = 0; k < outputs; k++) {
      const p = Math.exp(output[at + k] - logTotal)
      derivative[at + k] = pull * (p - (k === y ? 1 : 0)) + spread * (meanWeight * p - weightOf(k) / outputs)
    }
  }
  return sum
}

/** ln Σ e^z, and the mean of w z. */
function logSumExp(
  z: Float64Array,
  at: number,
  count: number,
  weights: readonly number[] | null,
): { logTotal: number; meanOutput: number } {
  let top = z[at]
  let total = 0
  for (let k = 0; k < count; k++) {
    top = Math.max(top, z[at + k])
    total += weights === null ? z[at + k] : weights[k] * z[at + k]
  }
  let sum = 0
  for (let k = 0; k < count; k++) sum += Math.exp(z[at + k] - top)
  return { logTotal: top + Math.log(sum), meanOutput: total / count }
}

/**
 * `Evaluation.scores` of one task: for regression the error of the outputs as the loss reads them, for classification
 * the number of correct rows. A row with several yes/no columns counts by the share of its columns that are right.
 */
export function scoreRows(
  { kind, loss, outputs }: LossTask,
  options: LossOptions,
  output: Float64Array,
  { values, mask }: Targets,
  count: number,
): number {
  const error = kind === 'regression' && loss.form === 'elementwise' ? errorOf(loss, options) : null
  let score = 0
  for (let row = 0; row < count; row++) {
    if (mask !== null && mask[row] !== 1) continue
    const at = row * outputs
    if (error) {
      for (let k = 0; k < outputs; k++) score += error(output[at + k], values[at + k])
    } else if (kind === 'binary') {
      for (let k = 0; k < outputs; k++) score += output[at + k] > 0 === values[at + k] > 0.5 ? 1 : 0
    } else {
      let best = 0
      for (let k = 1; k < outputs; k++) if (output[at + k] > output[at + best]) best = k
      score += best === values[row] ? 1 : 0
    }
  }
  return kind === 'binary' ? score / outputs : score
}

/**
 * The error of an output against its target: the loss itself if the output is a quantile, otherwise the squared
 * difference between the output's reading and the target.
 */
function errorOf(
  { link, value, quantileOption }: ElementwiseLoss,
  { inputs }: LossOptions,
): (z: number, y: number) => number {
  if (quantileOption) return (z, y) => value(numbers, { ...inputs, output: z, target: y })
  const read = readings[link]
  return (z, y) => (read(numbers, { output: z }) - y) ** 2
}
