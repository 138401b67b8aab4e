import { activationById } from '../../core/activations/all'
import { PURPOSE } from '../../core/numerics/random'
import type { Split } from '../../core/problems/define'
import { SQUARES_GUARD, trackedScale, type Vote } from '../../core/weightings/aggregates'
import type { Aggregate } from '../../core/weightings/define'
import type { ProgramSpec, RunSettings } from '../engine'
import { layoutOf } from '../layout'
import { type Activated, CLIP_GUARD, type Draws, type Kernels } from '../processor/kernels'
import { type Dense, type Network, networkOf } from '../processor/layers'
import { type BatchNorm, batchNormOf } from './batchNorm'
import type { Heap, Place } from './heap'
import { matrixBytes, readMatrix, rowBytes, writeMatrix } from './matrix'
import type { Exports } from './program'
import { WasmSamples } from './samples'

type Call = Exports[string]

/** 2²⁴: draws of dropout have 24 bits. */
const DRAWS = 16_777_216
const MOST_CONSTANTS = 16
/** Of a task in the table of a vote. */
const VOTE_BYTES = 64

/** The loops in float32 SIMD: calls of a WebAssembly program over places in its memory. */
export class WasmKernels implements Kernels<Place> {
  readonly keepsInput: boolean
  readonly normaliseBatch: BatchNorm['normaliseBatch']
  readonly normaliseRunning: BatchNorm['normaliseRunning']
  readonly normaliseBack: BatchNorm['normaliseBack']
  private readonly network: Network
  /** Of a run's row of parameters, behind which the heads begin. */
  private readonly trunkBytes: number
  private readonly places = new Set<Place>()
  private readonly transposed: Place
  private readonly constants: Place
  private readonly votes: Place
  private readonly denseCall: Call
  private readonly backCall: Call
  private readonly activateCall: Call
  private readonly slopeCall: Call
  private readonly updateCall: Call

  constructor(
    private readonly heap: Heap,
    private readonly call: Exports,
    spec: ProgramSpec,
  ) {
    const layout = layoutOf(spec)
    this.network = networkOf(spec, layout)
    this.trunkBytes = 4 * layout.trunkCount
    this.keepsInput = activationById(spec.activation).derivativeFrom === 'input'
    const batchNorm = batchNormOf(call)
    this.normaliseBatch = batchNorm.normaliseBatch
    this.normaliseRunning = batchNorm.normaliseRunning
    this.normaliseBack = batchNorm.normaliseBack
    this.denseCall = call[`dense_${spec.activation}`]
    this.backCall = call[`back_${spec.activation}`]
    this.activateCall = call[`activate_${spec.activation}`]
    this.slopeCall = call[`slope_${spec.activation}`]
    this.updateCall = call[`update_${spec.optimizer}`]
    const layers = [
      ...this.network.trunk.map(({ dense }) => dense),
      ...this.network.heads.flatMap(({ hidden, output }) => [...hidden, output]),
    ]
    this.transposed = this.take(Math.max(...layers.map(({ inputs, outputs }) => matrixBytes(outputs, inputs))))
    this.constants = this.take(4 * MOST_CONSTANTS)
    this.votes = this.take(VOTE_BYTES * spec.tasks.length)
  }

  vector(length: number): Place {
    return this.take(4 * length)
  }
  matrix(rows: number, width: number): Place {
    return this.take(matrixBytes(rows, width))
  }
  release(place: Place): void {
    if (this.places.delete(place)) this.heap.give(place)
  }
  dispose(): void {
    for (const place of this.places) this.heap.give(place)
    this.places.clear()
  }
  read({ at, bytes }: Place): Float64Array {
    return Float64Array.from(this.heap.numbers.subarray(at / 4, (at + bytes) / 4))
  }
  write({ at }: Place, values: Float64Array): void {
    this.heap.numbers.set(values, at / 4)
  }
  clear({ at, bytes }: Place): void {
    this.call.clear(at, bytes)
  }
  fillMatrix(to: Place, rows: number, width: number, values: ArrayLike<number>): void {
    writeMatrix(this.heap, to, rows, width, values)
  }
  matrixValues(matrix: Place, rows: number, width: number): Float32Array {
    return readMatrix(this.heap, matrix, rows, width)
  }
  samples(split: Split): WasmSamples {
    const take = (bytes: number) => this.take(bytes)
    const give = (place: Place) => this.release(place)
    const { tasks, spec } = this.network
    return new WasmSamples(this.heap, this.call, take, give, tasks, spec.inputWidth, split)
  }

  affine(p: Place, layer: Dense, x: Place, y: Place, rows: number): void {
    const { inputs, outputs, stride, weight, bias } = layer
    const [xRow, yRow] = [rowBytes(inputs), rowBytes(outputs)]
    const w = p.at + 4 * weight
    const b = p.at + 4 * bias
    if (outputs === 1) {
      this.transpose(p, layer)
      this.call.affineOne(rows, x.at, xRow, this.transposed.at, b, y.at, yRow)
    } else {
      this.call.affine(rows, inputs, x.at, xRow, w, 4 * stride, b, y.at, yRow)
    }
  }

  activate({ pre, activation }: Activated<Place>, rows: number, width: number): void {
    this.activateCall(pre.at, activation.at, rows * rowBytes(width))
  }

  dense(p: Place, layer: Dense, x: Place, { pre, activation }: Activated<Place>, rows: number): void {
    const { inputs, outputs, stride, weight, bias } = layer
    const w = p.at + 4 * weight
    const b = p.at + 4 * bias
    const yRow = rowBytes(outputs)
    this.denseCall(rows, inputs, x.at, rowBytes(inputs), w, 4 * stride, b, activation.at, yRow, pre.at)
  }

  affineGradient(g: Place, layer: Dense, x: Place, e: Place, rows: number, factor: number): void {
    const { inputs, outputs, stride, weight, bias, centred } = layer
    const call = outputs === 1 ? this.call.gradientOne : this.call.gradient
    const to = g.at + 4 * weight
    // Adam would magnify the rounding error that a sum leaves.
    const b = centred ? 0 : g.at + 4 * bias
    call(rows, inputs, x.at, rowBytes(inputs), e.at, rowBytes(outputs), to, 4 * stride, b, factor)
  }

  addAffineBack(p: Place, layer: Dense, e: Place, d: Place, rows: number, factor: number): void {
    const { inputs, outputs } = layer
    const dRow = rowBytes(inputs)
    this.transpose(p, layer)
    this.call.addProduct(rows, outputs, e.at, rowBytes(outputs), this.transposed.at, dRow, d.at, dRow, factor)
  }

  affineBack(p: Place, layer: Dense, e: Place, d: Place, below: Activated<Place>, rows: number): void {
    const { inputs, outputs } = layer
    const dRow = rowBytes(inputs)
    this.transpose(p, layer)
    const { at } = this.transposed
    if (below.keep) {
      this.call.product(rows, outputs, e.at, rowBytes(outputs), at, dRow, d.at, dRow)
      this.activateBack(d, d, below, rows, inputs)
    } else {
      this.backCall(rows, outputs, e.at, rowBytes(outputs), at, dRow, d.at, dRow, below.pre.at)
    }
  }

  activateBack(e: Place, d: Place, { pre, keep }: Activated<Place>, rows: number, width: number): void {
    const bytes = rows * rowBytes(width)
    this.slopeCall(d.at, e.at, pre.at, bytes)
    if (keep) this.call.multiplyEach(d.at, keep.at, bytes)
  }

  product(own: Place, given: Place, to: Place, rows: number): void {
    this.call.logits(rows * rowBytes(1), own.at, given.at, to.at)
  }

  productBack(own: Place, given: Place, e: Place, ofGiven: Place, rows: number): void {
    this.call.logitsBack(rows * rowBytes(1), own.at, given.at, e.at, ofGiven.at)
  }

  drop({ activation, keep }: Activated<Place>, output: Place, rows: number, width: number, draws: Draws | null): void {
    if (!keep) return
    const { seed, step, lane, lanes, rate } = draws ?? { seed: 0, step: 0, lane: 0, lanes: 0, rate: 0 }
    this.call.drop(
      rows,
      width,
      rowBytes(width),
      activation.at,
      output.at,
      keep.at,
      seed,
      PURPOSE.dropout,
      step,
      lane,
      lanes,
      // A draw of 24 bits is at least the rate, as a number of the same bits.
      Math.ceil(rate * DRAWS),
      1 / (1 - rate),
    )
  }

  innerProduct(a: Place, b: Place, from = 0, to = a.bytes / 4): number {
    return this.call.innerProduct(a.at + 4 * from, b.at + 4 * from, 4 * (to - from))
  }

  addScaled(to: Place, a: Place, weight: number): void {
    this.call.addScaled(to.at, a.at, a.bytes, weight)
  }

  track(aggregate: Aggregate & { kind: 'tracked' }, loss: number, g: Place, y: Place, to: Place): void {
    const { keep, take, scale } = aggregate
    const absent = Number.isNaN(loss)
    const factor = absent ? 0 : take * trackedScale(scale, loss, () => this.innerProduct(g, g))
    this.call.blend(to.at, y.at, g.at, g.bytes, absent ? 1 : keep, factor)
  }

  accumulateSquares(g: Place, squares: Place, to: Place): number {
    return this.call.accumulateSquares(to.at, squares.at, g.at, g.bytes, SQUARES_GUARD)
  }

  signVote(gradients: readonly Place[], vote: Vote, to: Place): void {
    const { seed, step } = vote
    const table = this.tableOf(gradients, vote)
    this.call.signVote(gradients[0].bytes, table, gradients.length, to.at, seed, PURPOSE.signVote, step)
  }

  representationVote(cotangents: readonly Place[], z: Place, width: number, vote: Vote, to: Place): void {
    const { seed, step } = vote
    const table = this.tableOf(cotangents, vote)
    const rest = [table, cotangents.length, z.at, to.at, seed, PURPOSE.signVote, step]
    this.call.representationVote(to.bytes, rowBytes(width), ...rest)
  }

  /** The table of a vote as `assembly/votes.ts` reads it. */
  private tableOf(places: readonly Place[], { weights, leak }: Vote): number {
    const { at } = this.votes
    const table = new DataView(this.heap.bytes.buffer, at)
    for (const [t, place] of places.entries()) {
      table.setFloat64(VOTE_BYTES * t, weights[t], true)
      table.setFloat64(VOTE_BYTES * t + 8, leak[t] ?? 0, true)
      table.setUint32(VOTE_BYTES * t + 16, place.at, true)
    }
    return at
  }

  clip(g: Place, { clipValue, clipNorm }: RunSettings): void {
    if (clipValue > 0) this.call.clipValues(g.at, g.bytes, clipValue)
    if (!(clipNorm > 0)) return
    const norm = Math.sqrt(this.innerProduct(g, g))
    this.call.multiply(g.at, g.bytes, Math.min(1, clipNorm / (norm + CLIP_GUARD)))
  }

  update(p: Place, g: Place, slots: readonly Place[], settings: RunSettings): void {
    const { optimizerConstants, headConstants } = settings
    if (!headConstants) {
      this.updatePart(0, p.bytes, p, g, slots, settings, optimizerConstants)
      return
    }
    this.updatePart(0, this.trunkBytes, p, g, slots, settings, optimizerConstants)
    this.updatePart(this.trunkBytes, p.bytes, p, g, slots, settings, headConstants)
  }

  /** The bytes from `from` to `to` of a run's rows. */
  private updatePart(
    from: number,
    to: number,
    p: Place,
    g: Place,
    [first, second]: readonly Place[],
    { l1, l2 }: RunSettings,
    constants: readonly number[],
  ): void {
    this.heap.numbers.set(constants, this.constants.at / 4)
    const [s0, s1] = [(first?.at ?? 0) + from, (second?.at ?? 0) + from]
    this.updateCall(to - from, p.at + from, g.at + from, s0, s1, this.constants.at, l1, l2)
  }

  /** Writes the layer's weight, transposed, into the only list for it. */
  private transpose(p: Place, { inputs, outputs, stride, weight }: Dense): void {
    this.call.transpose(p.at + 4 * weight, 4 * stride, inputs, outputs, this.transposed.at, rowBytes(inputs))
  }

  private take(bytes: number): Place {
    const place = this.heap.take(bytes)
    this.places.add(place)
    return place
  }
}
