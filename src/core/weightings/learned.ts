/**
 * Weights that are learned by gradient descent beside the network (UW, IMTL-L, GradNorm, FAMO). They have a small
 * optimizer of their own over plain data, with the formulas of `core/optimizers`. The reference codes put them into the
 * model's optimizer.
 */
import { numbers } from '../formulas/numbers'
import { adam } from '../optimizers/adam'
import { sgd } from '../optimizers/sgd'
import { choice, real } from '../options'
import type { Vector } from './define'

export interface Learned {
  readonly values: Vector
  readonly mean: Vector
  readonly square: Vector
  /** Updates of each entry, [T], for Adam's bias correction. A task may come later than the others. */
  readonly steps: Vector
}

/** `remembers` of the fields beside `values`. */
export const learnedMemory = { mean: 'perTask', square: 'perTask', steps: 'perTask' } as const

export const learnedOptions = {
  optimizer: choice({ default: 'adam', values: ['adam', 'sgd'] }),
  learningRate: real({ default: 0.01, min: 1e-4, max: 0.5, scale: 'log' }),
} as const

/** PyTorch's defaults. */
export const ADAM = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 }

export const startLearning = (values: Vector): Learned => ({
  values,
  mean: values.map(() => 0),
  square: values.map(() => 0),
  steps: values.map(() => 0),
})

/** One optimizer step along −gradient, then a clamp to ±limit. */
export function learn(
  state: Learned,
  gradient: Vector,
  optimizer: 'adam' | 'sgd',
  learningRate: number,
  limit = Number.POSITIVE_INFINITY,
): Learned {
  const steps = state.steps.map((count) => count + 1)
  const method = optimizer === 'adam' ? adam : sgd
  const next = state.values.map((parameter, i) =>
    method.update(numbers, {
      parameter,
      gradient: gradient[i],
      slots: [state.mean[i], state.square[i]],
      constants:
        optimizer === 'adam' ? adam.constants(steps[i], learningRate, ADAM) : sgd.constants(steps[i], learningRate),
    }),
  )
  return {
    values: next.map(({ parameter }) => Math.min(Math.max(parameter, -limit), limit)),
    mean: next.map(({ slots }, i) => slots[0] ?? state.mean[i]),
    square: next.map(({ slots }, i) => slots[1] ?? state.square[i]),
    steps,
  }
}
