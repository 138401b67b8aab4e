import { isRecorded } from '../core/measures/recorded'
import type { ProblemData } from '../core/problems/define'
import { learningRateAt } from '../core/schedules/all'
import type { Outcome } from '../core/weightings/decide'
import type { Deciding } from './deciding'
import type { Batch, Evaluation, Observed, Population } from './engine'
import { columnOf, type Shape, scoresOf } from './oneRun'
import { recordOf } from './records'
import { likeBatch } from './reduction'
import { needsOutputs, shownMetrics } from './shownMetrics'
import type { Timeline } from './timeline'
import { isMeasured, type Standing, type StepRecord, type TrainerOptions } from './trainer.types'

/** What was observed of a step before its update. */
interface Seen {
  readonly batch: Batch
  readonly observed: Observed
  readonly evaluation: Evaluation
}

/** Makes the records of a training and hands them to `onRecord`. */
export class Recorder {
  constructor(
    private readonly population: Population,
    private readonly data: ProblemData,
    private readonly timelines: readonly Timeline[],
    private readonly shape: Shape,
    private readonly deciding: Deciding,
    private readonly stepsPerEpoch: number,
    private readonly onRecord: TrainerOptions['onRecord'],
  ) {}

  /**
   * Losses of the test split in the units of batch losses, and scores. With `recorded` also what records of the step
   * need for the metrics of their tasks.
   */
  evaluate(batch: Batch, recorded: boolean): Evaluation {
    const { population, data } = this
    const { spec } = population
    const withOutputs = recorded && this.timelines.some(({ config }) => needsOutputs(config, spec))
    return likeBatch(population.evaluate('test', batch.lossOptions, withOutputs), batch, spec, data.train)
  }

  /** Scores on the test split, [T]. */
  scoresOf(run: number, { lossOptions }: Batch, evaluation: Evaluation): number[] {
    return scoresOf(evaluation, run, this.shape, this.population.spec, lossOptions, this.data.test)
  }

  /** Records of the current step, one for each run, with the weights that its update would use. No side effects. */
  look(runs: readonly number[], batch: Batch, standing: Standing): StepRecord[] {
    const { population, deciding } = this
    const observed = population.probe(batch, {
      gramian: true,
      representationGramian: deciding.needs().includes('representationGramian'),
    })
    const evaluation = this.evaluate(batch, true)
    const measured = isMeasured(batch.step)
    return runs.map((run) => {
      const scores = measured ? this.scoresOf(run, batch, evaluation) : undefined
      const outcome = deciding.decide(run, batch, observed, standing, scores)
      const testWeights = deciding.testWeights(run, batch, outcome, standing)
      return this.recordOf(run, { batch, observed, evaluation }, outcome, testWeights)
    })
  }

  /** Records the step at which runs end, even off the schedule of recorded steps. No update follows it. */
  end(runs: readonly number[], batch: Batch, standing: Standing): void {
    const { onRecord } = this
    if (!onRecord || runs.length === 0) return
    this.look(runs, batch, standing).forEach((record, k) => {
      onRecord(runs[k], record, false)
    })
  }

  /**
   * Head weights of the test split's total for every run. `update` needs them, and they must be asked for before it.
   */
  testWeights(outcomes: readonly Outcome[], batch: Batch, standing: Standing): readonly (readonly number[])[] {
    if (!isRecorded(batch.step)) return []
    return outcomes.map((outcome, run) => this.deciding.testWeights(run, batch, outcome, standing))
  }

  /** Records a step of the runs that have not ended. `after` holds the losses after the update, [T, R]. */
  update(
    seen: Seen,
    after: Float64Array | null,
    outcomes: readonly Outcome[],
    testWeights: readonly (readonly number[])[],
    { ends }: Standing,
  ): void {
    outcomes.forEach((outcome, run) => {
      if (ends[run]) return
      const record = this.recordOf(run, seen, outcome, testWeights[run])
      const lossesAfter = after && Float64Array.from(columnOf(after, run, this.shape))
      this.onRecord?.(run, lossesAfter ? { ...record, lossesAfter } : record, true)
    })
  }

  private recordOf(run: number, seen: Seen, outcome: Outcome, testWeights: readonly number[]): StepRecord {
    const { batch, evaluation } = seen
    const { step } = batch
    const { config } = this.timelines[run]
    const { spec } = this.population
    const scores = this.scoresOf(run, batch, evaluation)
    return recordOf(
      {
        ...seen,
        run,
        step,
        epoch: Math.floor(step / this.stepsPerEpoch),
        learningRate: learningRateAt(config.training, step),
        ...shownMetrics(config, run, scores, evaluation, spec, this.shape, this.data.test),
        outcome,
        testWeights,
      },
      this.shape,
    )
  }
}
