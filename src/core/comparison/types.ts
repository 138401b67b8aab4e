/**
 * Several weightings side by side on one problem. Plain JSON, as a `Recording` is: a link and a file
 * carry a comparison, and the same comparison trains the same lanes again.
 */
import type { Recording } from '../config/types'

/** A field of the set-up that a lane sets its own way. */
export interface LaneChange {
  /** A path as in an `Edit`, for example `weighting` or `training.learningRate`; never of the problem. */
  readonly field: string
  readonly value: unknown
}

/** One configuration of a comparison: a run for each of its seeds. */
export interface Lane {
  /** Never changes while the lane lives: `a`, `b`, … */
  readonly id: string
  /** '' = named after what it changes. */
  readonly name: string
  readonly changes: readonly LaneChange[]
  /** Of a single-task baseline: the task that alone has a weight, and a trunk to itself. Drawn dashed. */
  readonly only: string | null
  /** Instead of the comparison's. */
  readonly seeds: readonly number[] | null
}

export interface Comparison {
  /** What every lane starts from. Its edits act in every lane, but for fields that a lane changes. */
  readonly base: Recording
  readonly lanes: readonly Lane[]
  /** Seeds of parameters, batches, dropout and draws: lanes with the same seed start alike and see the same batches. */
  readonly seeds: readonly number[]
  /**
   * Step at which the lanes part: their changes take effect there. 0 = from the start; only then
   * may a lane change what the network is made of.
   */
  readonly fork: number
  /** Training stops after so many steps; 0 = never. */
  readonly steps: number
  /** Test metric from which on a task counts as learnt. */
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
  /** The weight of every other enabled task: as it is in the set-up, or 0. */
  readonly others: 'keep' | 'off'
  readonly points: number
  /** What the weights are of: the weighted sum, or the preference of (smooth) Tchebycheff. */
  readonly method: (typeof SWEEP_METHODS)[number]
}

/** Weightings whose weights or preference a sweep can vary. */
export const SWEEP_METHODS = ['weighted-sum', 'tchebycheff', 'stch'] as const

export const MOST_SWEEP_POINTS = 33
