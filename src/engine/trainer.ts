import { batchSizeOf, programOf } from '../core/config/program'
import type { Edit } from '../core/config/types'
import { isRecorded } from '../core/measures/recorded'
import { countsForFlatness, isFlat, withTotal } from '../core/measures/trend'
import { metricOf } from '../core/metrics/metrics'
import { PURPOSE, stepRandom } from '../core/numerics/random'
import { makeProblem } from '../core/problems/all'
import type { ProblemData } from '../core/problems/define'
import { learningRateAt } from '../core/schedules/all'
import { decide, initState, type Outcome, settle, type WeightingState } from '../core/weightings/decide'
import { needsOf } from '../core/weightings/declared'
import type { Need } from '../core/weightings/define'
import { type Batches, createBatches } from './batches'
import type { Batch, Engine, Evaluation, Observed, Population, Weights } from './engine'
import { filledIn, inEffect } from './inEffect'
import { initialSnapshot } from './initial'
import { emptyMemory, type Memory, withoutWeights } from './memory'
import { askedTrace, columnOf, measuredOf, type Shape, seenOf, weightedTotal } from './oneRun'
import { lossOptionsOf, settingsOf } from './settings'
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

/** Compiles the program of the recordings' common shape and stands at step 0. */
export async function createTrainer(engine: Engine, options: TrainerOptions): Promise<Trainer> {
  const timelines = options.recordings.map(createTimeline)
  const [{ config }] = timelines
  const data = makeProblem(config)
  const population = await engine.create(programOf(config, data, timelines.length), data)
  return new StepLoop(population, data, timelines, options)
}

class StepLoop implements Trainer {
  step = 0
  stopped: StopReason | null = null
  ends: readonly (Divergence | null)[]
  readonly weighingTimes: Float64Array
  private states: WeightingState[]
  private memory: Memory
  /** Of the population's mark, behind the last step whose losses were known to be finite. */
  private marked: Standing | null = null
  /** Updates were made since whose losses nobody saw. */
  private unseen = false
  /** Of the last step whose losses were seen, [T, R]: tells whose fault it is when all go at once. */
  private lastLosses: Float64Array | null = null
  /** Every loss is asked for, cost it what it may. */
  private closely = false
  private readonly batches: Batches
  private readonly shape: Shape
  private readonly onRecord: TrainerOptions['onRecord']
  private readonly now: () => number
  private readonly followsLosses: boolean

  constructor(
    private readonly population: Population,
    readonly data: ProblemData,
    private readonly timelines: readonly Timeline[],
    { onRecord, now = () => 0, followsLosses = true }: TrainerOptions,
  ) {
    this.onRecord = onRecord
    this.now = now
    this.followsLosses = followsLosses
    const configs = timelines.map(({ config }) => config)
    const seeds = configs.map(({ training }) => training.seed)
    this.shape = { tasks: data.tasks.length, runs: timelines.length, layers: population.spec.trunk.length }
    this.batches = createBatches(data.train.rows, batchSizeOf(configs[0], data.train.rows), seeds)
    this.ends = configs.map(() => null)
    this.weighingTimes = new Float64Array(configs.length)
    this.states = configs.map(({ weighting }) => initState(weighting, this.shape.tasks))
    this.memory = emptyMemory(this.shape.tasks, this.shape.runs)
    population.write(initialSnapshot(population.spec, population.layout, seeds))
  }

  get runCount(): number {
    return this.timelines.length
  }
  get stepsPerEpoch(): number {
    return this.batches.stepsPerEpoch
  }
  get edits(): readonly (readonly Edit[])[] {
    return this.timelines.map(({ edits }) => edits)
  }
  drawCalls(): number {
    return this.population.drawCalls()
  }
  private get epoch(): number {
    return Math.floor(this.step / this.stepsPerEpoch)
  }

  advance(): boolean {
    if (this.stopped) return false
    if (this.endIfDue()) return false
    const batch = this.batchOf()
    const recorded = isRecorded(this.step)
    const measured = isMeasured(this.step)
    const needs = this.needs()
    const weighsFirst = needs.length === 0 && batch.runs.every(({ aggregate }) => aggregate === null)
    const probes = weighsFirst && (recorded || (measured && !this.seesEveryLoss))
    const observed = weighsFirst ? this.glance(batch, recorded, probes) : this.observe(batch, measured, needs)
    const bad = observed ? this.badLosses(observed, batch) : []
    if (bad.length > 0 && this.unseen) return this.lookCloser()
    if (bad.length > 0 && this.endsAll(bad)) return false
    if (observed && bad.length === 0) this.lastLosses = observed.losses
    this.unseen = observed === null
    // Whatever the method: one that comes later must find the same metrics in every replay.
    const evaluation = measured ? this.evaluate(batch) : null
    const outcomes = this.timelines.map((_, run) =>
      this.ends[run] ? this.restOf(run) : this.timed(run, batch, observed),
    )
    this.remember(batch, outcomes)
    // Asks methods about this step, so with the states in front of it.
    const testWeights = recorded ? outcomes.map((outcome, run) => this.testWeights(run, batch, outcome)) : []
    this.states = outcomes.map(({ state }) => state)
    const weights = this.weightsOf(outcomes)
    if (observed !== null && !probes) this.population.apply(weights)
    else this.population.advance(batch, weights)
    const settles = needs.includes('lossesAfter') && observed !== null
    const after = settles || (recorded && this.followsLosses) ? this.population.lossesAgain() : null
    if (settles && after) this.settle(observed, after, outcomes)
    if (observed && measured) this.followTotal(observed, outcomes[0])
    if (observed && evaluation && recorded) this.record(observed, evaluation, after, outcomes, testWeights)
    this.step++
    if (measured && !isMeasured(this.step)) this.mark()
    return true
  }

  edit(run: number, field: string, value: unknown, mayWait = false): Edit {
    const edit = this.timelines[run].add(this.step, field, value, mayWait)
    this.takeEdits()
    if (this.stopped && this.stopped.kind !== 'diverged') this.stopped = null
    return edit
  }

  endIfDue(): boolean {
    this.takeEdits()
    if (!this.reachedEnd()) return false
    this.recordEnd(this.ends.flatMap((end, run) => (end ? [] : [run])))
    return true
  }

  look(run: number): StepRecord {
    this.takeEdits()
    return this.lookAt([run])[0]
  }

  predict(run: number, inputs: Float32Array): Float32Array[] {
    return this.population.predict(run, inputs)
  }

  snapshot(): TrainerSnapshot {
    return { ...this.standing(), engine: this.population.read() }
  }

  restore(snapshot: TrainerSnapshot): void {
    this.population.write(snapshot.engine)
    this.standAt(snapshot)
    // Where every run had diverged, no step leads on from here either.
    if (!this.ends.includes(null)) this.stopped = this.ends[0]
    this.lastLosses = null
    this.mark()
  }

  dispose(): void {
    this.population.dispose()
  }

  private lookAt(runs: readonly number[]): StepRecord[] {
    const batch = this.batchOf()
    const needs = this.needs()
    const observed = this.population.probe(batch, {
      gramian: true,
      representationGramian: needs.includes('representationGramian'),
    })
    const evaluation = this.population.evaluate('test', batch.lossOptions)
    const measures = isMeasured(this.step)
    return runs.map((run) => {
      const metrics = measures ? [...this.metricsOf(run, evaluation)] : this.memory.metrics[run]
      const outcome = this.decide(run, batch, observed, metrics)
      return this.recordOf(run, observed, evaluation, outcome, this.testWeights(run, batch, outcome))
    })
  }

  /** The step at which runs end is recorded, whichever it is: no update follows from there. */
  private recordEnd(runs: readonly number[]): void {
    const { onRecord } = this
    if (!onRecord || runs.length === 0) return
    this.lookAt(runs).forEach((record, k) => {
      onRecord(runs[k], record, false)
    })
  }

  private standing(): Standing {
    const { step, ends, states, memory } = this
    return { step, ends, weightingStates: states, memory }
  }

  private standAt({ step, ends, weightingStates, memory }: Standing): void {
    this.step = step
    this.ends = ends
    this.states = [...weightingStates]
    this.memory = memory
    this.stopped = null
    this.unseen = false
    for (const timeline of this.timelines) timeline.rewindTo(step)
  }

  private mark(): void {
    if (this.population.readsFreely) return
    this.population.mark()
    this.marked = this.standing()
  }

  /**
   * A run was found to have diverged some steps ago, and by now all its tasks have: walks those steps again
   * with open eyes, to the one that went wrong and the task that did. None of them is recorded.
   */
  private lookCloser(): boolean {
    const { marked, step: found } = this
    if (!marked) return false
    this.population.backToMark()
    this.standAt(marked)
    this.closely = true
    while (this.step < found && this.advance());
    this.closely = false
    // Seen closely a step may round otherwise; should all be well now, the run goes on.
    return this.stopped ? false : this.advance()
  }

  private takeEdits(): void {
    this.timelines.forEach((timeline, run) => {
      const { anotherMethod, anotherCourse } = timeline.moveTo(this.step)
      if (anotherMethod) {
        this.states[run] = initState(timeline.config.weighting, this.shape.tasks)
        this.memory = withoutWeights(this.memory, run)
      }
      // What was flat was the curve before the change: without this a run that stopped there would never go on.
      if (anotherCourse && run === 0) this.memory = { ...this.memory, flatness: [] }
    })
  }

  private reachedEnd(): boolean {
    const { stopAfter, stopWhenFlat } = this.timelines[0].config.training
    if (stopAfter > 0 && this.step >= stopAfter) this.stopped = { kind: 'reached', step: this.step }
    else if (stopWhenFlat && isFlat(this.memory.flatness)) this.stopped = { kind: 'flat', step: this.step }
    return this.stopped !== null
  }

  private needs(): readonly Need[] {
    return [...new Set(this.timelines.flatMap(({ config }) => needsOf(config.weighting)))]
  }

  private observe(batch: Batch, measured: boolean, needs: readonly Need[]): Observed {
    return this.population.observe(batch, {
      // With a Gramian WebGL rounds the update differently, so it may not hang on what is recorded.
      gramian: measured || needs.includes('gramian'),
      representationGramian: needs.includes('representationGramian'),
    })
  }

  /** Reading losses costs nothing here, or is worth it. */
  private get seesEveryLoss(): boolean {
    return this.population.readsFreely === true || this.closely
  }

  /**
   * What is seen of a step whose weights need nothing: all of it where it is recorded, else the losses,
   * so that a run stops at the very step that diverges, where reading them costs nothing. What `probes`
   * leaves the update to be done as if nobody had looked.
   */
  private glance(batch: Batch, recorded: boolean, probes: boolean): Observed | null {
    if (probes) return this.population.probe(batch, { gramian: recorded, representationGramian: false })
    return this.seesEveryLoss ? this.population.observe(batch, { gramian: false, representationGramian: false }) : null
  }

  private batchOf(): Batch {
    return {
      step: this.step,
      rows: this.batches.rows(this.step),
      lossOptions: lossOptionsOf(this.timelines[0].config),
      runs: this.timelines.map(({ config, weightingSince }) => settingsOf(config, this.step, weightingSince)),
    }
  }

  private evaluate(batch: Batch): Evaluation {
    const evaluation = this.population.evaluate('test', batch.lossOptions)
    const metrics = this.timelines.map((_, run) => [...this.metricsOf(run, evaluation)])
    this.memory = { ...this.memory, metrics }
    return evaluation
  }

  private metricsOf(run: number, { scores }: Evaluation): Float64Array {
    const lossOptions = lossOptionsOf(this.timelines[0].config)
    return Float64Array.from(this.population.spec.tasks, (task, t) =>
      metricOf(task, lossOptions[t], scores[t * this.runCount + run], this.data.test, t),
    )
  }

  /** `decide`, on the clock where there is one. */
  private timed(run: number, batch: Batch, observed: Observed | null): Outcome {
    const start = this.now()
    const outcome = this.decide(run, batch, observed)
    this.weighingTimes[run] += this.now() - start
    return outcome
  }

  private decide(run: number, batch: Batch, observed: Observed | null, metrics?: readonly number[]): Outcome {
    const seen = this.looks(run, batch) && observed
    return this.decideOn(run, seen ? seenOf(observed, run, this.shape) : { losses: this.presence(run, batch) }, metrics)
  }

  /** Whether the run's weights depend on what is seen of a step. */
  private looks(run: number, batch: Batch): boolean {
    return needsOf(this.timelines[run].config.weighting).length > 0 || batch.runs[run].aggregate !== null
  }

  private decideOn(
    run: number,
    seen: Partial<ReturnType<typeof seenOf>>,
    metrics: readonly number[] = this.memory.metrics[run],
  ): Outcome {
    const { config } = this.timelines[run]
    const enabled = config.tasks.filter((task) => task.enabled)
    const observation = {
      step: this.step,
      epoch: this.epoch,
      learningRate: learningRateAt(config.training, this.step),
      taskCount: this.shape.tasks,
      userWeights: enabled.map(({ weight }) => weight),
      random: stepRandom(config.training.seed, PURPOSE.weighting, this.step),
      metrics,
      ...seen,
    }
    return decide(config.weighting, observation, this.states[run])
  }

  /** Keeps the weights in effect up to date, where a batch may lack labels. */
  private remember(batch: Batch, outcomes: readonly Outcome[]): void {
    if (this.data.train.masks.every((mask) => mask === null)) return
    const weights = this.memory.inEffect.map((before, run) =>
      this.ends[run]
        ? before
        : inEffect(
            this.timelines[run].config.weighting,
            before,
            outcomes[run].headWeights,
            this.presence(run, batch).map(Number.isFinite),
          ),
    )
    this.memory = { ...this.memory, inEffect: weights }
  }

  /** Head weights for the test split's total, [T]: they do not depend on which labels this batch has. */
  private testWeights(run: number, batch: Batch, outcome: Outcome): readonly number[] {
    const { config } = this.timelines[run]
    const labelled = this.presence(run, batch).map(Number.isFinite)
    if (labelled.every(Boolean)) return outcome.headWeights
    if (!this.looks(run, batch)) return this.decideOn(run, { losses: labelled.map(() => 1) }).headWeights
    const weights = inEffect(config.weighting, this.memory.inEffect[run], outcome.headWeights, labelled)
    const sliders = config.tasks.filter((task) => task.enabled).map(({ weight }) => weight)
    return filledIn(config.weighting, weights, sliders)
  }

  /** Of a run that has ended: it pulls no more. */
  private restOf(run: number): Outcome {
    const none = this.data.tasks.map(() => 0)
    return {
      weights: none,
      headWeights: none,
      state: this.states[run],
      trace: {},
      inactive: [...none.keys()],
      asked: [],
    }
  }

  /**
   * In place of losses for a weighting that needs none: NaN where the batch has no label of the task, which
   * then takes no part. Known without looking, so its weights are the same whether or not a step is recorded.
   */
  private presence(run: number, batch: Batch): number[] {
    return this.data.tasks.map((_, t) => (this.hasLabel(batch, t * this.runCount + run) ? 1 : Number.NaN))
  }

  /** One run's numbers of a [T, R] array. */
  private column(flat: Float64Array, run: number): number[] {
    return columnOf(flat, run, this.shape)
  }

  /** Places in [T, R] whose loss is not finite though the batch had a label of the task; of runs that have ended none. */
  private badLosses({ losses }: Observed, batch: Batch): number[] {
    return [...losses.keys()].filter(
      (k) => !Number.isFinite(losses[k]) && !this.ends[k % this.runCount] && this.hasLabel(batch, k),
    )
  }

  /**
   * Ends the runs with bad losses, in front of the update; true when none is left. The others go on: in a
   * population nothing crosses from row to row.
   */
  private endsAll(bad: readonly number[]): boolean {
    const ended = new Set(bad.map((k) => k % this.runCount))
    this.ends = this.ends.map((end, run) =>
      ended.has(run) ? { kind: 'diverged', step: this.step, run, task: this.worstOf(run, bad) } : end,
    )
    if (!this.ends.includes(null)) this.stopped = this.ends[0]
    this.recordEnd([...ended])
    return this.stopped !== null
  }

  /** Of the tasks that went bad together, the one that had the largest part in the run's total before. */
  private worstOf(run: number, bad: readonly number[]): number {
    const enabled = this.timelines[run].config.tasks.filter((task) => task.enabled)
    const part = (t: number) => {
      const loss = this.lastLosses?.[t * this.runCount + run] ?? 0
      return Number.isFinite(loss) ? enabled[t].weight * loss : 0
    }
    return bad
      .filter((k) => k % this.runCount === run)
      .map((k) => Math.floor(k / this.runCount))
      .reduce((worst, t) => (part(t) > part(worst) ? t : worst))
  }

  private hasLabel({ rows }: Batch, at: number): boolean {
    const mask = this.data.train.masks[Math.floor(at / this.runCount)]
    if (!mask) return true
    const run = at % this.runCount
    const size = this.population.spec.batchSize
    return rows.subarray(run * size, (run + 1) * size).some((row) => mask[row] === 1)
  }

  /** Of the first run, whose total says when the training has gone flat. */
  private followTotal(observed: Observed, { headWeights }: Outcome): void {
    if (this.ends[0] || !countsForFlatness(this.step)) return
    const total = weightedTotal(headWeights, Float64Array.from(this.column(observed.losses, 0)))
    if (Number.isFinite(total)) this.memory = { ...this.memory, flatness: withTotal(this.memory.flatness, total) }
  }

  /** What was seen in front of the update, and what the update did to the batch's losses, [T, R]. */
  private record(
    observed: Observed,
    evaluation: Evaluation,
    after: Float64Array | null,
    outcomes: readonly Outcome[],
    testWeights: readonly (readonly number[])[],
  ): void {
    outcomes.forEach((outcome, run) => {
      if (this.ends[run]) return
      const seen = this.recordOf(run, observed, evaluation, outcome, testWeights[run])
      const record = after ? { ...seen, lossesAfter: Float64Array.from(this.column(after, run)) } : seen
      this.onRecord?.(run, record, true)
    })
  }

  private recordOf(
    run: number,
    observed: Observed,
    evaluation: Evaluation,
    outcome: Outcome,
    testWeights: readonly number[],
  ): StepRecord {
    const measured = measuredOf(observed, evaluation, run, this.shape, outcome.headWeights, testWeights)
    // A method was not asked about a task without a label in the batch: 0 would be an answer.
    const asked = (weights: readonly number[]) =>
      Float64Array.from(weights, (weight, t) => (Number.isNaN(measured.trainLosses[t]) ? Number.NaN : weight))
    return {
      step: this.step,
      epoch: this.epoch,
      learningRate: learningRateAt(this.timelines[run].config.training, this.step),
      ...measured,
      testMetrics: this.metricsOf(run, evaluation),
      weights: asked(outcome.weights),
      headWeights: asked(outcome.headWeights),
      trace: askedTrace(outcome.trace, measured.trainLosses),
    }
  }

  private weightsOf(outcomes: readonly Outcome[]): Weights {
    const runs = this.runCount
    const pick = (name: 'weights' | 'headWeights') =>
      Float64Array.from({ length: this.shape.tasks * runs }, (_, k) => outcomes[k % runs][name][Math.floor(k / runs)])
    return { trunk: pick('weights'), heads: pick('headWeights') }
  }

  private settle(observed: Observed, after: Float64Array, outcomes: readonly Outcome[]): void {
    this.states = this.states.map((state, run) =>
      settle(
        this.timelines[run].config.weighting,
        {
          losses: this.column(observed.losses, run),
          lossesAfter: this.column(after, run),
          asked: outcomes[run].asked,
        },
        state,
      ),
    )
  }
}
