import type { RunConfig } from '../core/config/types'
import { isCrossEntropy, lossById } from '../core/losses/all'
import { PURPOSE, stepRandom } from '../core/numerics/random'
import { remembered } from '../core/remembered'
import { learningRateAt } from '../core/schedules/all'
import { decide, type Outcome, settle, type WeightingState } from '../core/weightings/decide'
import { needsOf } from '../core/weightings/declared'
import type { Need } from '../core/weightings/define'
import type { Batch, Observed, Weights } from './engine'
import { filledIn, inEffect } from './inEffect'
import type { Labels } from './labels'
import { columnOf, type Shape, seenOf } from './oneRun'
import type { Timeline } from './timeline'
import type { Standing } from './trainer.types'

/** Asks the weighting of each run for its weights. `standing` is the state of the training before the update. */
export class Deciding {
  /** Milliseconds that each run's decisions took so far, [R]. */
  readonly times: Float64Array

  constructor(
    private readonly timelines: readonly Timeline[],
    private readonly shape: Shape,
    private readonly labels: Labels,
    private readonly stepsPerEpoch: number,
    private readonly now: () => number,
  ) {
    this.times = new Float64Array(shape.runs)
  }

  /** Everything that some run's weighting looks at. */
  needs(): readonly Need[] {
    const all = new Set<Need>()
    for (const { config } of this.timelines) for (const need of needsOf(config.weighting)) all.add(need)
    return [...all]
  }

  /** True if no run's weights depend on an observation of the step. */
  weighsFirst(batch: Batch): boolean {
    return this.timelines.every((_, run) => !this.looks(run, batch))
  }

  /** `decide`, with its time added to `times`. */
  timed(run: number, batch: Batch, observed: Observed | null, standing: Standing): Outcome {
    const start = this.now()
    const outcome = this.decide(run, batch, observed, standing)
    this.times[run] += this.now() - start
    return outcome
  }

  /** Returns α, h and the new state. `metrics`, [T], are of the test split; by default those that the memory holds. */
  decide(
    run: number,
    batch: Batch,
    observed: Observed | null,
    standing: Standing,
    metrics = standing.memory.metrics[run],
  ): Outcome {
    const seen = this.looks(run, batch) && observed
    const shown = seen ? seenOf(observed, run, this.shape) : this.unseen(run, batch)
    return this.decideOn(run, batch, shown, standing, metrics)
  }

  /** Weights 0 for a run that has ended, so its parameters stay as they are. */
  rest(run: number, { weightingStates }: Standing): Outcome {
    const none = Array.from({ length: this.shape.tasks }, () => 0)
    return {
      weights: none,
      headWeights: none,
      state: weightingStates[run],
      trace: {},
      inactive: [...none.keys()],
      asked: [],
    }
  }

  /** Weights in effect after a step, [T] (`inEffect.ts`). */
  inEffect(run: number, batch: Batch, { headWeights }: Outcome, { memory }: Standing): readonly number[] {
    const { weighting } = this.timelines[run].config
    return inEffect(weighting, memory.inEffect[run], headWeights, this.labels.ofRun(batch, run))
  }

  /** Head weights for the test split's total, [T]. They do not depend on which labels this batch has. */
  testWeights(run: number, batch: Batch, outcome: Outcome, standing: Standing): readonly number[] {
    const labelled = this.labels.ofRun(batch, run)
    if (labelled.every(Boolean)) return outcome.headWeights
    if (!this.looks(run, batch)) {
      return this.decideOn(run, batch, { losses: labelled.map(() => 1) }, standing).headWeights
    }
    const weights = this.inEffect(run, batch, outcome, standing)
    return filledIn(this.timelines[run].config.weighting, weights, this.sliders(run))
  }

  /** Returns the states of the weightings after they saw what the update did to the batch's losses, both [T, R]. */
  settle(
    losses: Float64Array,
    lossesAfter: Float64Array,
    outcomes: readonly Outcome[],
    states: readonly WeightingState[],
  ): readonly WeightingState[] {
    return states.map((state, run) =>
      settle(
        this.timelines[run].config.weighting,
        {
          losses: columnOf(losses, run, this.shape),
          lossesAfter: columnOf(lossesAfter, run, this.shape),
          asked: outcomes[run].asked,
        },
        state,
      ),
    )
  }

  /** Slider weights of the enabled tasks, [T]. */
  sliders(run: number): readonly number[] {
    return slidersOf(this.timelines[run].config.tasks)
  }

  /** True if the run's weights depend on an observation of the step. */
  private looks(run: number, batch: Batch): boolean {
    return needsOf(this.timelines[run].config.weighting).length > 0 || batch.runs[run].aggregate !== null
  }

  /**
   * Stands for the losses where a weighting needs none: 1, or NaN for a task without a label in the batch, which makes
   * the task inactive. The labels alone decide, so the weights are the same whether or not the step is recorded.
   */
  private unseen(run: number, batch: Batch) {
    return { losses: this.labels.ofRun(batch, run).map((has) => (has ? 1 : Number.NaN)) }
  }

  private decideOn(
    run: number,
    { step }: Batch,
    seen: Partial<ReturnType<typeof seenOf>>,
    { weightingStates, memory }: Standing,
    metrics = memory.metrics[run],
  ): Outcome {
    const { training, weighting } = this.timelines[run].config
    const observation = {
      step,
      epoch: Math.floor(step / this.stepsPerEpoch),
      learningRate: learningRateAt(training, step),
      taskCount: this.shape.tasks,
      userWeights: this.sliders(run),
      crossEntropy: crossEntropyOf(this.timelines[run].config.tasks),
      random: stepRandom(training.seed, PURPOSE.weighting, step),
      metrics,
      ...seen,
    }
    return decide(weighting, observation, weightingStates[run])
  }
}

type Tasks = RunConfig['tasks']

/** Of the enabled tasks, [T]. */
const slidersOf = remembered((tasks: Tasks) => tasks.filter((task) => task.enabled).map(({ weight }) => weight))
/** Whether the losses of the enabled tasks are cross-entropies, [T]. */
const crossEntropyOf = remembered((tasks: Tasks) =>
  tasks.filter((task) => task.enabled).map(({ loss }) => isCrossEntropy(lossById(loss.id))),
)

/** The weights of all runs, [T, R]. */
export function weightsOf(outcomes: readonly Outcome[], { tasks, runs }: Shape): Weights {
  const trunk = new Float64Array(tasks * runs)
  const heads = new Float64Array(tasks * runs)
  for (let run = 0; run < runs; run++) {
    const { weights, headWeights } = outcomes[run]
    for (let t = 0; t < tasks; t++) {
      trunk[t * runs + run] = weights[t]
      heads[t * runs + run] = headWeights[t]
    }
  }
  return { trunk, heads }
}
