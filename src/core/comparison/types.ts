/**
 * Several weightings side by side on one problem. Plain JSON, like a `Recording`: links and files carry a
 * comparison, and training it again gives the same lanes.
 */
import type { FieldPath } from '../config/paths'
import type { Recording } from '../config/types'

/** A field of the set-up for which a lane has its own value. */
export interface LaneChange {
  /** A path as in an `Edit`, for example `weighting` or `training.learningRate`. Never a field of the problem. */
  readonly field: FieldPath
  readonly value: unknown
}

/** One configuration of a comparison, with a run for each seed. */
export interface Lane {
  /** `a`, `b`, …; constant while the lane exists. */
  readonly id: string
  /** '' = the page names the lane after its changes. */
  readonly name: string
  readonly changes: readonly LaneChange[]
  /** For a single-task baseline: the id of the only task with a weight. Drawn dashed. null = no baseline. */
  readonly only: string | null
  /** Replaces the comparison's seeds; null = the comparison's. */
  readonly seeds: readonly number[] | null
}

export interface Comparison {
  /** Every lane starts from it. Its edits apply to every lane, except to fields that the lane changes. */
  readonly base: Recording
  readonly lanes: readonly Lane[]
  /** Seeds of parameters, batches, dropout and draws. Lanes with equal seeds start equal and see equal batches. */
  readonly seeds: readonly number[]
  /**
   * Step at which the lanes' changes take effect. 0 = from the start; only then may a lane change the
   * structure of the network.
   */
  readonly fork: number
  /** Training stops after this many steps; 0 = never. */
  readonly steps: number
  /** A task counts as learnt once its test metric reaches this value. */
  readonly threshold: number
}

export const MOST_LANES = 12
export const MOST_SEEDS = 8
export const MOST_RUNS = 64

/**
 * Weights swept over a simplex: one run a point, all in one population. Two tasks: λ from 0 to 1 in
 * `points` even steps. Three: the triangular grid with at most `points` points.
 */
export interface Sweep {
  /** Ids of two or three enabled tasks. */
  readonly tasks: readonly string[]
  /** The weight of every other enabled task: `keep` = as in the set-up, `off` = 0. */
  readonly others: 'keep' | 'off'
  readonly points: number
  /** The method that takes the weights: the weighted sum as its weights, (smooth) Tchebycheff as its preference. */
  readonly method: (typeof SWEEP_METHODS)[number]
}

/** Weightings whose weights or preference a sweep can vary. */
export const SWEEP_METHODS = ['weighted-sum', 'tchebycheff', 'stch'] as const

export const MOST_SWEEP_POINTS = 33
