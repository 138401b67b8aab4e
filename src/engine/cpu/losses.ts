/** Losses of samples, their derivatives, and scores, for one task over a batch or a split. */
import { numbers } from '../../core/formulas/numbers'
import type { CategoricalLoss, ElementwiseLoss, Loss, TaskKind } from '../../core/losses/define'
import { readings } from '../../core/losses/links'

export interface LossTask {
  readonly kind: TaskKind
  readonly loss: Loss
  readonly outputs: number
  readonly targetWidth: number
}
export interface Targets {
  /** [N, targetWidth]; the mask is [N]. */
  readonly values: Float64Array
  readonly mask: Uint8Array | null
}

/** A task's loss options by name. `values` are in the order of the loss's descriptors. */
export const namedOptions = ({ loss }: LossTask, values: readonly number[]): Record<string, number> =>
  Object.fromEntries(Object.keys(loss.options).map((name, k) => [name, values[k]]))

/** Number of labelled rows among the given ones. */
export function countLabelled(mask: Uint8Array | null, rows: Int32Array | null, from: number, count: number): number {
  if (mask === null) return count
  let labelled = 0
  for (let b = 0; b < count; b++) labelled += mask[rows ? rows[from + b] : b]
  return labelled
}

/**
 * Returns the sum of the losses of the labelled rows. Writes ∂(sum · scale)/∂output into `derivative` [count, outputs],
 * and 0 for rows without a label. Row b of the data is `rows[from + b]`, or b itself if `rows` is null.
 */
export function lossRows(
  task: LossTask,
  options: Readonly<Record<string, number>>,
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
  options: Readonly<Record<string, number>>,
  output: Float64Array,
  { values, mask }: Targets,
  rows: Int32Array | null,
  from: number,
  count: number,
  derivative: Float64Array | null,
  scale: number,
): number {
  const inputs: Record<string, number> = { output: 0, target: 0, ...options }
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
  options: Readonly<Record<string, number>>,
  output: Float64Array,
  { values, mask }: Targets,
  rows: Int32Array | null,
  from: number,
  count: number,
  derivative: Float64Array | null,
  scale: number,
): number {
  const inputs: Record<string, number> = { logTarget: 0, meanLog: 0, ...options }
  let sum = 0
  for (let b = 0; b < count; b++) {
    const row = rows ? rows[from + b] : b
    const at = b * outputs
    if (mask !== null && mask[row] !== 1) {
      if (derivative) for (let k = 0; k < outputs; k++) derivative[at + k] = 0
      continue
    }
    const { logTotal, meanOutput } = logSumExp(output, at, outputs)
    const y = values[row]
    inputs.logTarget = output[at + y] - logTotal
    inputs.meanLog = meanOutput - logTotal
    sum += loss.value(numbers, inputs)
    if (!derivative) continue
    const pull = loss.pull(numbers, inputs) * scale
    const spread = loss.spread(numbers, inputs) * scale
    for (let k = 0; k < outputs; k++) {
      const p = Math.exp(output[at + k] - logTotal)
      derivative[at + k] = pull * (p - (k === y ? 1 : 0)) + spread * (p - 1 / outputs)
    }
  }
  return sum
}

function logSumExp(z: Float64Array, at: number, count: number): { logTotal: number; meanOutput: number } {
  let top = z[at]
  let total = 0
  for (let k = 0; k < count; k++) {
    top = Math.max(top, z[at + k])
    total += z[at + k]
  }
  let sum = 0
  for (let k = 0; k < count; k++) sum += Math.exp(z[at + k] - top)
  return { logTotal: top + Math.log(sum), meanOutput: total / count }
}

/**
 * `Evaluation.scores` of one task: for regression the error of the outputs as the loss reads them, for classification
 * the number of correct rows.
 */
export function scoreRows(
  { kind, loss, outputs }: LossTask,
  options: Readonly<Record<string, number>>,
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
      score += output[at] > 0 === values[row] > 0.5 ? 1 : 0
    } else {
      let best = 0
      for (let k = 1; k < outputs; k++) if (output[at + k] > output[at + best]) best = k
      score += best === values[row] ? 1 : 0
    }
  }
  return score
}

/**
 * The error of an output against its target: the loss itself if the output is a quantile, otherwise the squared
 * difference between the output's reading and the target.
 */
function errorOf(
  { link, value, quantileOption }: ElementwiseLoss,
  options: Readonly<Record<string, number>>,
): (z: number, y: number) => number {
  if (quantileOption) return (z, y) => value(numbers, { ...options, output: z, target: y })
  const read = readings[link]
  return (z, y) => (read(numbers, { output: z }) - y) ** 2
}
