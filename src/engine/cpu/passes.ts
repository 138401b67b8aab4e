import type { Split } from '../../core/problems/define'
import type { Batch } from '../engine'
import { countLabelled, lossRows, namedOptions } from './losses'
import { backwardHead, backwardTrunk, createScratch, forward, type Network, networkOf, type Scratch } from './network'
import type { Runs } from './runs'
import { createTape, type Tape } from './tape'

/**
 * Forward and backward passes of single runs over the batch of a step. A population uses the loops of `network.ts` only
 * through this class while it trains.
 */
export class Passes {
  readonly network: Network
  private readonly tapes: readonly Tape[]
  private readonly scratch: Scratch

  constructor(
    private readonly runs: Runs,
    private readonly train: Split,
  ) {
    const { spec, layout } = runs
    this.network = networkOf(spec, layout)
    this.scratch = createScratch(spec)
    this.tapes = Array.from({ length: spec.runCount }, () => createTape(spec, spec.batchSize))
  }

  /**
   * Forward pass of every run over its rows of the batch. Returns the losses, [T, R]. The tapes then hold everything
   * that the backward passes need, including the derivatives of the losses.
   */
  forward(batch: Batch, moveStatistics: boolean): Float64Array {
    const { runCount, tasks } = this.runs.spec
    const losses = new Float64Array(tasks.length * runCount)
    for (let run = 0; run < runCount; run++) {
      const tape = this.tapes[run]
      this.fillInput(tape, batch, run)
      const statistics = moveStatistics ? this.runs.statistics[run] : null
      forward(this.network, this.runs.parameters[run], tape, { kind: 'training', batch, run, statistics })
      for (let t = 0; t < tasks.length; t++) losses[t * runCount + run] = this.taskLoss(batch, run, t)
    }
    return losses
  }

  /** `backwardHead` for a task of a run. */
  backHead(
    run: number,
    task: number,
    g: Float64Array | null,
    headWeight: number,
    cotangent: Float64Array | null,
    trunkWeight: number,
  ): void {
    const p = this.runs.parameters[run]
    backwardHead(this.network, p, task, this.tapes[run], this.scratch, g, headWeight, cotangent, trunkWeight)
  }

  /** `backwardTrunk` for a run. */
  backTrunk(run: number, cotangent: Float64Array, g: Float64Array): void {
    backwardTrunk(this.network, this.runs.parameters[run], this.tapes[run], this.scratch, cotangent, g)
  }

  /** z, [B, H], as the heads read it. */
  representation(run: number): Float64Array {
    const { trunk } = this.tapes[run]
    return trunk[trunk.length - 1].output
  }

  /** A new array for cotangents of the representation, [B, H]. */
  cotangent(): Float64Array {
    return new Float64Array(this.runs.spec.batchSize * this.network.representation)
  }

  private fillInput(tape: Tape, batch: Batch, run: number): void {
    const { batchSize, inputWidth } = this.runs.spec
    const { inputs } = this.train
    for (let b = 0; b < batchSize; b++) {
      const row = batch.rows[run * batchSize + b]
      for (let i = 0; i < inputWidth; i++) tape.input[b * inputWidth + i] = inputs[row * inputWidth + i]
    }
  }

  private taskLoss(batch: Batch, run: number, t: number): number {
    const { batchSize } = this.runs.spec
    const { derivative, output } = this.tapes[run].heads[t]
    const targets = { values: this.train.targets[t], mask: this.train.masks[t] }
    const from = run * batchSize
    const labelled = countLabelled(targets.mask, batch.rows, from, batchSize)
    if (labelled === 0) {
      derivative.fill(0)
      return Number.NaN
    }
    const task = this.network.tasks[t]
    const options = namedOptions(task, batch.lossOptions[t])
    return lossRows(task, options, output, targets, batch.rows, from, batchSize, derivative, 1 / labelled) / labelled
  }
}
