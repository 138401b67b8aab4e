/**
 * What the forward pass of one run keeps for the backward pass. B rows, layer widths n_l.
 */
import type { ProgramSpec } from '../engine'
import type { Activated, Kernels } from './kernels'

export interface TrunkTape<V> extends Activated<V> {
  /** After dropout, [B, n]. The next layer reads it. */
  readonly output: V
  /** Batch norm: the normalised input [B, n] and 1 / standard deviation [n]; null without. */
  readonly normalised: V | null
  readonly inverseDeviation: V | null
}

export interface HeadTape<V> {
  readonly hidden: readonly Activated<V>[]
  /** Logits, [B, outputs]. */
  readonly output: V
  /** ∂(mean loss)/∂output, [B, outputs]. */
  readonly derivative: V
  /** Of a task that is a product, both [B, 1]: the logit of the product, and ∂(mean loss)/∂(output of the other head). */
  readonly product: { readonly output: V; readonly derivative: V } | null
}

/** What the loss of a task reads: the output of its head, or the logit of the product. */
export const lossInput = <V>({ output, product }: HeadTape<V>): V => product?.output ?? output

export interface Tape<V> {
  readonly rows: number
  /** Inputs of the batch, [B, inputWidth]. */
  readonly input: V
  readonly trunk: readonly TrunkTape<V>[]
  readonly heads: readonly HeadTape<V>[]
}

export function createTape<V>(kernels: Kernels<V>, spec: ProgramSpec, rows: number): Tape<V> {
  const matrix = (width: number) => kernels.matrix(rows, width)
  const activated = (width: number, drops: boolean): Activated<V> => {
    const activation = matrix(width)
    return { activation, pre: kernels.keepsInput ? matrix(width) : activation, keep: drops ? matrix(width) : null }
  }
  return {
    rows,
    input: matrix(spec.inputWidth),
    trunk: spec.trunk.map((width) => {
      const own = activated(width, spec.dropout)
      return {
        ...own,
        output: spec.dropout ? matrix(width) : own.activation,
        normalised: spec.batchNorm ? matrix(width) : null,
        inverseDeviation: spec.batchNorm ? kernels.vector(width) : null,
      }
    }),
    heads: spec.tasks.map((task) => ({
      hidden: spec.head.map((width) => activated(width, false)),
      output: matrix(task.outputs),
      derivative: matrix(task.outputs),
      product: task.given === undefined ? null : { output: matrix(1), derivative: matrix(1) },
    })),
  }
}

/** All lists of a tape, each once. */
export function listsOf<V>({ input, trunk, heads }: Tape<V>): V[] {
  const ofLayer = ({ pre, activation, keep }: Activated<V>) => [pre, activation, keep]
  const lists = [
    input,
    ...trunk.flatMap((layer) => [...ofLayer(layer), layer.output, layer.normalised, layer.inverseDeviation]),
    ...heads.flatMap(({ hidden, output, derivative, product }) => [
      ...hidden.flatMap(ofLayer),
      output,
      derivative,
      ...(product ? [product.output, product.derivative] : []),
    ]),
  ]
  return [...new Set(lists)].filter((list): list is V & {} => list !== null)
}
