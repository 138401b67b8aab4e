import type { Formula } from '../formulas/operations'
import type { RealOption } from '../options'

export type TaskKind = 'regression' | 'binary' | 'multiclass'

interface LossBase {
  readonly id: string
  /** Task kinds that it fits. */
  readonly fits: readonly TaskKind[]
  /** Only `real` options: they reach the device as uniforms and may change while training. */
  readonly options: Readonly<Record<string, RealOption>>
  readonly citation?: { readonly text: string; readonly url: string }
  /** The textbook form, in z (the head's output), y (the target), p (probabilities). */
  readonly tex: string
  readonly properties: {
    readonly convex: boolean
    readonly smooth: boolean
    /** Robust to outliers: its gradient is bounded. */
    readonly boundedGradient: boolean
    /** What a target may be. */
    readonly targets: 'any' | 'zeroOrOne' | 'nonNegative' | 'classIndex'
  }
}

/**
 * A loss of one number z against one number y: value l(z, y) and derivative ∂l/∂z, both per
 * sample and output. Binary targets come as 0 or 1; hinge losses turn them into −1 and 1
 * themselves. A task with several outputs takes the mean over them.
 * Option names are the further inputs of both formulas.
 */
export interface ElementwiseLoss extends LossBase {
  readonly form: 'elementwise'
  readonly value: Formula<string> // inputs: output, target, and each option by name
  readonly derivative: Formula<string>
  /** What the head's output stands for: `readings` in `links.ts` has the formulas for pictures and metrics. */
  readonly link: 'identity' | 'logistic' | 'sign' | 'exp'
  /**
   * The option with the quantile of the target that the output stands for. Squared errors from the target would count
   * against such an output even where it is right, so its metric is the R¹ of `metrics.ts`.
   */
  readonly quantileOption?: string
}

/**
 * A loss of K logits against a class index y. The engine computes p = softmax(z) and log p safely
 * around it. With t = log p_y and m = mean_k log p_k, the loss is `value(t, m)`, and
 *
 *     ∂l/∂z_k = pull(t) · (p_k − [k = y]) + spread · (p_k − 1/K)
 *
 * which covers cross-entropy with label smoothing and the focal loss.
 */
export interface CategoricalLoss extends LossBase {
  readonly form: 'categorical'
  readonly value: Formula<string> // inputs: logTarget, meanLog, and each option by name
  readonly pull: Formula<string> // inputs: logTarget, and each option by name
  readonly spread: Formula<string> // inputs: each option by name
}
export type Loss = ElementwiseLoss | CategoricalLoss
export const defineLoss = <const L extends Loss>(loss: L): L => loss
