import { classWeightsOf } from '../../core/losses/classWeights'
import type { Split } from '../../core/problems/define'
import type { Evaluation } from '../engine'
import { normaliserOf } from '../normaliser'
import type { Kernels, Samples } from './kernels'
import type { Network } from './layers'
import { forward } from './network'
import type { Runs } from './runs'
import { createTape, listsOf, lossInput, type Tape } from './tape'

/** Most tapes to keep: for the training split, the test split and a picture, and a spare one. */
const MOST_TAPES = 4

/** Forward in inference mode, for whole splits and for pictures. */
export class Inference<V> {
  /** By number of rows. */
  private readonly tapes = new Map<number, Tape<V>>()
  private readonly kernels: Kernels<V>

  constructor(
    private readonly runs: Runs<V>,
    private readonly network: Network,
  ) {
    this.kernels = runs.kernels
  }

  /** `joins`: losses and scores of tasks that are products are those of the product, not those of their own heads. */
  evaluate(
    split: Split,
    samples: Samples<V>,
    lossOptions: readonly (readonly number[])[],
    joins: boolean,
    withOutputs: boolean,
  ): Evaluation {
    const { runCount, tasks } = this.runs.spec
    const losses = new Float64Array(tasks.length * runCount)
    const scores = new Float64Array(tasks.length * runCount)
    const outputs = withOutputs ? tasks.map((task) => new Float32Array(runCount * split.rows * task.outputs)) : null
    const tape = this.tapeOf(split.rows)
    samples.inputs(null, split.rows, tape.input)
    for (let run = 0; run < runCount; run++) {
      this.forward(run, tape)
      outputs?.forEach((all, t) => {
        all.set(this.outputsOf(tape, t), run * split.rows * tasks[t].outputs)
      })
      for (let t = 0; t < tasks.length; t++) {
        const weights = classWeightsOf(this.network.tasks[t].loss, lossOptions[t])
        const total = normaliserOf(split, t, weights, null, 0, split.rows)
        const output = joins ? lossInput(tape.heads[t]) : tape.heads[t].output
        const at = t * runCount + run
        losses[at] = samples.losses(t, lossOptions[t], output, null, split.rows, null, 0) / total
        scores[at] = samples.scores(t, lossOptions[t], output)
      }
    }
    return { losses, scores, outputs }
  }

  predict(run: number, inputs: Float32Array, wanted?: readonly number[]): Float32Array[] {
    const { inputWidth, tasks } = this.runs.spec
    const tape = this.tapeOf(inputs.length / inputWidth)
    this.kernels.fillMatrix(tape.input, tape.rows, inputWidth, inputs)
    this.forward(run, tape)
    return tasks.map((_, t) => (wanted && !wanted.includes(t) ? new Float32Array(0) : this.outputsOf(tape, t)))
  }

  dispose(): void {
    for (const tape of this.tapes.values()) for (const list of listsOf(tape)) this.kernels.release(list)
    this.tapes.clear()
  }

  /** Outputs of the head of a task, [rows, outputs]. */
  private outputsOf({ heads, rows }: Tape<V>, task: number): Float32Array {
    return this.kernels.matrixValues(heads[task].output, rows, this.runs.spec.tasks[task].outputs)
  }

  private forward(run: number, tape: Tape<V>): void {
    const { parameters, statistics } = this.runs
    forward(this.kernels, this.network, parameters[run], tape, { kind: 'inference', statistics: statistics[run] })
  }

  private tapeOf(rows: number): Tape<V> {
    const known = this.tapes.get(rows)
    if (known) return known
    if (this.tapes.size === MOST_TAPES) this.dispose()
    const tape = createTape(this.kernels, this.runs.spec, rows)
    this.tapes.set(rows, tape)
    return tape
  }
}
