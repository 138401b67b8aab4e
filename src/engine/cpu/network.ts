/**
 * Forward and backward through the trunk and the heads of one run. `p` and `g` are the run's rows of parameters and
 * gradient.
 */

import { activationById } from '../../core/activations/all'
import type { Activation } from '../../core/activations/define'
import { lossById } from '../../core/losses/all'
import { PURPOSE, words } from '../../core/numerics/random'
import type { Batch, ProgramSpec } from '../engine'
import type { Block, Layout } from '../layout'
import { activate, activateBack } from './kernels/activation'
import { type NormLayer, normaliseBack, normaliseBatch, normaliseRunning } from './kernels/batchNorm'
import { affine, affineBack, affineGradient, type Dense } from './kernels/dense'
import type { LossTask } from './losses'
import type { HeadTape, Tape } from './tape'

interface TrunkLayer {
  readonly dense: Dense
  readonly norm: NormLayer | null
  /** [from, to) of the layer's numbers in a run's row. */
  readonly from: number
  readonly to: number
}
interface HeadLayers {
  readonly hidden: readonly Dense[]
  readonly output: Dense
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
  const dense = (name: string): Dense => {
    const weight = find(layout.blocks, `${name}.weight`)
    const bias = find(layout.blocks, `${name}.bias`)
    const places = { stride: 4 * weight.stride, weight: 4 * weight.texel, bias: 4 * bias.texel }
    return { inputs: weight.rows, outputs: weight.columns, ...places }
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
      dense: dense(`trunk${layer}`),
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

/** Training drops activations and uses the statistics of the batch. Inference uses the running statistics. */
export type Mode =
  | { readonly kind: 'inference'; readonly statistics: Float64Array }
  | {
      readonly kind: 'training'
      readonly batch: Batch
      readonly run: number
      /** Running statistics to update; null leaves them unchanged. */
      readonly statistics: Float64Array | null
    }

/** Fills the tape from its `input`: the trunk, then every head. */
export function forward(network: Network, p: Float64Array, tape: Tape, mode: Mode): void {
  let x = tape.input
  network.trunk.forEach((layer, l) => {
    const { pre, activation, output, keep, normalised, inverseDeviation } = tape.trunk[l]
    affine(p, layer.dense, x, pre, tape.rows)
    if (layer.norm && network.spec.batchNorm && normalised && inverseDeviation) {
      if (mode.kind === 'inference') {
        normaliseRunning(p, layer.norm, pre, tape.rows, network.spec.batchNorm.epsilon, mode.statistics)
      } else {
        normaliseBatch(
          p,
          layer.norm,
          pre,
          normalised,
          inverseDeviation,
          tape.rows,
          network.spec.batchNorm,
          mode.statistics,
        )
      }
    }
    activate(network.activation, pre, activation, tape.rows * layer.dense.outputs)
    if (keep) drop(network, l, activation, output, keep, tape.rows, mode)
    x = output
  })
  network.heads.forEach((head, t) => {
    forwardHead(network, p, head, tape.heads[t], x, tape.rows)
  })
}

/**
 * Inverted dropout. Unit j of row b in layer l is kept if its draw is at least the rate, and is then multiplied by
 * 1 / (1 − rate). The draw is word j mod 4 of (seed, dropout, step, (l B + b) S + ⌊j / 4⌋), where S is the number of
 * texels of the widest layer. It has 24 bits, so that all engines keep the same units.
 */
function drop(
  network: Network,
  layer: number,
  activation: Float64Array,
  output: Float64Array,
  keep: Float64Array,
  rows: number,
  mode: Mode,
): void {
  const width = network.spec.trunk[layer]
  const rate = mode.kind === 'training' ? mode.batch.runs[mode.run].dropout : 0
  for (let b = 0; b < rows; b++) {
    for (let j = 0; j < width; j += 4) {
      const bits = mode.kind === 'training' && rate > 0 ? dropoutWords(network, mode, layer, b, j >> 2) : null
      for (let k = j; k < Math.min(j + 4, width); k++) {
        const at = b * width + k
        keep[at] = bits === null ? 1 : (bits[k - j] >>> 8) / 16777216 >= rate ? 1 / (1 - rate) : 0
        output[at] = activation[at] * keep[at]
      }
    }
  }
}

function dropoutWords(network: Network, mode: Mode & { kind: 'training' }, layer: number, row: number, texel: number) {
  const lane = (layer * network.spec.batchSize + row) * network.widestStride + texel
  return words(mode.batch.runs[mode.run].seed, PURPOSE.dropout, mode.batch.step, lane)
}

function forwardHead(
  network: Network,
  p: Float64Array,
  head: HeadLayers,
  tape: HeadTape,
  representation: Float64Array,
  rows: number,
): void {
  let x = representation
  head.hidden.forEach((layer, l) => {
    affine(p, layer, x, tape.hidden[l].pre, rows)
    activate(network.activation, tape.hidden[l].pre, tape.hidden[l].activation, rows * layer.outputs)
    x = tape.hidden[l].activation
  })
  affine(p, head.output, x, tape.output, rows)
}

/** Two arrays for cotangents of the widest layer, [B, widest]. */
export interface Scratch {
  readonly a: Float64Array
  readonly b: Float64Array
}
export function createScratch(spec: ProgramSpec): Scratch {
  const widest = Math.max(spec.inputWidth, ...spec.trunk, ...spec.head, ...spec.tasks.map((task) => task.outputs))
  return { a: new Float64Array(spec.batchSize * widest), b: new Float64Array(spec.batchSize * widest) }
}

/**
 * Backward pass of one head from its `derivative`. Adds `headWeight` times the gradient of the head to `g`, and
 * `trunkWeight` times ∂l/∂representation to `cotangent` [B, H]. Either may be null.
 */
export function backwardHead(
  network: Network,
  p: Float64Array,
  task: number,
  tape: Tape,
  scratch: Scratch,
  g: Float64Array | null,
  headWeight: number,
  cotangent: Float64Array | null,
  trunkWeight: number,
): void {
  const head = network.heads[task]
  const own = tape.heads[task]
  const representation = tape.trunk[tape.trunk.length - 1].output
  const below = (layer: number) => (layer === 0 ? representation : own.hidden[layer - 1].activation)
  let e = own.derivative
  let layer = head.output
  for (let l = head.hidden.length; l >= 0; l--) {
    if (g) affineGradient(g, layer, below(l), e, tape.rows, headWeight)
    if (l === 0) break
    const down = e === scratch.a ? scratch.b : scratch.a
    const { pre, activation } = own.hidden[l - 1]
    const count = tape.rows * layer.inputs
    down.fill(0, 0, count)
    affineBack(p, layer, e, down, tape.rows, 1)
    activateBack(network.activation, pre, activation, down, count)
    e = down
    layer = head.hidden[l - 1]
  }
  if (cotangent) affineBack(p, layer, e, cotangent, tape.rows, trunkWeight)
}

/** Backward pass of the trunk from the cotangent [B, H] of its representation. Adds the trunk's gradient to `g`. */
export function backwardTrunk(
  network: Network,
  p: Float64Array,
  tape: Tape,
  scratch: Scratch,
  cotangent: Float64Array,
  g: Float64Array,
): void {
  let e = scratch.a
  e.set(cotangent.subarray(0, tape.rows * network.representation))
  for (let l = network.trunk.length - 1; l >= 0; l--) {
    const { dense, norm } = network.trunk[l]
    const { pre, activation, keep, normalised, inverseDeviation } = tape.trunk[l]
    const count = tape.rows * dense.outputs
    if (keep) for (let k = 0; k < count; k++) e[k] *= keep[k]
    activateBack(network.activation, pre, activation, e, count)
    if (norm && normalised && inverseDeviation) {
      normaliseBack(p, g, norm, normalised, inverseDeviation, e, tape.rows)
    }
    affineGradient(g, dense, l === 0 ? tape.input : tape.trunk[l - 1].output, e, tape.rows, 1)
    if (l === 0) return
    const down = e === scratch.a ? scratch.b : scratch.a
    down.fill(0, 0, tape.rows * dense.inputs)
    affineBack(p, dense, e, down, tape.rows, 1)
    e = down
  }
}
