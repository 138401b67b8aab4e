import { activationById } from '../../core/activations/all'
import type { Activation } from '../../core/activations/define'
import { numbers } from '../../core/formulas/numbers'
import { productLogit, productSlope } from '../../core/losses/product'
import { optimizerById } from '../../core/optimizers/all'
import type { Optimizer } from '../../core/optimizers/define'
import type { Split } from '../../core/problems/define'
import { accumulateSquares, representationVote, signVote, track, type Vote } from '../../core/weightings/aggregates'
import type { ProgramSpec, RunSettings } from '../engine'
import { layoutOf } from '../layout'
import type { Activated, Draws, Kernels } from '../processor/kernels'
import { type Dense, type Network, networkOf } from '../processor/layers'
import { activate, activateBack } from './kernels/activation'
import { normaliseBack, normaliseBatch, normaliseRunning } from './kernels/batchNorm'
import { affine, affineBack, affineGradient } from './kernels/dense'
import { drop } from './kernels/dropout'
import { CpuSamples } from './samples'
import { clip, parameterPlaces, update } from './update'

/** The loops in float64. Matrices have no padding. */
export class CpuKernels implements Kernels<Float64Array> {
  readonly keepsInput = true
  readonly normaliseBatch = normaliseBatch
  readonly normaliseRunning = normaliseRunning
  readonly normaliseBack = normaliseBack
  readonly affine = affine
  readonly affineGradient = affineGradient
  readonly addAffineBack = affineBack
  readonly accumulateSquares = accumulateSquares
  readonly track = track
  readonly representationVote = representationVote
  readonly clip = clip
  private readonly activation: Activation
  private readonly optimizer: Optimizer
  private readonly network: Network
  private readonly places: Int32Array
  private readonly trunkCount: number

  constructor(spec: ProgramSpec) {
    const layout = layoutOf(spec)
    this.activation = activationById(spec.activation)
    this.optimizer = optimizerById(spec.optimizer)
    this.network = networkOf(spec, layout)
    this.places = parameterPlaces(layout)
    this.trunkCount = layout.trunkCount
  }

  vector = (length: number): Float64Array => new Float64Array(length)
  matrix = (rows: number, width: number): Float64Array => new Float64Array(rows * width)
  release(): void {}
  dispose(): void {}
  read = (vector: Float64Array): Float64Array => vector.slice()
  write(vector: Float64Array, values: Float64Array): void {
    vector.set(values)
  }
  clear(list: Float64Array): void {
    list.fill(0)
  }
  fillMatrix(to: Float64Array, _rows: number, _width: number, values: ArrayLike<number>): void {
    to.set(values)
  }
  matrixValues = (matrix: Float64Array): Float32Array => Float32Array.from(matrix)
  samples = (split: Split): CpuSamples => new CpuSamples(split, this.network.tasks, this.network.spec.inputWidth)

  activate({ pre, activation }: Activated<Float64Array>, rows: number, width: number): void {
    activate(this.activation, pre, activation, rows * width)
  }

  dense(p: Float64Array, layer: Dense, x: Float64Array, to: Activated<Float64Array>, rows: number): void {
    affine(p, layer, x, to.pre, rows)
    this.activate(to, rows, layer.outputs)
  }

  affineBack(
    p: Float64Array,
    layer: Dense,
    e: Float64Array,
    d: Float64Array,
    below: Activated<Float64Array>,
    rows: number,
  ): void {
    d.fill(0, 0, rows * layer.inputs)
    affineBack(p, layer, e, d, rows, 1)
    this.passActivation(d, below, rows * layer.inputs)
  }

  activateBack(e: Float64Array, d: Float64Array, of: Activated<Float64Array>, rows: number, width: number): void {
    d.set(e.subarray(0, rows * width))
    this.passActivation(d, of, rows * width)
  }

  product(own: Float64Array, given: Float64Array, to: Float64Array, rows: number): void {
    for (let b = 0; b < rows; b++) to[b] = productLogit(numbers, { own: own[b], given: given[b] })
  }

  productBack(own: Float64Array, given: Float64Array, e: Float64Array, ofGiven: Float64Array, rows: number): void {
    for (let b = 0; b < rows; b++) {
      ofGiven[b] = e[b] * productSlope(numbers, { own: given[b], given: own[b] })
      e[b] *= productSlope(numbers, { own: own[b], given: given[b] })
    }
  }

  drop(from: Activated<Float64Array>, output: Float64Array, rows: number, width: number, draws: Draws | null): void {
    if (from.keep) drop(from.activation, output, from.keep, rows, width, draws)
  }

  innerProduct(a: Float64Array, b: Float64Array, from = 0, to = a.length): number {
    let sum = 0
    for (let k = from; k < to; k++) sum += a[k] * b[k]
    return sum
  }

  addScaled(to: Float64Array, a: Float64Array, weight: number): void {
    for (let k = 0; k < a.length; k++) to[k] += weight * a[k]
  }

  signVote(gradients: readonly Float64Array[], vote: Vote, to: Float64Array): void {
    signVote(gradients, vote, to.subarray(0, gradients[0].length))
  }

  update(p: Float64Array, g: Float64Array, slots: readonly Float64Array[], settings: RunSettings): void {
    update(this.optimizer, this.places, p, g, slots, settings, this.trunkCount)
  }

  /** e ← e ⊙ keep ⊙ φ′ over `count` numbers. */
  private passActivation(e: Float64Array, { pre, activation, keep }: Activated<Float64Array>, count: number): void {
    if (keep) for (let k = 0; k < count; k++) e[k] *= keep[k]
    activateBack(this.activation, pre, activation, e, count)
  }
}
