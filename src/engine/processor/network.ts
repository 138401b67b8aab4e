/**
 * Forward and backward through the trunk and the heads of one run. `p` and `g` are the run's rows of parameters and
 * gradient.
 */
import type { Batch, ProgramSpec } from '../engine'
import type { Draws, Kernels } from './kernels'
import type { HeadLayers, Network } from './layers'
import type { HeadTape, Tape, TrunkTape } from './tape'

/** Training drops activations and uses the statistics of the batch. Inference uses the running statistics. */
export type Mode<V> =
  | { readonly kind: 'inference'; readonly statistics: V }
  | {
      readonly kind: 'training'
      readonly batch: Batch
      readonly run: number
      /** Running statistics to update; null leaves them unchanged. */
      readonly statistics: V | null
    }

/** Fills the tape from its `input`: the trunk, then every head. */
export function forward<V>(kernels: Kernels<V>, network: Network, p: V, tape: Tape<V>, mode: Mode<V>): void {
  let x = tape.input
  for (let l = 0; l < network.trunk.length; l++) {
    const own = tape.trunk[l]
    const { dense, norm } = network.trunk[l]
    if (norm) {
      kernels.affine(p, dense, x, own.pre, tape.rows)
      normalise(kernels, network, l, p, own, tape.rows, mode)
      kernels.activate(own, tape.rows, dense.outputs)
    } else {
      kernels.dense(p, dense, x, own, tape.rows)
    }
    if (own.keep) kernels.drop(own, own.output, tape.rows, dense.outputs, drawsOf(network, l, mode))
    x = own.output
  }
  for (let t = 0; t < network.heads.length; t++) {
    forwardHead(kernels, p, network.heads[t], tape.heads[t], x, tape.rows)
  }
  network.tasks.forEach(({ given }, t) => {
    const { output, product } = tape.heads[t]
    if (given !== undefined && product) kernels.product(output, tape.heads[given].output, product.output, tape.rows)
  })
}

function normalise<V>(
  kernels: Kernels<V>,
  { spec, trunk }: Network,
  layer: number,
  p: V,
  { pre, normalised, inverseDeviation }: TrunkTape<V>,
  rows: number,
  mode: Mode<V>,
): void {
  const { norm } = trunk[layer]
  if (!norm || !spec.batchNorm || !normalised || !inverseDeviation) return
  if (mode.kind === 'inference') {
    kernels.normaliseRunning(p, norm, pre, rows, spec.batchNorm.epsilon, mode.statistics)
  } else {
    kernels.normaliseBatch(p, norm, pre, normalised, inverseDeviation, rows, spec.batchNorm, mode.statistics)
  }
}

/**
 * Inverted dropout. Unit j of row b in layer l is kept if its draw is at least the rate, and is then multiplied by
 * 1 / (1 − rate). The draw is word j mod 4 of (seed, dropout, step, (l B + b) S + ⌊j / 4⌋), where S is the number of
 * texels of the widest layer. It has 24 bits, so that all engines keep the same units.
 */
function drawsOf<V>({ spec, widestStride }: Network, layer: number, mode: Mode<V>): Draws | null {
  if (mode.kind === 'inference') return null
  const { seed, dropout: rate } = mode.batch.runs[mode.run]
  if (!(rate > 0)) return null
  const lane = layer * spec.batchSize * widestStride
  return { seed, step: mode.batch.step, lane, lanes: widestStride, rate }
}

function forwardHead<V>(
  kernels: Kernels<V>,
  p: V,
  head: HeadLayers,
  tape: HeadTape<V>,
  representation: V,
  rows: number,
): void {
  let x = representation
  for (let l = 0; l < head.hidden.length; l++) {
    kernels.dense(p, head.hidden[l], x, tape.hidden[l], rows)
    x = tape.hidden[l].activation
  }
  kernels.affine(p, head.output, x, tape.output, rows)
}

/** Two matrices for cotangents of the widest layer, [B, widest]. */
export interface Scratch<V> {
  readonly a: V
  readonly b: V
}
export function createScratch<V>(kernels: Kernels<V>, spec: ProgramSpec): Scratch<V> {
  const widest = Math.max(spec.inputWidth, ...spec.trunk, ...spec.head, ...spec.tasks.map((task) => task.outputs))
  return { a: kernels.matrix(spec.batchSize, widest), b: kernels.matrix(spec.batchSize, widest) }
}

/**
 * Backward pass of the loss of one task, through its head and, if the task is a product, through the other head too.
 * Adds `headWeight` times the gradient of the heads to `g`, and `trunkWeight` times ∂l/∂representation to `cotangent`
 * [B, H]. Either may be null.
 */
export function backwardTask<V>(
  kernels: Kernels<V>,
  network: Network,
  p: V,
  task: number,
  tape: Tape<V>,
  scratch: Scratch<V>,
  g: V | null,
  headWeight: number,
  cotangent: V | null,
  trunkWeight: number,
): void {
  const { given } = network.tasks[task]
  const { derivative, product } = tape.heads[task]
  const back = (head: number, e: V) =>
    backwardHead(kernels, network, p, head, e, tape, scratch, g, headWeight, cotangent, trunkWeight)
  back(task, derivative)
  if (given !== undefined && product) back(given, product.derivative)
}

/** Backward pass of one head from `derivative`, ∂l/∂(its output). */
function backwardHead<V>(
  kernels: Kernels<V>,
  network: Network,
  p: V,
  task: number,
  derivative: V,
  tape: Tape<V>,
  scratch: Scratch<V>,
  g: V | null,
  headWeight: number,
  cotangent: V | null,
  trunkWeight: number,
): void {
  const head = network.heads[task]
  const own = tape.heads[task]
  const representation = tape.trunk[tape.trunk.length - 1].output
  let e = derivative
  let layer = head.output
  for (let l = head.hidden.length; l >= 0; l--) {
    const x = l === 0 ? representation : own.hidden[l - 1].activation
    if (g !== null) kernels.affineGradient(g, layer, x, e, tape.rows, headWeight)
    if (l === 0) break
    const down = e === scratch.a ? scratch.b : scratch.a
    kernels.affineBack(p, layer, e, down, own.hidden[l - 1], tape.rows)
    e = down
    layer = head.hidden[l - 1]
  }
  if (cotangent !== null) kernels.addAffineBack(p, layer, e, cotangent, tape.rows, trunkWeight)
}

/** Backward pass of the trunk from the cotangent [B, H] of its representation. Adds the trunk's gradient to `g`. */
export function backwardTrunk<V>(
  kernels: Kernels<V>,
  network: Network,
  p: V,
  tape: Tape<V>,
  scratch: Scratch<V>,
  cotangent: V,
  g: V,
): void {
  let e = scratch.a
  const last = network.trunk.length - 1
  kernels.activateBack(cotangent, e, tape.trunk[last], tape.rows, network.representation)
  for (let l = last; l >= 0; l--) {
    const { dense, norm } = network.trunk[l]
    const { normalised, inverseDeviation } = tape.trunk[l]
    if (norm && normalised && inverseDeviation) {
      kernels.normaliseBack(p, g, norm, normalised, inverseDeviation, e, tape.rows)
    }
    kernels.affineGradient(g, dense, l === 0 ? tape.input : tape.trunk[l - 1].output, e, tape.rows, 1)
    if (l === 0) return
    const down = e === scratch.a ? scratch.b : scratch.a
    kernels.affineBack(p, dense, e, down, tape.trunk[l - 1], tape.rows)
    e = down
  }
}
