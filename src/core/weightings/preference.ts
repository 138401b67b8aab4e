import type { Vector } from './define'

/** A preference over tasks as given, filled up with 1/T. */
export const preferenceOf = (given: Vector, count: number): number[] =>
  Array.from({ length: count }, (_, i) => given[i] ?? 1 / count)

/** A reference point (the losses one hopes for), filled up with 0. */
export const referenceOf = (given: Vector, count: number): number[] =>
  Array.from({ length: count }, (_, i) => given[i] ?? 0)

/** Where a logarithm or a quotient of a loss is taken: the method needs positive losses. */
export const SMALLEST_LOSS = 1e-8
export const positive = (losses: Vector): number[] => losses.map((l) => Math.max(l, SMALLEST_LOSS))
