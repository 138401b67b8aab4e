import { classWeightsOf } from '../../core/losses/classWeights'
import type { Split } from '../../core/problems/define'
import type { Batch } from '../engine'
import { normaliserOf } from '../normaliser'
import type { Kernels, Samples } from './kernels'
import { type Network, networkOf } from './layers'
import { backwardTask, backwardTrunk, createScratch, forward, type Scratch } from './network'
import type { Runs } from './runs'
import { createTape, lossInput, type Tape } from './tape'

/**
 * Forward and backward passes of single runs over the batch of a step. A population uses `network.ts` only through this
 * class while it trains.
 */
export class Passes<V> {
  readonly network: Network
  private readonly tapes: readonly Tape<V>[]
  private readonly scratch: Scratch<V>
  private readonly kernels: Kernels<V>
  private ownCotangents: readonly V[] | null = null

  constructor(
    private readonly runs: Runs<V>,
    private readonly train: Split,
    private readonly samples: Samples<V>,
  ) {
    const { spec, layout, kernels } = runs
    this.kernels = kernels
    this.network = networkOf(spec, layout)
    this.scratch = createScratch(kernels, spec)
    this.tapes = Array.from({ length: spec.runCount }, () => createTape(kernels, spec, spec.batchSize))
  }

  /**
   * Forward pass of every run over its rows of the batch. Returns the losses, [T, R]. The tapes then hold everything
   * that the backward passes need, including the derivatives of the losses.
   */
  forward(batch: Batch, moveStatistics: boolean): Float64Array {
    const { runCount, tasks, batchSize } = this.runs.spec
    const losses = new Float64Array(tasks.length * runCount)
    this.samples.choose(batch.rows)
    for (let run = 0; run < runCount; run++) {
      const tape = this.tapes[run]
      this.samples.inputs(run * batchSize, batchSize, tape.input)
      const statistics = moveStatistics ? this.runs.statistics[run] : null
      const p = this.runs.parameters[run]
      forward(this.kernels, this.network, p, tape, { kind: 'training', batch, run, statistics })
      for (let t = 0; t < tasks.length; t++) losses[t * runCount + run] = this.taskLoss(batch, run, t)
    }
    return losses
  }

  /** `backwardTask` for a task of a run. */
  backHead(run: number, task: number, g: V | null, headWeight: number, cotangent: V | null, trunkWeight: number): void {
    const { kernels, network, tapes, scratch } = this
    const p = this.runs.parameters[run]
    backwardTask(kernels, network, p, task, tapes[run], scratch, g, headWeight, cotangent, trunkWeight)
  }

  /** `backwardTrunk` for a run. */
  backTrunk(run: number, cotangent: V, g: V): void {
    const { kernels, network, tapes, scratch } = this
    backwardTrunk(kernels, network, this.runs.parameters[run], tapes[run], scratch, cotangent, g)
  }

  /** z, [B, H], as the heads read it. */
  representation(run: number): V {
    const { trunk } = this.tapes[run]
    return trunk[trunk.length - 1].output
  }

  /** A new matrix for cotangents of the representation, [B, H]. */
  cotangent(): V {
    return this.kernels.matrix(this.runs.spec.batchSize, this.network.representation)
  }

  /** ∂l_t/∂representation of each task of a run, in the same matrices each time. Adds head gradients as `backHead`. */
  cotangents(run: number, g: V | null, headWeight: (task: number) => number): readonly V[] {
    this.ownCotangents ??= this.runs.spec.tasks.map(() => this.cotangent())
    this.ownCotangents.forEach((cotangent, t) => {
      this.kernels.clear(cotangent)
      this.backHead(run, t, g, headWeight(t), cotangent, 1)
    })
    return this.ownCotangents
  }

  private taskLoss(batch: Batch, run: number, t: number): number {
    const { batchSize } = this.runs.spec
    const { heads } = this.tapes[run]
    const { derivative, output, product } = heads[t]
    const { given } = this.network.tasks[t]
    const from = run * batchSize
    const options = batch.lossOptions[t]
    const weights = classWeightsOf(this.network.tasks[t].loss, options)
    const total = normaliserOf(this.train, t, weights, batch.rows, from, batchSize, batch.sums?.[t])
    if (total === 0) {
      this.kernels.clear(derivative)
      if (product) this.kernels.clear(product.derivative)
      return Number.NaN
    }
    const sum = this.samples.losses(t, options, lossInput(heads[t]), from, batchSize, derivative, 1 / total)
    if (given !== undefined && product)
      this.kernels.productBack(output, heads[given].output, derivative, product.derivative, batchSize)
    return sum / total
  }
}
