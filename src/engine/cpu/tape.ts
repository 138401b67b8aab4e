/**
 * What the forward pass of one run keeps for the backward pass. B rows, layer widths n_l; all arrays are row-major.
 */
import type { ProgramSpec } from '../engine'

export interface TrunkTape {
  /** After the linear part and batch norm, before the activation, [B, n]. */
  readonly pre: Float64Array
  /** φ(pre), before dropout, [B, n]. Derivatives read it. */
  readonly activation: Float64Array
  /** After dropout, [B, n]. The next layer reads it. */
  readonly output: Float64Array
  /** Factor of dropout, 0 or 1 / (1 − p), [B, n]; null without dropout. */
  readonly keep: Float64Array | null
  /** Batch norm: the normalised input [B, n] and 1 / standard deviation [n]; null without. */
  readonly normalised: Float64Array | null
  readonly inverseDeviation: Float64Array | null
}

export interface HeadTape {
  /** Hidden layers: before and after the activation, [B, n]. */
  readonly hidden: readonly { readonly pre: Float64Array; readonly activation: Float64Array }[]
  /** Logits, [B, outputs]. */
  readonly output: Float64Array
  /** ∂(mean loss)/∂output, [B, outputs]. */
  readonly derivative: Float64Array
}

export interface Tape {
  readonly rows: number
  /** Inputs of the batch, [B, inputWidth]. */
  readonly input: Float64Array
  readonly trunk: readonly TrunkTape[]
  readonly heads: readonly HeadTape[]
}

export function createTape(spec: ProgramSpec, rows: number): Tape {
  const matrix = (width: number) => new Float64Array(rows * width)
  return {
    rows,
    input: matrix(spec.inputWidth),
    trunk: spec.trunk.map((width) => {
      const activation = matrix(width)
      return {
        pre: matrix(width),
        activation,
        output: spec.dropout ? matrix(width) : activation,
        keep: spec.dropout ? matrix(width) : null,
        normalised: spec.batchNorm ? matrix(width) : null,
        inverseDeviation: spec.batchNorm ? new Float64Array(width) : null,
      }
    }),
    heads: spec.tasks.map((task) => ({
      hidden: spec.head.map((width) => ({ pre: matrix(width), activation: matrix(width) })),
      output: matrix(task.outputs),
      derivative: matrix(task.outputs),
    })),
  }
}
