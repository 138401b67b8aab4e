import type { FieldPath } from '../core/config/paths'
import { programOf } from '../core/config/program'
import type { Edit } from '../core/config/types'
import { countsForFlatness, isFlat, withTotal } from '../core/measures/flatness'
import { isRecorded } from '../core/measures/recorded'
import { makeProblem } from '../core/problems/all'
import type { ProblemData } from '../core/problems/define'
import { initState, type Outcome } from '../core/weightings/decide'
import { type Batches, batchesFor, rareShareOf } from './batches'
import { Deciding, weightsOf } from './deciding'
import { badPlaces, endedBy, runsOf } from './divergence'
import type { Batch, Engine, Evaluation, Observed, Population } from './engine'
import { initialSnapshot } from './initial'
import { type Labels, labelsOf } from './labels'
import { emptyMemory, type Memory, withoutWeights } from './memory'
import { observeStep } from './observing'
import { columnOf, type Shape, weightedTotal } from './oneRun'
import { Recorder } from './recorder'
import { lossesOf, settingsOf } from './settings'
import { createTimeline, type Timeline } from './timeline'
import {
  type Divergence,
  isMeasured,
  type Standing,
  type StepRecord,
  type StopReason,
  type Trainer,
  type TrainerOptions,
  type TrainerSnapshot,
} from './trainer.types'

/** Compiles the program that all recordings share. The trainer starts at step 0. */
export async function createTrainer(engine: Engine, options: TrainerOptions): Promise<Trainer> {
  const timelines = options.recordings.map(createTimeline)
  const [{ config }] = timelines
  const data = makeProblem(config)
  const population = await engine.create(programOf(config, data, timelines.length), data)
  return new StepLoop(population, data, timelines, options)
}

class StepLoop implements Trainer {
  stopped: StopReason | null = null
  private standing: Standing
  /** State at the population's mark, which follows the last step whose losses were known to be finite. */
  private marked: Standing | null = null
  /** True if the last update was made without reading its losses. */
  private unseen = false
  /** Losses of the last step that read them, [T, R]. They decide which task is named when all diverge at once. */
  private lastLosses: Float64Array | null = null
  /** Reads the losses of every step, even where reading is slow. */
  private closely = false
  private readonly batches: Batches
  private readonly shape: Shape
  private readonly labels: Labels
  private readonly deciding: Deciding
  private readonly recorder: Recorder
  private readonly followsLosses: boolean
  private readonly losses: ReturnType<typeof lossesOf>

  constructor(
    private readonly population: Population,
    readonly data: ProblemData,
    private readonly timelines: readonly Timeline[],
    { onRecord, now = () => 0, followsLosses = true }: TrainerOptions,
  ) {
    this.followsLosses = followsLosses
    this.losses = lossesOf(data)
    const { spec, layout } = population
    const configs = timelines.map(({ config }) => config)
    const seeds = configs.map(({ training }) => training.seed)
    const shape = { tasks: data.tasks.length, runs: timelines.length, layers: spec.trunk.length }
    this.shape = shape
    this.batches = batchesFor(data, configs)
    const { stepsPerEpoch } = this.batches
    this.labels = labelsOf(data.train.masks, shape.runs, spec.batchSize)
    this.deciding = new Deciding(timelines, shape, this.labels, stepsPerEpoch, now)
    this.recorder = new Recorder(population, data, timelines, shape, this.deciding, stepsPerEpoch, onRecord)
    this.standing = {
      step: 0,
      ends: configs.map(() => null),
      weightingStates: configs.map(({ weighting }) => initState(weighting, shape.tasks)),
      memory: emptyMemory(shape.tasks, shape.runs),
    }
    population.write(initialSnapshot(spec, layout, seeds))
  }

  get runCount(): number {
    return this.timelines.length
  }
  get step(): number {
    return this.standing.step
  }
  get ends(): readonly (Divergence | null)[] {
    return this.standing.ends
  }
  get stepsPerEpoch(): number {
    return this.batches.stepsPerEpoch
  }
  get edits(): readonly (readonly Edit[])[] {
    return this.timelines.map(({ edits }) => edits)
  }
  get weighingTimes(): Float64Array {
    return this.deciding.times
  }
  drawCalls(): number {
    return this.population.drawCalls()
  }

  advance(): boolean {
    if (this.stopped) return false
    if (this.endIfDue()) return false
    const { deciding, population, recorder } = this
    const batch = this.batchOf()
    const [recorded, measured] = [isRecorded(this.step), isMeasured(this.step)]
    const needs = deciding.needs()
    const { observed, begun } = observeStep(population, batch, {
      ...{ needs, recorded, measured, weighsFirst: deciding.weighsFirst(batch) },
      everyLoss: population.readsFreely === true || this.closely,
    })
    const bad = observed ? badPlaces(observed.losses, this.ends, (at) => this.labels.has(batch, at)) : []
    if (bad.length > 0 && this.unseen) return this.lookCloser()
    if (bad.length > 0 && this.endsAll(bad, batch)) return false
    if (observed && bad.length === 0) this.lastLosses = observed.losses
    this.unseen = observed === null
    // For every method, because a method that an edit brings later must find the same scores in every replay.
    const evaluation = measured ? this.evaluate(batch, recorded) : null
    const outcomes = this.timelines.map((_, run) =>
      this.ends[run] ? deciding.rest(run, this.standing) : deciding.timed(run, batch, observed, this.standing),
    )
    this.keepInEffect(batch, outcomes)
    // Asks the methods about this step, so it needs their states before the update.
    const testWeights = recorder.testWeights(outcomes, batch, this.standing)
    this.stand({ weightingStates: outcomes.map(({ state }) => state) })
    const weights = weightsOf(outcomes, this.shape)
    if (begun) population.apply(weights)
    else population.advance(batch, weights)
    const settles = needs.includes('lossesAfter') && observed !== null
    const after = settles || (recorded && this.followsLosses) ? population.lossesAgain() : null
    if (settles && after) {
      const states = deciding.settle(observed.losses, after, outcomes, this.standing.weightingStates)
      this.stand({ weightingStates: states })
    }
    if (observed && measured) this.followTotal(observed, outcomes[0])
    if (observed && evaluation && recorded) {
      recorder.update({ batch, observed, evaluation }, after, outcomes, testWeights, this.standing)
    }
    this.stand({ step: this.step + 1 })
    if (measured && !isMeasured(this.step)) this.mark()
    return true
  }

  edit(run: number, field: FieldPath, value: unknown, mayWait = false): Edit {
    const edit = this.timelines[run].add(this.step, field, value, mayWait)
    this.takeEdits()
    if (this.stopped && this.stopped.kind !== 'diverged') this.stopped = null
    return edit
  }

  endIfDue(): boolean {
    this.takeEdits()
    if (!this.reachedEnd()) return false
    const left = this.ends.flatMap((end, run) => (end ? [] : [run]))
    this.recorder.end(left, this.batchOf(), this.standing)
    return true
  }

  look(run: number): StepRecord {
    this.takeEdits()
    return this.recorder.look([run], this.batchOf(), this.standing)[0]
  }

  predict(run: number, inputs: Float32Array, tasks?: readonly number[]): Float32Array[] {
    return this.population.predict(run, inputs, tasks)
  }

  snapshot(): TrainerSnapshot {
    return { ...this.standing, engine: this.population.read() }
  }

  restore({ engine, ...standing }: TrainerSnapshot): void {
    this.population.write(engine)
    this.goBackTo(standing)
    // If every run had diverged, no step can follow.
    if (!this.ends.includes(null)) this.stopped = this.ends[0]
    this.lastLosses = null
    this.mark()
  }

  dispose(): void {
    this.population.dispose()
  }

  private stand(changed: Partial<Standing>): void {
    this.standing = { ...this.standing, ...changed }
  }

  private remember(changed: Partial<Memory>): void {
    this.stand({ memory: { ...this.standing.memory, ...changed } })
  }

  private goBackTo(standing: Standing): void {
    this.standing = standing
    this.stopped = null
    this.unseen = false
    for (const timeline of this.timelines) timeline.rewindTo(standing.step)
  }

  private mark(): void {
    if (this.population.readsFreely) return
    this.population.mark()
    this.marked = this.standing
  }

  /**
   * A run diverged in one of the last steps, whose losses were not read; by now all its tasks may be affected. Trains
   * these steps again and reads every loss, to find the step and the task. None of these steps is recorded.
   */
  private lookCloser(): boolean {
    const { marked, step: found } = this
    if (!marked) return false
    this.population.backToMark()
    this.goBackTo(marked)
    this.closely = true
    while (this.step < found && this.advance());
    this.closely = false
    // Reading the losses can round a step differently. If no loss is bad this time, training continues.
    return this.stopped ? false : this.advance()
  }

  private takeEdits(): void {
    this.timelines.forEach((timeline, run) => {
      const { anotherMethod, anotherCourse } = timeline.moveTo(this.step)
      if (anotherMethod) {
        const fresh = initState(timeline.config.weighting, this.shape.tasks)
        this.stand({
          weightingStates: this.standing.weightingStates.map((state, k) => (k === run ? fresh : state)),
          memory: withoutWeights(this.standing.memory, run),
        })
      }
      // The totals before the change say nothing about the curve after it. Kept, they would stop the run again at once.
      if (anotherCourse && run === 0) this.remember({ totals: [] })
    })
  }

  private reachedEnd(): boolean {
    const { stopAfter, stopWhenFlat } = this.timelines[0].config.training
    if (stopAfter > 0 && this.step >= stopAfter) this.stopped = { kind: 'reached', step: this.step }
    else if (stopWhenFlat && isFlat(this.standing.memory.totals)) this.stopped = { kind: 'flat', step: this.step }
    return this.stopped !== null
  }

  private batchOf(): Batch {
    return {
      step: this.step,
      rows: this.batches.rows(this.step, this.timelines.map(rareShareOf)),
      ...this.losses(this.timelines[0].config),
      runs: this.timelines.map(({ config, weightingSince }) => settingsOf(config, this.step, weightingSince)),
    }
  }

  private evaluate(batch: Batch, recorded: boolean): Evaluation {
    const evaluation = this.recorder.evaluate(batch, recorded)
    this.remember({ metrics: this.timelines.map((_, run) => this.recorder.scoresOf(run, batch, evaluation)) })
    return evaluation
  }

  /** Updates the weights in effect. They matter only where a batch may lack labels. */
  private keepInEffect(batch: Batch, outcomes: readonly Outcome[]): void {
    if (this.labels.complete) return
    const { standing } = this
    const inEffect = standing.memory.inEffect.map((before, run) =>
      this.ends[run] ? before : this.deciding.inEffect(run, batch, outcomes[run], standing),
    )
    this.remember({ inEffect })
  }

  /**
   * Ends the runs with bad losses before the update. Returns true if no run is left. The other runs continue: rows of a
   * population do not affect each other.
   */
  private endsAll(bad: readonly number[], batch: Batch): boolean {
    const { runs } = this.shape
    const sliders = this.timelines.map((_, run) => this.deciding.sliders(run))
    const partOf = (at: number): number => {
      const loss = this.lastLosses?.[at] ?? 0
      return Number.isFinite(loss) ? sliders[at % runs][Math.floor(at / runs)] * loss : 0
    }
    this.stand({ ends: endedBy(bad, this.ends, this.step, partOf) })
    if (!this.ends.includes(null)) this.stopped = this.ends[0]
    this.recorder.end(runsOf(bad, runs), batch, this.standing)
    return this.stopped !== null
  }

  /** Remembers the total of the first run, which decides whether the training has gone flat. */
  private followTotal(observed: Observed, { headWeights }: Outcome): void {
    if (this.ends[0] || !countsForFlatness(this.step)) return
    const total = weightedTotal(headWeights, Float64Array.from(columnOf(observed.losses, 0, this.shape)))
    if (Number.isFinite(total)) this.remember({ totals: withTotal(this.standing.memory.totals, total) })
  }
}
