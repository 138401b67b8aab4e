import type { TaskConfig } from '../../core/config/types'
import { lossById } from '../../core/losses/all'
import { taskKind, taskOutputs } from '../../core/problems/plane/targets'
import { classTone } from '../theme/pictureColor'

/** A head's outputs [outputs] at one point as the prediction it stands for: probability of class 1, class, or value. */
export function predictionOf(task: TaskConfig, outputs: ArrayLike<number>, at: number): number {
  const z = outputs[at]
  if (taskKind(task) === 'multiclass') {
    let best = 0
    for (let k = 1; k < taskOutputs(task); k++) if (outputs[at + k] > outputs[at + best]) best = k
    return best
  }
  const loss = lossById(task.loss.id)
  const link = loss.form === 'elementwise' ? loss.link : 'identity'
  if (link === 'logistic') return 1 / (1 + Math.exp(-z))
  // A margin of ±1 is certain.
  if (link === 'sign') return Math.min(Math.max(0.5 + 0.5 * z, 0), 1)
  return link === 'exp' ? Math.exp(Math.min(z, 30)) : z
}

/** The same as a tone in [−1, 1] for the picture; `largest` is the largest |target|. */
export function toneOf(task: TaskConfig, outputs: ArrayLike<number>, at: number, largest: number): number {
  const value = predictionOf(task, outputs, at)
  const kind = taskKind(task)
  if (kind === 'regression') return largest > 0 ? value / largest : value
  if (kind === 'binary') return 2 * value - 1
  return classTone(value, taskOutputs(task)) * confidence(outputs, at, taskOutputs(task))
}

/** Probability of the likeliest class, so that doubt is pale. */
function confidence(z: ArrayLike<number>, at: number, classes: number): number {
  let top = z[at]
  for (let k = 1; k < classes; k++) top = Math.max(top, z[at + k])
  let sum = 0
  for (let k = 0; k < classes; k++) sum += Math.exp(z[at + k] - top)
  return 1 / sum
}
