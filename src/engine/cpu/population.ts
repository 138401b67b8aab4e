import { lossById } from '../../core/losses/all'
import { optimizerById } from '../../core/optimizers/all'
import type { Optimizer } from '../../core/optimizers/define'
import type { Split } from '../../core/problems/define'
import type { Batch, EngineSnapshot, Evaluation, Observed, Population, ProgramSpec, Request, Weights } from '../engine'
import { layoutOf } from '../layout'
import { accumulateSquares, representationVote, signVote, track, type Vote } from './aggregates'
import { countLabelled, lossRows, scoreRows } from './losses'
import {
  backwardHead,
  backwardTrunk,
  createScratch,
  forward,
  type Mode,
  type Network,
  networkOf,
  type Scratch,
} from './network'
import { createTape, type Tape } from './tape'
import { clip, parameterPlaces, update } from './update'

/**
 * R runs of one program on the CPU, one after the other, in float64. The oracle of every other engine:
 * plain loops, no cleverness; `engine.ts` says what each operation does.
 */
export function createCpuPopulation(
  spec: ProgramSpec,
  data: { readonly train: Split; readonly test: Split },
): Population {
  return new CpuPopulation(spec, data)
}

/** An observation that waits for its weights. */
interface Pending {
  readonly batch: Batch
  /** Trunk gradients (or what the aggregate made of them) by run and task; null = weigh first. */
  readonly gradients: readonly (readonly Float64Array[])[] | null
}

class CpuPopulation implements Population {
  readonly layout
  readonly readsFreely = true
  private readonly network: Network
  private readonly optimizer: Optimizer
  private readonly places: Int32Array
  private readonly tapes: readonly Tape[]
  private readonly scratch: Scratch
  private readonly cotangent: Float64Array
  private readonly gradient: Float64Array
  private readonly optionNames: readonly (readonly string[])[]
  private readonly parameters: readonly Float64Array[]
  private readonly slots: readonly (readonly Float64Array[])[]
  private readonly statistics: readonly Float64Array[]
  private tracked: readonly (readonly Float64Array[])[] | null = null
  private squares: readonly (readonly Float64Array[])[] | null = null
  private taskGradients: readonly (readonly Float64Array[])[] | null = null
  private readonly splitTapes = new Map<number, Tape>()
  private losses: Float64Array
  private lastBatch: Batch | null = null
  private pending: Pending | null = null
  private marked: EngineSnapshot | null = null

  constructor(
    readonly spec: ProgramSpec,
    private readonly data: { readonly train: Split; readonly test: Split },
  ) {
    const runs = spec.runCount
    this.layout = layoutOf(spec)
    this.network = networkOf(spec, this.layout)
    this.places = parameterPlaces(this.layout)
    this.optimizer = optimizerById(spec.optimizer)
    this.scratch = createScratch(spec)
    this.cotangent = new Float64Array(spec.batchSize * this.network.representation)
    this.gradient = new Float64Array(this.layout.parameterCount)
    this.optionNames = spec.tasks.map((task) => Object.keys(lossById(task.loss).options))
    const each = <V>(make: () => V): V[] => Array.from({ length: runs }, make)
    this.tapes = each(() => createTape(spec, spec.batchSize))
    this.parameters = each(() => new Float64Array(this.layout.parameterCount))
    this.slots = each(() => this.optimizer.slots.map(() => new Float64Array(this.layout.parameterCount)))
    this.statistics = each(() => new Float64Array(this.layout.statisticCount))
    this.losses = new Float64Array(spec.tasks.length * runs)
  }

  drawCalls = () => 0

  write(snapshot: EngineSnapshot): void {
    this.marked = null
    this.put(snapshot)
  }

  mark(): void {
    this.marked = this.read()
  }

  backToMark(): void {
    if (!this.marked) throw new Error('no mark')
    this.put(this.marked)
  }

  private put(snapshot: EngineSnapshot): void {
    const row = (from: Float64Array, run: number, width: number) => from.subarray(run * width, (run + 1) * width)
    const { parameterCount, statisticCount } = this.layout
    for (let run = 0; run < this.spec.runCount; run++) {
      this.parameters[run].set(row(snapshot.parameters, run, parameterCount))
      this.slots[run].forEach((slot, s) => {
        slot.set(row(snapshot.slots[s], run, parameterCount))
      })
      this.statistics[run].set(row(snapshot.statistics, run, statisticCount))
    }
    this.tracked = snapshot.tracked && this.byRun(snapshot.tracked)
    this.squares = snapshot.squares && this.byRun(snapshot.squares)
    this.pending = null
  }

  read(): EngineSnapshot {
    const joined = (rows: readonly Float64Array[]) => {
      const all = new Float64Array(rows.length * (rows[0]?.length ?? 0))
      rows.forEach((row, run) => {
        all.set(row, run * row.length)
      })
      return all
    }
    return {
      parameters: joined(this.parameters),
      slots: this.optimizer.slots.map((_, s) => joined(this.slots.map((slots) => slots[s]))),
      statistics: joined(this.statistics),
      tracked: this.tracked && this.byTask(this.tracked),
      squares: this.squares && this.byTask(this.squares),
    }
  }

  advance(batch: Batch, weights: Weights): void {
    this.forwardAll(batch, true)
    this.pending = { batch, gradients: null }
    this.apply(weights)
  }

  lastLosses(): Float64Array {
    return this.losses.slice()
  }

  observe(batch: Batch, request: Request): Observed {
    this.forwardAll(batch, true)
    const observed = this.look(batch, request, true)
    return observed
  }

  probe(batch: Batch, request: Request): Observed {
    const held = { losses: this.losses, lastBatch: this.lastBatch, pending: this.pending }
    this.losses = new Float64Array(held.losses.length)
    this.forwardAll(batch, false)
    const observed = this.look(batch, request, false)
    // Between `observe` and `apply` the tapes and task gradients of that step are still wanted.
    if (held.pending) this.forwardAll(held.pending.batch, false)
    if (held.pending?.gradients) this.gradientsOfTasks()
    Object.assign(this, held)
    return observed
  }

  lossesAgain(): Float64Array {
    if (!this.lastBatch) throw new Error('no batch yet')
    const held = this.losses
    this.losses = new Float64Array(held.length)
    this.forwardAll(this.lastBatch, false)
    const again = this.losses
    this.losses = held
    return again
  }

  apply(weights: Weights): void {
    if (!this.pending) throw new Error('apply without observe')
    const { batch, gradients } = this.pending
    this.pending = null
    for (let run = 0; run < this.spec.runCount; run++) {
      const g = this.gradient.fill(0)
      if (batch.runs[run].aggregate?.kind === 'representationVote') this.backVoted(g, batch, run, weights)
      else if (gradients) this.combine(g, batch, run, gradients[run], weights)
      else this.backWeighted(g, run, weights)
      clip(g, batch.runs[run])
      update(this.optimizer, this.places, this.parameters[run], g, this.slots[run], batch.runs[run])
    }
  }

  evaluate(split: 'train' | 'test', lossOptions: readonly (readonly number[])[]): Evaluation {
    const rows = this.data[split]
    const losses = new Float64Array(this.losses.length)
    const scores = new Float64Array(this.losses.length)
    const tape = this.splitTape(rows.rows)
    for (let run = 0; run < this.spec.runCount; run++) {
      tape.input.set(rows.inputs)
      forward(this.network, this.parameters[run], tape, { kind: 'inference', statistics: this.statistics[run] })
      this.network.tasks.forEach((task, t) => {
        const targets = { values: rows.targets[t], mask: rows.masks[t] }
        const labelled = countLabelled(targets.mask, null, 0, rows.rows)
        const { output } = tape.heads[t]
        const options = this.named(t, lossOptions[t])
        const at = t * this.spec.runCount + run
        losses[at] = lossRows(task, options, output, targets, null, 0, rows.rows, null, 0) / labelled
        scores[at] = scoreRows(task, options, output, targets, rows.rows)
      })
    }
    return { losses, scores }
  }

  predict(run: number, inputs: Float32Array): Float32Array[] {
    const rows = inputs.length / this.spec.inputWidth
    const tape = this.splitTape(rows)
    tape.input.set(inputs)
    forward(this.network, this.parameters[run], tape, { kind: 'inference', statistics: this.statistics[run] })
    return tape.heads.map(({ output }) => Float32Array.from(output))
  }

  dispose(): void {
    this.splitTapes.clear()
  }

  /** Inference tapes by number of rows; three sizes at most live at once: train, test, a picture. */
  private splitTape(rows: number): Tape {
    const known = this.splitTapes.get(rows)
    if (known) return known
    if (this.splitTapes.size > 3) this.splitTapes.clear()
    const tape = createTape(this.spec, rows)
    this.splitTapes.set(rows, tape)
    return tape
  }

  private named(task: number, values: readonly number[]): Record<string, number> {
    return Object.fromEntries(this.optionNames[task].map((name, k) => [name, values[k]]))
  }

  /** Forward of every run, losses, and every task's derivative. */
  private forwardAll(batch: Batch, moveStatistics: boolean): void {
    this.lastBatch = batch
    const { runCount, batchSize, inputWidth } = this.spec
    for (let run = 0; run < runCount; run++) {
      const tape = this.tapes[run]
      for (let b = 0; b < batchSize; b++) {
        const row = batch.rows[run * batchSize + b]
        for (let i = 0; i < inputWidth; i++) {
          tape.input[b * inputWidth + i] = this.data.train.inputs[row * inputWidth + i]
        }
      }
      const statistics = moveStatistics ? this.statistics[run] : null
      const mode: Mode = { kind: 'training', batch, run, statistics }
      forward(this.network, this.parameters[run], tape, mode)
      this.network.tasks.forEach((_, t) => {
        this.losses[t * runCount + run] = this.taskLoss(batch, run, t)
      })
    }
  }

  private taskLoss(batch: Batch, run: number, t: number): number {
    const { batchSize } = this.spec
    const { derivative, output } = this.tapes[run].heads[t]
    const targets = { values: this.data.train.targets[t], mask: this.data.train.masks[t] }
    const from = run * batchSize
    const labelled = countLabelled(targets.mask, batch.rows, from, batchSize)
    if (labelled === 0) {
      derivative.fill(0)
      return Number.NaN
    }
    const options = this.named(t, batch.lossOptions[t])
    const task = this.network.tasks[t]
    return lossRows(task, options, output, targets, batch.rows, from, batchSize, derivative, 1 / labelled) / labelled
  }

  /** Gramians and aggregates of the batch that was just run forward; `commit` keeps what they remember. */
  private look(batch: Batch, request: Request, commit: boolean): Observed {
    const aggregates = batch.runs.map((run) => run.aggregate)
    const alone = (kind?: string) => kind === undefined || kind === 'representationVote'
    const wantsGradients = request.gramian || aggregates.some((aggregate) => !alone(aggregate?.kind))
    const gradients = wantsGradients ? this.gradientsOfTasks() : null
    const used = gradients && this.aggregated(batch, gradients, commit)
    if (commit) this.pending = { batch, gradients: used ? used.gradients : null }
    return {
      losses: this.losses.slice(),
      layerGramians: request.gramian && gradients ? this.layerGramians(gradients) : null,
      representationGramian: request.representationGramian ? this.representationGramian() : null,
      trackedGramian: used?.trackedGramian ?? null,
      squares: used?.squares ?? null,
    }
  }

  /** Trunk gradient of every task of every run, [R][T][trunkCount]. */
  private gradientsOfTasks(): readonly (readonly Float64Array[])[] {
    const tasks = this.spec.tasks.length
    this.taskGradients ??= Array.from({ length: this.spec.runCount }, () =>
      Array.from({ length: tasks }, () => new Float64Array(this.layout.trunkCount)),
    )
    this.taskGradients.forEach((ofRun, run) => {
      ofRun.forEach((g, t) => {
        this.cotangent.fill(0)
        backwardHead(this.network, this.parameters[run], t, this.tapes[run], this.scratch, null, 0, this.cotangent, 1)
        g.fill(0)
        backwardTrunk(this.network, this.parameters[run], this.tapes[run], this.scratch, this.cotangent, g)
      })
    })
    return this.taskGradients
  }

  private layerGramians(gradients: readonly (readonly Float64Array[])[]): Float64Array {
    const { runCount, tasks, trunk } = this.spec
    const size = tasks.length
    const all = new Float64Array(trunk.length * runCount * size * size)
    this.network.trunk.forEach(({ from, to }, l) => {
      gradients.forEach((ofRun, run) => {
        const at = (l * runCount + run) * size * size
        fillGramian(all, at, ofRun, from, to)
      })
    })
    return all
  }

  private representationGramian(): Float64Array {
    const { runCount, tasks } = this.spec
    const size = tasks.length
    const width = this.spec.batchSize * this.network.representation
    const cotangents = tasks.map(() => new Float64Array(width))
    const all = new Float64Array(runCount * size * size)
    for (let run = 0; run < runCount; run++) {
      cotangents.forEach((cotangent, t) => {
        cotangent.fill(0)
        backwardHead(this.network, this.parameters[run], t, this.tapes[run], this.scratch, null, 0, cotangent, 1)
      })
      fillGramian(all, run * size * size, cotangents, 0, width)
    }
    return all
  }

  /** What the update will mix: the task gradients, or what a run's aggregate made of them. */
  private aggregated(batch: Batch, gradients: readonly (readonly Float64Array[])[], commit: boolean) {
    const { runCount, tasks } = this.spec
    const size = tasks.length
    const has = (kind: 'tracked' | 'squares') => batch.runs.some((run) => run.aggregate?.kind === kind)
    const tracked = has('tracked') ? (this.tracked ?? this.emptyMemory()) : null
    const squares = has('squares') ? (this.squares ?? this.emptyMemory()) : null
    const trackedGramian = tracked && new Float64Array(runCount * size * size)
    const squareSums = squares && new Float64Array(size * runCount)
    const mixed = gradients.map((ofRun, run) => {
      const { aggregate } = batch.runs[run]
      if (aggregate?.kind === 'tracked' && tracked && trackedGramian) {
        const memory = commit ? tracked[run] : ofRun.map((g) => new Float64Array(g.length))
        ofRun.forEach((g, t) => {
          track(aggregate, this.losses[t * runCount + run], g, tracked[run][t], memory[t])
        })
        fillGramian(trackedGramian, run * size * size, memory, 0, this.layout.trunkCount)
        return memory
      }
      if (aggregate?.kind === 'squares' && squares && squareSums) {
        ofRun.forEach((g, t) => {
          const memory = squares[run][t]
          squareSums[t * runCount + run] = accumulateSquares(g, memory, commit ? memory : new Float64Array(g.length))
        })
      }
      return ofRun
    })
    if (commit) {
      this.tracked = tracked ?? this.tracked
      this.squares = squares ?? this.squares
    }
    return { gradients: mixed, trackedGramian, squares: squareSums }
  }

  private combine(
    g: Float64Array,
    batch: Batch,
    run: number,
    vectors: readonly Float64Array[],
    weights: Weights,
  ): void {
    const { aggregate } = batch.runs[run]
    const { runCount } = this.spec
    if (aggregate?.kind === 'signVote') {
      signVote(vectors, this.voteOf(batch, run, aggregate.leak, weights), g.subarray(0, this.layout.trunkCount))
    } else {
      vectors.forEach((vector, t) => {
        const weight = weights.trunk[t * runCount + run]
        if (weight !== 0) for (let k = 0; k < vector.length; k++) g[k] += weight * vector[k]
      })
    }
    this.spec.tasks.forEach((_, t) => {
      const weight = weights.heads[t * runCount + run]
      backwardHead(this.network, this.parameters[run], t, this.tapes[run], this.scratch, g, weight, null, 0)
    })
  }

  /** One backward pass for all tasks: the weights multiply the cotangents first. */
  private backWeighted(g: Float64Array, run: number, weights: Weights): void {
    const { runCount } = this.spec
    const tape = this.tapes[run]
    const p = this.parameters[run]
    this.cotangent.fill(0)
    this.spec.tasks.forEach((_, t) => {
      const at = t * runCount + run
      backwardHead(this.network, p, t, tape, this.scratch, g, weights.heads[at], this.cotangent, weights.trunk[at])
    })
    backwardTrunk(this.network, p, tape, this.scratch, this.cotangent, g)
  }

  /** As `backWeighted`, with what the vote lets pass at the representation. */
  private backVoted(g: Float64Array, batch: Batch, run: number, weights: Weights): void {
    const { aggregate } = batch.runs[run]
    if (aggregate?.kind !== 'representationVote') throw new Error('no vote at the representation')
    const tape = this.tapes[run]
    const p = this.parameters[run]
    const cotangents = this.spec.tasks.map((_, t) => {
      const own = new Float64Array(this.cotangent.length)
      backwardHead(this.network, p, t, tape, this.scratch, g, weights.heads[t * this.spec.runCount + run], own, 1)
      return own
    })
    const { output } = tape.trunk[tape.trunk.length - 1]
    const vote = this.voteOf(batch, run, aggregate.leak, weights)
    representationVote(cotangents, output, this.network.representation, vote, this.cotangent)
    backwardTrunk(this.network, p, tape, this.scratch, this.cotangent, g)
  }

  private voteOf(batch: Batch, run: number, leak: readonly number[], weights: Weights): Vote {
    const own = this.spec.tasks.map((_, t) => weights.trunk[t * this.spec.runCount + run])
    return { weights: own, leak, seed: batch.runs[run].seed, step: batch.step }
  }

  private emptyMemory(): readonly (readonly Float64Array[])[] {
    const { runCount, tasks } = this.spec
    return Array.from({ length: runCount }, () => tasks.map(() => new Float64Array(this.layout.trunkCount)))
  }

  /** [T, R, trunkCount] → [R][T][trunkCount]. */
  private byRun(flat: Float64Array): readonly (readonly Float64Array[])[] {
    const { runCount, tasks } = this.spec
    const width = this.layout.trunkCount
    return Array.from({ length: runCount }, (_, run) =>
      tasks.map((__, t) => flat.slice((t * runCount + run) * width, (t * runCount + run + 1) * width)),
    )
  }

  private byTask(memory: readonly (readonly Float64Array[])[]): Float64Array {
    const { runCount, tasks } = this.spec
    const width = this.layout.trunkCount
    const flat = new Float64Array(tasks.length * runCount * width)
    memory.forEach((ofRun, run) => {
      ofRun.forEach((vector, t) => {
        flat.set(vector, (t * runCount + run) * width)
      })
    })
    return flat
  }
}

/** M_ij = Σ_k v_i[k] v_j[k] over [from, to), into `all` at `at`. */
function fillGramian(all: Float64Array, at: number, vectors: readonly Float64Array[], from: number, to: number): void {
  const size = vectors.length
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      const a = vectors[i]
      const b = vectors[j]
      let sum = 0
      for (let k = from; k < to; k++) sum += a[k] * b[k]
      all[at + i * size + j] = sum
      all[at + j * size + i] = sum
    }
  }
}
