import type { LooseOptions } from '../options'
import type { FieldPath } from './paths'

/**
 * Everything that decides a run. Plain JSON; made valid by `core/config/fields.ts`, which has for
 * each field its default, limits, tag and short name in a link.
 *
 * Tags: a `program` field changes the compiled program, a `restart` field needs a fresh start,
 * a `live` field acts while training and can stand in a recording's edits.
 */
export interface RunConfig {
  readonly problem: ProblemConfig
  readonly tasks: readonly TaskConfig[]
  readonly network: NetworkConfig
  readonly training: TrainingConfig
  readonly weighting: WeightingConfig
}

export interface ProblemConfig {
  /** A problem of the registry; `plane` is the 2-D input plane. */
  readonly id: string
  /** Training and test rows together. */
  readonly samples: number
  readonly testFraction: number
  /** Seed of inputs, noise, missing labels and split; apart from the run's seed. */
  readonly seed: number
}

export interface TaskConfig {
  /** Never changes while the task lives: `t1`, `t2`, … */
  readonly id: string
  /** A target function of the problem, or `formula`. */
  readonly target: string
  /** '' = the target's own name. */
  readonly name: string
  readonly enabled: boolean
  readonly loss: { readonly id: string; readonly options: LooseOptions }
  /** The slider on the card (live). */
  readonly weight: number
  /** Regression: standard deviation as a share of the target's; classification: share of flipped labels. */
  readonly noise: number
  /** Regression: the target is multiplied by this (1 = metres, 1000 = millimetres). */
  readonly scale: number
  /** Share of the training rows that have a label. */
  readonly labels: number
  /** Degrees by which the target is turned about the origin: the dial of relatedness. */
  readonly rotation: number
  /** Blobs: number of classes, 2 to 5. */
  readonly classes: number
  /** The target `formula`: an expression in x and y. */
  readonly expression: string
}

export interface NetworkConfig {
  /** Width of each trunk layer: 1 to 6 layers, 1 to 256 units. */
  readonly trunk: readonly number[]
  readonly activation: string
  readonly batchNorm: boolean
  /** Share of trunk activations dropped while training; 0 = none. */
  readonly dropout: number
  /** Hidden layers of every head; [] = linear heads. */
  readonly head: readonly number[]
}

export interface TrainingConfig {
  readonly optimizer: { readonly id: string; readonly options: LooseOptions }
  readonly learningRate: number
  readonly schedule: { readonly id: string; readonly options: LooseOptions }
  /** Steps of linear warm-up in front of the schedule. */
  readonly warmup: number
  readonly batchSize: number
  readonly l1: number
  readonly l2: number
  /** 0 = off. */
  readonly clipValue: number
  /** 0 = off. */
  readonly clipNorm: number
  /** Seed of initial parameters, batches, dropout and a method's draws. */
  readonly seed: number
  /** Stop after this many steps; 0 = never. */
  readonly stopAfter: number
  /** Stop when the total loss has gone flat. */
  readonly stopWhenFlat: boolean
}

export interface WeightingConfig {
  readonly id: string
  readonly options: LooseOptions
  readonly modifiers: readonly { readonly id: string; readonly options: LooseOptions }[]
}

/** A change made while training: `value` took effect in front of update number `step` (from 0). */
export interface Edit {
  readonly step: number
  /** Path of a live field, for example `tasks.t2.weight` or `training.learningRate`. */
  readonly field: FieldPath
  readonly value: unknown
}

/** What a link carries: the set-up and what was changed while it ran, so that it replays the same film. */
export interface Recording {
  readonly config: RunConfig
  readonly edits: readonly Edit[]
}
