/** What heads say about single rows: a class and how certain, or a number. */
import type { TaskConfig } from '../config/types'
import { numbers } from '../formulas/numbers'
import { isCrossEntropy, lossById } from '../losses/all'
import { readings } from '../losses/links'
import type { Problem } from '../problems/define'
import { inUnitOf, taskKind, taskOutputs } from '../problems/targets'

export type Answer =
  /**
   * `sure` is the probability of the class that is predicted or, of a loss of margins such as hinge, the margin |z|,
   * which is no probability. `truth` is NaN where the row has no label.
   */
  | {
      readonly kind: 'class'
      readonly predicted: number
      readonly sureBy: 'probability' | 'margin'
      readonly sure: number
      readonly truth: number
    }
  /** In the target's unit if it has one. */
  | { readonly kind: 'number'; readonly predicted: number; readonly truth: number }

/** Predictions of rows, as in a picture of rows. */
export interface Predictions {
  /** [n, outputs], logits. */
  readonly values: ArrayLike<number>
  readonly outputs: number
  /** [n, width]. */
  readonly truths: ArrayLike<number>
  readonly width: number
}

/** Index of the largest of `count` outputs from `at` on; of equal ones the first, as the engines choose it. */
export function likeliest(outputs: ArrayLike<number>, at: number, count: number): number {
  let best = 0
  for (let k = 1; k < count; k++) if (outputs[at + k] > outputs[at + best]) best = k
  return best
}

/** The softmax probability of class k: e^z_k / Σ e^z, of `count` outputs from `at` on. */
export function softmaxOf(outputs: ArrayLike<number>, at: number, count: number, k: number): number {
  let sum = 0
  for (let other = 0; other < count; other++) sum += Math.exp(outputs[at + other] - outputs[at + k])
  return 1 / sum
}

/** Whether the outputs of a task of classes give probabilities: those of cross-entropies do, margins do not. */
export const hasProbability = (problem: Problem, task: TaskConfig): boolean =>
  taskKind(problem, task) !== 'regression' && isCrossEntropy(lossById(task.loss.id))

/** Reads rows of a task; of several target columns the first. */
export function answersOf(problem: Problem, task: TaskConfig): (predictions: Predictions, row: number) => Answer {
  const kind = taskKind(problem, task)
  if (kind === 'multiclass') {
    const classes = taskOutputs(problem, task)
    return ({ values, truths, width }, row) => {
      const predicted = likeliest(values, row * classes, classes)
      const sure = softmaxOf(values, row * classes, classes, predicted)
      return { kind: 'class', predicted, sureBy: 'probability', sure, truth: truths[row * width] }
    }
  }
  const loss = lossById(task.loss.id)
  const read = readings[loss.form === 'elementwise' ? loss.link : 'identity']
  if (kind === 'binary') {
    const sureBy = hasProbability(problem, task) ? 'probability' : 'margin'
    return ({ values, outputs, truths, width }, row) => {
      const output = values[row * outputs]
      const probability = read(numbers, { output })
      const predicted = probability > 0.5 ? 1 : 0
      const sure = sureBy === 'margin' ? Math.abs(output) : Math.max(probability, 1 - probability)
      return { kind: 'class', predicted, sureBy, sure, truth: truths[row * width] }
    }
  }
  const { offset, factor } = inUnitOf(problem, task) ?? { offset: 0, factor: 1 }
  const inUnit = (value: number) => offset + factor * value
  return ({ values, outputs, truths, width }, row) => ({
    kind: 'number',
    predicted: inUnit(read(numbers, { output: values[row * outputs] })),
    truth: inUnit(truths[row * width]),
  })
}

/** Whether an answer is right; null for a number, and where the row has no label. */
export const isRight = (answer: Answer): boolean | null =>
  answer.kind === 'class' && !Number.isNaN(answer.truth) ? answer.predicted === answer.truth : null
