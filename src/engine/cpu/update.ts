/** Makes a run's new parameters from its gradient. */
import { numbers } from '../../core/formulas/numbers'
import type { Optimizer } from '../../core/optimizers/define'
import type { RunSettings } from '../engine'
import { indexIn, type Layout } from '../layout'
import { CLIP_GUARD } from '../processor/kernels'

/** Clips by value, then by the joint norm of trunk and heads: factor min(1, bound / (norm + 1e-6)). */
export function clip(g: Float64Array, { clipValue, clipNorm }: RunSettings): void {
  if (clipValue > 0) for (let k = 0; k < g.length; k++) g[k] = Math.max(-clipValue, Math.min(clipValue, g[k]))
  if (!(clipNorm > 0)) return
  let squares = 0
  for (let k = 0; k < g.length; k++) squares += g[k] * g[k]
  const factor = Math.min(1, clipNorm / (Math.sqrt(squares) + CLIP_GUARD))
  for (let k = 0; k < g.length; k++) g[k] *= factor
}

/** Indices in a run's row that hold a parameter: all except the padding behind rows that do not fill their texels. */
export const parameterPlaces = ({ blocks }: Layout): Int32Array =>
  Int32Array.from(
    blocks.flatMap((block) =>
      Array.from({ length: block.rows * block.columns }, (_, k) =>
        indexIn(block, Math.floor(k / block.columns), k % block.columns),
      ),
    ),
  )

/**
 * Adds L1 and L2 to the gradient and runs the optimizer, at `places`. `p` and `slots` are the run's rows, in which the
 * heads begin at `trunkCount`.
 */
export function update(
  optimizer: Optimizer,
  places: Int32Array,
  p: Float64Array,
  g: Float64Array,
  slots: readonly Float64Array[],
  { l1, l2, optimizerConstants, headConstants = optimizerConstants }: RunSettings,
  trunkCount = p.length,
): void {
  const held = slots.map(() => 0)
  const inputs = { parameter: 0, gradient: 0, slots: held, constants: optimizerConstants }
  for (const k of places) {
    inputs.constants = k < trunkCount ? optimizerConstants : headConstants
    inputs.parameter = p[k]
    inputs.gradient = g[k] + l1 * Math.sign(p[k]) + l2 * p[k]
    for (let s = 0; s < held.length; s++) held[s] = slots[s][k]
    const next = optimizer.update(numbers, inputs)
    p[k] = next.parameter
    for (let s = 0; s < held.length; s++) slots[s][k] = next.slots[s]
  }
}
