/**
 * A map: one or two quantities of a set-up varied, and one number looked at, over one or several seeds. Plain JSON like
 * a `Comparison`: links carry it, and computing it again gives the same numbers.
 */
import type { FieldPath } from '../config/paths'
import type { Recording } from '../config/types'

/** Evenly spaced values of a number. */
export interface RangeAxis {
  /** A path as in `LaneChange`. `network.trunk` stands for the width of every trunk layer. */
  readonly field: FieldPath
  readonly from: number
  readonly to: number
  /** Number of values, both ends included. Values that are equal after rounding count once. */
  readonly count: number
  readonly scale: 'linear' | 'log'
}

/** Chosen values of a choice or a switch. */
export interface ListAxis {
  readonly field: FieldPath
  readonly values: readonly (string | boolean)[]
}

export type Axis = RangeAxis | ListAxis
export type AxisValue = number | string | boolean

export const isRange = (axis: Axis): axis is RangeAxis => 'from' in axis

/** Weights of three tasks with sum 1, on a triangular grid with `intervals` steps on each edge. */
export interface Triangle {
  /** Ids of three enabled tasks: their corners are at the left, the right and the top. */
  readonly tasks: readonly [string, string, string]
  readonly intervals: number
}

/** What is varied: a quantity (a curve), two quantities (a heat map), or the weights of three tasks. */
export type Shape =
  | { readonly form: 'curve'; readonly x: Axis }
  | { readonly form: 'grid'; readonly x: Axis; readonly y: Axis }
  | { readonly form: 'triangle'; readonly triangle: Triangle }

export interface MapSetup {
  /** Every cell starts from it. Its edits apply to every cell, except to fields that the cell changes. */
  readonly base: Recording
  readonly shape: Shape
  /** An id of `measuresOf`, such as `loss t1` or `deltaM`. */
  readonly measure: string
  readonly seeds: readonly number[]
  /** Every run trains this many steps. */
  readonly steps: number
  /** For steps to a threshold: the test metric at which a task counts as learnt. */
  readonly threshold: number
}

export const MOST_VALUES = 40
export const MOST_INTERVALS = 24
export const MOST_MAP_SEEDS = 8
export const MOST_MAP_STEPS = 100_000
