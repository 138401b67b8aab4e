import { isRecorded } from '../core/measures/recorded'
import type { ProblemData } from '../core/problems/define'
import { learningRateAt } from '../core/schedules/all'
import type { Outcome } from '../core/weightings/decide'
import type { Deciding } from './deciding'
import type { Batch, Evaluation, Observed, Population } from './engine'
import { columnOf, metricsOf, type Shape } from './oneRun'
import { recordOf } from './records'
import type { Timeline } from './timeline'
import { isMeasured, type Standing, type StepRecord, type TrainerOptions } from './trainer.types'

/** What was seen of a step in front of its update. */
interface Seen {
  readonly batch: Batch
  readonly observed: Observed
  readonly evaluation: Evaluation
}

/** Makes the records of a training. */
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

  /** On the test split, [T]. */
  metricsOf(run: number, { lossOptions }: Batch, evaluation: Evaluation): number[] {
    return metricsOf(evaluation, run, this.shape, this.population.spec, lossOptions, this.data.test)
  }

  /** The step where the training stands, one record a run, with the weights that it would take. Changes nothing. */
  look(runs: readonly number[], batch: Batch, standing: Standing): StepRecord[] {
    const { population, deciding } = this
    const observed = population.probe(batch, {
      gramian: true,
      representationGramian: deciding.needs().includes('representationGramian'),
    })
    const evaluation = population.evaluate('test', batch.lossOptions)
    const measured = isMeasured(batch.step)
    return runs.map((run) => {
      const metrics = measured ? this.metricsOf(run, batch, evaluation) : undefined
      const outcome = deciding.decide(run, batch, observed, standing, metrics)
      const testWeights = deciding.testWeights(run, batch, outcome, standing)
      return this.recordOf(run, { batch, observed, evaluation }, outcome, testWeights)
    })
  }

  /** The step at which runs end is recorded, whichever it is: no update follows from there. */
  end(runs: readonly number[], batch: Batch, standing: Standing): void {
    const { onRecord } = this
    if (!onRecord || runs.length === 0) return
    this.look(runs, batch, standing).forEach((record, k) => {
      onRecord(runs[k], record, false)
    })
  }

  /** Head weights of the test split's total of every run, for `update`; asked for in front of the update. */
  testWeights(outcomes: readonly Outcome[], batch: Batch, standing: Standing): readonly (readonly number[])[] {
    if (!isRecorded(batch.step)) return []
    return outcomes.map((outcome, run) => this.deciding.testWeights(run, batch, outcome, standing))
  }

  /** What was seen in front of an update, and its losses `after` it, [T, R]; of the runs that have not ended. */
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
    return recordOf(
      {
        ...seen,
        run,
        step,
        epoch: Math.floor(step / this.stepsPerEpoch),
        learningRate: learningRateAt(this.timelines[run].config.training, step),
        metrics: this.metricsOf(run, batch, evaluation),
        outcome,
        testWeights,
      },
      this.shape,
    )
  }
}
