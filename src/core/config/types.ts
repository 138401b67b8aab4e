import type { MetricName } from '../metrics/names'
import type { LooseOptions } from '../options'
import type { FieldPath } from './paths'

/**
 * Everything that determines a run, as plain JSON. `fields.ts` has the limits, the tag and the short name of each
 * field, and `defaults.ts` the defaults.
 *
 * Fields with the tag `live` can change while training and appear in the edits of a recording.
 */
export interface RunConfig {
  readonly problem: ProblemConfig
  readonly tasks: readonly TaskConfig[]
  readonly network: NetworkConfig
  readonly training: TrainingConfig
  readonly weighting: WeightingConfig
}

export interface ProblemConfig {
  /** A registered problem. `plane` is the one with points in the plane as inputs. */
  readonly id: string
  /** Number of training and test rows together. */
  readonly samples: number
  readonly testFraction: number
  /** Seed of inputs, noise, missing labels and split. Independent of the run's seed. */
  readonly seed: number
  /** Which columns of which file are inputs and targets (`core/tables/recipe.ts`); '' = none. */
  readonly table: string
}

export interface TaskConfig {
  /** `t1`, `t2`, …; never changes while the task exists. */
  readonly id: string
  /** A target function of the problem, or `formula`. */
  readonly target: string
  /** '' = the name of the target. */
  readonly name: string
  readonly enabled: boolean
  readonly loss: { readonly id: string; readonly options: LooseOptions }
  /**
   * The loss of a batch: the mean over its labelled rows, or their sum, as in PyTorch's `reduction`. The gradient of a
   * sum grows with the batch.
   */
  readonly reduction: 'mean' | 'sum'
  /** What cards, tables and curves show of the test rows; `usual` = the target's usual metric. Changes no training. */
  readonly metric: MetricName | 'usual'
  /** The value of the slider on the task's card. */
  readonly weight: number
  /** Regression: standard deviation as a share of the target's. Classification: share of flipped labels. */
  readonly noise: number
  /** Regression: the target is multiplied by this (1 = metres, 1000 = millimetres). */
  readonly scale: number
  /** Share of the training rows that have a label. */
  readonly labels: number
  /**
   * Classification: share of the rare class whose labels are kept, in both splits. The rare class is 1 of two classes
   * and the last of several.
   */
  readonly rare: number
  /** How much the target shares with that of the first task: 0 = nothing, 1 = it is the same target. */
  readonly related: number
  /** Share of the rows that keep their original target; the others have a made-up one (`problems/madeUp.ts`). 1 = all. */
  readonly original: number
  /** Degrees by which the target is rotated about the origin, which sets how related tasks are. */
  readonly rotation: number
  /** Blobs: number of classes, 2 to 5. */
  readonly classes: number
  /** The target `formula`: an expression in x and y. */
  readonly expression: string
  /** A target that is drawn: its cells or points as a text (`problems/{drawing,dots}.ts`); '' = what is there to begin with. */
  readonly drawing: string
  /**
   * A binary target under a condition (`Target.given`) is learned on all rows, as the product of its probability and that
   * of the condition.
   */
  readonly product: boolean
}

export interface NetworkConfig {
  /** Width of each trunk layer: 1 to 6 layers, 1 to 256 units. */
  readonly trunk: readonly number[]
  readonly activation: string
  readonly batchNorm: boolean
  /** Share of the trunk's activations that are dropped while training; 0 = none. */
  readonly dropout: number
  /** Hidden layers of every head; [] = linear heads. */
  readonly head: readonly number[]
}

export interface TrainingConfig {
  readonly optimizer: { readonly id: string; readonly options: LooseOptions }
  readonly learningRate: number
  /** The learning rate of the heads over that of the trunk. */
  readonly headRate: number
  readonly schedule: { readonly id: string; readonly options: LooseOptions }
  /** Steps of linear warm-up before the schedule. */
  readonly warmup: number
  readonly batchSize: number
  /** Share of a batch that is drawn evenly over tasks and their classes, so that rare labels come more often. */
  readonly oversampling: number
  readonly l1: number
  readonly l2: number
  /** 0 = off. */
  readonly clipValue: number
  /** 0 = off. */
  readonly clipNorm: number
  /** Seed of the initial parameters, the batches, dropout and the random draws of a method. */
  readonly seed: number
  /** Stop after this many steps; 0 = never. */
  readonly stopAfter: number
  /** Stop when the total loss has become flat. */
  readonly stopWhenFlat: boolean
}

export interface WeightingConfig {
  readonly id: string
  readonly options: LooseOptions
  readonly modifiers: readonly { readonly id: string; readonly options: LooseOptions }[]
}

/** A change that was made while training. `value` took effect before update number `step`, counted from 0. */
export interface Edit {
  readonly step: number
  /** Path of a live field, for example `tasks.t2.weight` or `training.learningRate`. */
  readonly field: FieldPath
  readonly value: unknown
}

/** What a link carries: a set-up, and the changes that were made while it trained. It replays to the same numbers. */
export interface Recording {
  readonly config: RunConfig
  readonly edits: readonly Edit[]
}
