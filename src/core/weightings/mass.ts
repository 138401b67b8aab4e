/**
 * Shares of a simplex that a method keeps from step to step, where some tasks may be away. The tasks in a step keep the
 * mass that they had together and divide it among themselves. If the shares were normalised over these tasks only, each
 * absence of a task would add mass to the others, and a task with few labels would fall to 0.
 */
import { scaled, total, uniformWeights } from '../numerics/dense'
import type { Vector } from './define'

/** A mass within this distance of 1 differs only by rounding: all tasks take part, and nothing is rescaled. */
const ROUNDING = 1e-9

export interface Shares {
  /** The kept shares of the tasks in this step, [T]; they add up to 1. */
  readonly shares: Vector
  /** The part of the whole that these tasks hold. */
  readonly mass: number
}

/** From the kept shares of the tasks in this step, [T]. Tasks that hold nothing start with equal shares. */
export function sharesOf(kept: Vector): Shares {
  const mass = total(kept)
  if (!(mass < 1 - ROUNDING)) return { shares: kept, mass: 1 }
  return { shares: mass > 0 ? kept.map((x) => x / mass) : uniformWeights(kept.length), mass }
}

/** New shares of these tasks, [T], scaled to the mass that the tasks had. */
export const keptShares = (shares: Vector, mass: number): Vector => (mass === 1 ? shares : scaled(shares, mass))
