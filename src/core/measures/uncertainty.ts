/** The objective of uncertainty weighting, read from the weights that it gives. */
import type { UncertaintyForm } from '../weightings/uw'

/**
 * What uncertainty weighting minimises: the weighted total with a term that keeps the noise levels from growing.
 *
 *     Σ h_i l_i + R(σ_i),   σ_i² = a_i / h_i,   R = ln σ  (`log`)  or  ln(1 + σ²)  (`positive`)
 *
 * | symbol | here      | shape | unit                                        |
 * | ------ | --------- | ----- | ------------------------------------------- |
 * | h      | `weights` | [T]   | 1 / loss; above 0                           |
 * | l      | `losses`  | [T]   | loss                                        |
 * | a      | `factors` | [T]   | none; ½, or 1 for a cross-entropy           |
 *
 * With `log` the sum may be below 0, because ln σ is for σ < 1. With `positive` it is not, unless a loss is. NaN where
 * a weight or a loss is NaN. Sources: `core/weightings/uw.ts`.
 */
export function uncertaintyTotal(
  weights: ArrayLike<number>,
  losses: ArrayLike<number>,
  factors: ArrayLike<number>,
  form: UncertaintyForm,
): number {
  let sum = 0
  for (let i = 0; i < weights.length; i++) {
    const variance = factors[i] / weights[i]
    sum += weights[i] * losses[i] + (form === 'log' ? 0.5 * Math.log(variance) : Math.log1p(variance))
  }
  return sum
}
