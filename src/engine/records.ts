/** Makes a record of what is known of one run at one step. */
import { lengthsOf } from '../core/measures/lengths'
import type { Outcome } from '../core/weightings/decide'
import { isVector, type Trace } from '../core/weightings/define'
import type { Evaluation, Observed } from './engine'
import { columnOf, layersOf, type Shape, summed, weightedTotal } from './oneRun'
import type { StepRecord } from './trainer.types'

interface Known extends Pick<StepRecord, 'step' | 'epoch' | 'learningRate'> {
  readonly run: number
  readonly observed: Observed
  readonly evaluation: Evaluation
  /** On the test split, [T]: what the tasks show, and a score whose best value is 1. */
  readonly metrics: readonly number[]
  readonly scores: readonly number[]
  readonly outcome: Outcome
  /** Head weights of the test split's total, [T]. */
  readonly testWeights: readonly number[]
}

export function recordOf(known: Known, shape: Shape): StepRecord {
  const { step, epoch, learningRate, run, observed, evaluation, outcome } = known
  const measured = measuredOf(observed, evaluation, run, shape, outcome.headWeights, known.testWeights)
  // The method was not asked about a task without a label in the batch, so its weight is unknown and not 0.
  const asked = (weights: readonly number[]) =>
    Float64Array.from(weights, (weight, t) => (Number.isNaN(measured.trainLosses[t]) ? Number.NaN : weight))
  return {
    step,
    epoch,
    learningRate,
    ...measured,
    testMetrics: Float64Array.from(known.metrics),
    testScores: Float64Array.from(known.scores),
    weights: asked(outcome.weights),
    headWeights: asked(outcome.headWeights),
    trace: askedTrace(outcome.trace, measured.trainLosses),
  }
}

/**
 * The measured part of a record. `headWeights` are h [T] of the step, `testWeights` [T] those of the test split's
 * total. A task without a label in the batch has no gradient. Its rows and columns are NaN, where the engine has zeros.
 */
function measuredOf(
  observed: Observed,
  evaluation: Evaluation,
  run: number,
  shape: Shape,
  headWeights: readonly number[],
  testWeights: readonly number[],
): Pick<
  StepRecord,
  | 'trainLosses'
  | 'testLosses'
  | 'totalTrain'
  | 'totalTest'
  | 'gradientNorms'
  | 'layerNorms'
  | 'gramian'
  | 'layerGramians'
> {
  const { tasks, layers } = shape
  const size = tasks ** 2
  const trainLosses = Float64Array.from(columnOf(observed.losses, run, shape))
  const testLosses = Float64Array.from(columnOf(evaluation.losses, run, shape))
  const own = observed.layerGramians ? layersOf(observed.layerGramians, run, shape) : []
  const known = (k: number) =>
    !Number.isNaN(trainLosses[k % tasks]) && !Number.isNaN(trainLosses[Math.floor(k / tasks)])
  const seen = (m: Float64Array) => m.map((value, k) => (known(k) ? value : Number.NaN))
  const gramian = seen(summed(own, shape))
  const layerGramians = new Float64Array(layers * size)
  own.forEach((layer, l) => {
    layerGramians.set(seen(layer), l * size)
  })
  return {
    trainLosses,
    testLosses,
    totalTrain: weightedTotal(headWeights, trainLosses),
    totalTest: weightedTotal(testWeights, testLosses),
    gradientNorms: lengthsOf(gramian, tasks),
    layerNorms: lengthsOf(layerGramians, tasks, layers),
    gramian,
    layerGramians,
  }
}

/** The trace with NaN in place of zeros for the tasks without a label in the batch. */
const askedTrace = (trace: Trace, trainLosses: Float64Array): Trace =>
  Object.fromEntries(
    Object.entries(trace).map(([name, value]) => [
      name,
      isVector(value) && value.length === trainLosses.length
        ? value.map((entry, t) => (entry === 0 && Number.isNaN(trainLosses[t]) ? Number.NaN : entry))
        : value,
    ]),
  )
