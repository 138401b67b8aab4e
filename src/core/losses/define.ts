import type { Formula } from '../formulas/operations'
import type { PerClassOption, RealOption } from '../options'

export type TaskKind = 'regression' | 'binary' | 'multiclass'

interface LossBase {
  readonly id: string
  /** Kinds of task that can use the loss. */
  readonly fits: readonly TaskKind[]
  /** Only `real` options: the device gets them as uniforms, and they may change while training. */
  readonly options: Readonly<Record<string, RealOption>>
  readonly citation?: { readonly text: string; readonly url: string }
  /** The textbook form, in z (the head's output), y (the target), p (probabilities). */
  readonly tex: string
  readonly properties: {
    readonly convex: boolean
    readonly smooth: boolean
    /** Robust to outliers: its gradient is bounded. */
    readonly boundedGradient: boolean
    /** Allowed values of a target. */
    readonly targets: 'any' | 'zeroOrOne' | 'nonNegative' | 'classIndex'
  }
}

/**
 * A loss of one number z against one number y: value l(z, y) and derivative ∂l/∂z, both for one
 * sample and output. Binary targets are 0 or 1; hinge losses convert them to −1 and 1. The loss of a
 * task with several outputs is the mean over them. The options are further inputs of both formulas.
 */
export interface ElementwiseLoss extends LossBase {
  readonly form: 'elementwise'
  readonly value: Formula<string> // inputs: output, target, and each option by name
  readonly derivative: Formula<string>
  /** How the head's output is read: `readings` in `links.ts` has the formulas for pictures and metrics. */
  readonly link: 'identity' | 'logistic' | 'sign' | 'exp'
  /**
   * Name of the option that holds the quantile, if the output estimates a quantile of the target. Even a correct
   * quantile has squared errors, so the metric is R¹ of `metrics.ts` instead of R².
   */
  readonly quantileOption?: string
}

/**
 * A loss of K logits against a class index y, with a weight w_k for each class. The engine computes p = softmax(z) and
 * log p in a stable way. With t = log p_y and m = mean_k w_k log p_k, the loss is
 *
 *     l = w_y · value(t, m / w_y)
 *     ∂l/∂z_k = w_y · pull(t) · (p_k − [k = y]) + spread · (w̄ p_k − w_k / K),      w̄ = mean_k w_k
 *
 * which covers cross-entropy with label smoothing and the focal loss, as `value` is linear in m with the slope −spread.
 * The mean over a batch divides by Σ_b w_{y_b} instead of the number of rows. This is PyTorch's `CrossEntropyLoss`
 * with `weight`; without weights every w is 1.
 */
export interface CategoricalLoss extends Omit<LossBase, 'options'> {
  readonly form: 'categorical'
  /** `classWeights` are no input of the formulas. */
  readonly options: Readonly<Record<string, RealOption | PerClassOption>>
  readonly value: Formula<string> // inputs: logTarget, meanLog, and each option by name
  readonly pull: Formula<string> // inputs: logTarget, and each option by name
  readonly spread: Formula<string> // inputs: each option by name
}
export type Loss = ElementwiseLoss | CategoricalLoss
export const defineLoss = <const L extends Loss>(loss: L): L => loss
