/** Where the layers of a network are in the rows of a run. All places are counted in numbers. */
import { activationById } from '../../core/activations/all'
import type { Activation } from '../../core/activations/define'
import { lossById } from '../../core/losses/all'
import type { Loss, TaskKind } from '../../core/losses/define'
import type { ProgramSpec } from '../engine'
import type { Block, Layout } from '../layout'

/** A dense layer. Row i of its weight begins at `weight + i * stride`, and a stride is a multiple of 4. */
export interface Dense {
  readonly inputs: number
  readonly outputs: number
  readonly stride: number
  readonly weight: number
  readonly bias: number
  /** True before batch norm, which subtracts the mean: the gradient of the bias is then 0, and a sum a rounding error. */
  readonly centred: boolean
}

/** Batch norm of a layer. The last two are places in the run's running statistics. */
export interface NormLayer {
  readonly width: number
  readonly gamma: number
  readonly beta: number
  readonly mean: number
  readonly variance: number
}

interface TrunkLayer {
  readonly dense: Dense
  readonly norm: NormLayer | null
  /** [from, to) of the layer's numbers. */
  readonly from: number
  readonly to: number
}
export interface HeadLayers {
  readonly hidden: readonly Dense[]
  readonly output: Dense
}
export interface LossTask {
  readonly kind: TaskKind
  readonly loss: Loss
  readonly outputs: number
  readonly targetWidth: number
  /** As in `ProgramSpec`. */
  readonly given?: number
}

export interface Network {
  readonly spec: ProgramSpec
  readonly layout: Layout
  readonly activation: Activation
  readonly trunk: readonly TrunkLayer[]
  readonly heads: readonly HeadLayers[]
  readonly tasks: readonly LossTask[]
  /** H. */
  readonly representation: number
  /** Texels of the widest trunk layer; keys the draws of dropout. */
  readonly widestStride: number
}

export function networkOf(spec: ProgramSpec, layout: Layout): Network {
  const find = (blocks: readonly Block[], name: string): Block => {
    const block = blocks.find((candidate) => candidate.name === name)
    if (!block) throw new Error(`no block '${name}'`)
    return block
  }
  const dense = (name: string, centred = false): Dense => {
    const weight = find(layout.blocks, `${name}.weight`)
    const bias = find(layout.blocks, `${name}.bias`)
    const places = { stride: 4 * weight.stride, weight: 4 * weight.texel, bias: 4 * bias.texel }
    return { inputs: weight.rows, outputs: weight.columns, ...places, centred }
  }
  const norm = (layer: number): NormLayer => ({
    width: spec.trunk[layer],
    gamma: 4 * find(layout.blocks, `bn${layer}.gamma`).texel,
    beta: 4 * find(layout.blocks, `bn${layer}.beta`).texel,
    mean: 4 * find(layout.statistics, `bn${layer}.mean`).texel,
    variance: 4 * find(layout.statistics, `bn${layer}.var`).texel,
  })
  return {
    spec,
    layout,
    activation: activationById(spec.activation),
    trunk: spec.trunk.map((_, layer) => ({
      dense: dense(`trunk${layer}`, spec.batchNorm !== null),
      norm: spec.batchNorm ? norm(layer) : null,
      from: 4 * layout.layerTexels[layer][0],
      to: 4 * layout.layerTexels[layer][1],
    })),
    heads: spec.tasks.map((_, t) => ({
      hidden: spec.head.map((__, layer) => dense(`head${t}.${layer}`)),
      output: dense(`head${t}`),
    })),
    tasks: spec.tasks.map((task) => ({ ...task, loss: lossById(task.loss) })),
    representation: spec.trunk[spec.trunk.length - 1],
    widestStride: Math.max(...spec.trunk.map((width) => Math.ceil(width / 4))),
  }
}
