import type { Split } from '../../core/problems/define'
import type { Evaluation } from '../engine'
import { countLabelled, lossRows, namedOptions, scoreRows } from './losses'
import { forward, type Network } from './network'
import type { Runs } from './runs'
import { createTape, type Tape } from './tape'

/** Most tapes to keep: for the training split, the test split and a picture, and a spare one. */
const MOST_TAPES = 4

/** Forward in inference mode, for whole splits and for pictures. */
export class Inference {
  /** By number of rows. */
  private readonly tapes = new Map<number, Tape>()

  constructor(
    private readonly runs: Runs,
    private readonly network: Network,
  ) {}

  evaluate(split: Split, lossOptions: readonly (readonly number[])[]): Evaluation {
    const { runCount, tasks } = this.runs.spec
    const losses = new Float64Array(tasks.length * runCount)
    const scores = new Float64Array(tasks.length * runCount)
    for (let run = 0; run < runCount; run++) {
      const { heads } = this.forward(run, split.inputs, split.rows)
      this.network.tasks.forEach((task, t) => {
        const targets = { values: split.targets[t], mask: split.masks[t] }
        const labelled = countLabelled(targets.mask, null, 0, split.rows)
        const { output } = heads[t]
        const options = namedOptions(task, lossOptions[t])
        const at = t * runCount + run
        losses[at] = lossRows(task, options, output, targets, null, 0, split.rows, null, 0) / labelled
        scores[at] = scoreRows(task, options, output, targets, split.rows)
      })
    }
    return { losses, scores }
  }

  predict(run: number, inputs: Float32Array): Float32Array[] {
    const { heads } = this.forward(run, inputs, inputs.length / this.runs.spec.inputWidth)
    return heads.map(({ output }) => Float32Array.from(output))
  }

  dispose(): void {
    this.tapes.clear()
  }

  private forward(run: number, inputs: ArrayLike<number>, rows: number): Tape {
    const tape = this.tapeOf(rows)
    tape.input.set(inputs)
    const { parameters, statistics } = this.runs
    forward(this.network, parameters[run], tape, { kind: 'inference', statistics: statistics[run] })
    return tape
  }

  private tapeOf(rows: number): Tape {
    const known = this.tapes.get(rows)
    if (known) return known
    if (this.tapes.size === MOST_TAPES) this.tapes.clear()
    const tape = createTape(this.runs.spec, rows)
    this.tapes.set(rows, tape)
    return tape
  }
}
