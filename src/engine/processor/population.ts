import type { Split } from '../../core/problems/define'
import type { Batch, EngineSnapshot, Evaluation, Observed, Population, ProgramSpec, Request, Weights } from '../engine'
import { Direction } from './direction'
import { Inference } from './inference'
import type { Kernels, Samples } from './kernels'
import { Memories } from './memories'
import { Passes } from './passes'
import { Runs, type TaskVectors } from './runs'
import { TaskGradients } from './taskGradients'

interface Splits {
  readonly train: Split
  readonly test: Split
}

/** An observed step whose weights are not known yet. */
interface Pending<V> {
  readonly batch: Batch
  /** The vectors that the update mixes for the trunk; null = the weighted losses go back in one pass. */
  readonly vectors: TaskVectors<V> | null
}

/**
 * R runs of one program on the processor, one after the other, so that no run depends on those beside it. `engine.ts`
 * describes each operation.
 */
export class ProcessorPopulation<V> implements Population {
  readonly layout
  readonly readsFreely = true
  private readonly runs: Runs<V>
  private readonly samples: { readonly train: Samples<V>; readonly test: Samples<V> }
  private readonly passes: Passes<V>
  private readonly taskGradients: TaskGradients<V>
  private readonly direction: Direction<V>
  private readonly memories: Memories<V>
  private readonly inference: Inference<V>
  private losses: Float64Array
  private lastBatch: Batch | null = null
  private pending: Pending<V> | null = null
  private marked: EngineSnapshot | null = null

  constructor(
    private readonly kernels: Kernels<V>,
    readonly spec: ProgramSpec,
    private readonly data: Splits,
    private readonly onDispose: () => void,
  ) {
    this.runs = new Runs(spec, kernels)
    this.layout = this.runs.layout
    this.samples = { train: kernels.samples(data.train), test: kernels.samples(data.test) }
    this.passes = new Passes(this.runs, data.train, this.samples.train)
    this.taskGradients = new TaskGradients(this.runs, this.passes)
    this.direction = new Direction(this.runs, this.passes)
    this.memories = new Memories(this.runs)
    this.inference = new Inference(this.runs, this.passes.network)
    this.losses = new Float64Array(spec.tasks.length * spec.runCount)
  }

  drawCalls = () => 0

  write(snapshot: EngineSnapshot): void {
    this.marked = null
    this.put(snapshot)
  }

  read(): EngineSnapshot {
    return this.runs.read()
  }

  mark(): void {
    this.marked = this.read()
  }

  backToMark(): void {
    if (!this.marked) throw new Error('no mark')
    this.put(this.marked)
  }

  advance(batch: Batch, weights: Weights): void {
    this.begin(batch)
    this.pending = { batch, vectors: null }
    this.apply(weights)
  }

  lastLosses(): Float64Array {
    return this.losses.slice()
  }

  observe(batch: Batch, request: Request): Observed {
    this.begin(batch)
    const { observed, vectors } = this.look(batch, request, this.losses.slice(), true)
    this.pending = { batch, vectors }
    return observed
  }

  probe(batch: Batch, request: Request): Observed {
    const { observed } = this.look(batch, request, this.passes.forward(batch, false), false)
    // Between `observe` and `apply` the tapes and task gradients of that step are needed again.
    if (this.pending) this.passes.forward(this.pending.batch, false)
    if (this.pending?.vectors) this.taskGradients.compute()
    return observed
  }

  lossesAgain(): Float64Array {
    if (!this.lastBatch) throw new Error('no batch yet')
    return this.passes.forward(this.lastBatch, false)
  }

  apply(weights: Weights): void {
    if (!this.pending) throw new Error('apply without observe')
    const { batch, vectors } = this.pending
    const { parameters, slots } = this.runs
    this.pending = null
    for (let run = 0; run < this.spec.runCount; run++) {
      const g = this.direction.of(run, batch, vectors?.[run] ?? null, weights)
      this.kernels.clip(g, batch.runs[run])
      this.kernels.update(parameters[run], g, slots[run], batch.runs[run])
    }
  }

  evaluate(split: 'train' | 'test', lossOptions: readonly (readonly number[])[], withOutputs = false): Evaluation {
    return this.inference.evaluate(this.data[split], this.samples[split], lossOptions, split === 'train', withOutputs)
  }

  predict(run: number, inputs: Float32Array, tasks?: readonly number[]): Float32Array[] {
    return this.inference.predict(run, inputs, tasks)
  }

  dispose(): void {
    this.kernels.dispose()
    this.onDispose()
  }

  private put(snapshot: EngineSnapshot): void {
    this.runs.write(snapshot)
    this.pending = null
  }

  private begin(batch: Batch): void {
    this.lastBatch = batch
    this.losses = this.passes.forward(batch, true)
  }

  /** Gramians and aggregates of the last forward pass. Only with `commit` do the aggregates' memories change. */
  private look(
    batch: Batch,
    request: Request,
    losses: Float64Array,
    commit: boolean,
  ): { readonly observed: Observed; readonly vectors: TaskVectors<V> | null } {
    // A vote at the representation needs no task gradients of the trunk.
    const asks = batch.runs.some(({ aggregate }) => aggregate !== null && aggregate.kind !== 'representationVote')
    const gradients = request.gramian || asks ? this.taskGradients.compute() : null
    const used = gradients && this.memories.aggregated(batch, losses, gradients, commit)
    const observed: Observed = {
      losses,
      layerGramians: request.gramian && gradients ? this.taskGradients.layerGramians(gradients) : null,
      representationGramian: request.representationGramian ? this.taskGradients.representationGramian() : null,
      trackedGramian: used?.trackedGramian ?? null,
      squares: used?.squares ?? null,
    }
    return { observed, vectors: used?.vectors ?? null }
  }
}
