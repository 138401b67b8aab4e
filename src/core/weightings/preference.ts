/** Preferences, reference points and positive losses, as several methods on losses use them. */
import type { Vector } from './define'

/** A preference over tasks, [T]; 1/T where none is given. */
export const preferenceOf = (given: Vector, count: number): number[] =>
  Array.from({ length: count }, (_, i) => given[i] ?? 1 / count)

/** A reference point (the losses to aim for), [T]; 0 where none is given. */
export const referenceOf = (given: Vector, count: number): number[] =>
  Array.from({ length: count }, (_, i) => given[i] ?? 0)

/** Lower bound of a loss in a logarithm or a quotient. */
export const SMALLEST_LOSS = 1e-8
export const positive = (losses: Vector): number[] => losses.map((l) => Math.max(l, SMALLEST_LOSS))
