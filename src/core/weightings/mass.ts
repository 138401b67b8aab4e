/**
 * Shares of a simplex that a method keeps from step to step, where some tasks are away: the tasks in a step share out
 * among themselves the mass that they had together. Normalised over these tasks alone, each absence of a task would add
 * mass to the others, and a task with few labels would be driven to 0.
 */
import { scaled, total, uniformWeights } from '../numerics/dense'
import type { Vector } from './define'

/** Closer to 1 than this only rounding differs: all tasks are there, and nothing is rescaled. */
const ROUNDING = 1e-9

export interface Shares {
  /** The kept shares of the tasks in this step, [T]; they add up to 1. */
  readonly shares: Vector
  /** What these tasks hold of the whole. */
  readonly mass: number
}

/** Of the kept shares of the tasks in this step, [T]. Tasks that hold nothing start from equal shares. */
export function sharesOf(kept: Vector): Shares {
  const mass = total(kept)
  if (!(mass < 1 - ROUNDING)) return { shares: kept, mass: 1 }
  return { shares: mass > 0 ? kept.map((x) => x / mass) : uniformWeights(kept.length), mass }
}

/** New shares of these tasks, [T], as they are kept: with the mass that the tasks had. */
export const keptShares = (shares: Vector, mass: number): Vector => (mass === 1 ? shares : scaled(shares, mass))
