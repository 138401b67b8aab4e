/**
 * The bound on a single weight: |α_i| ≤ limit and |h_i| ≤ limit, for each task by itself. A task whose loss and
 * gradient vanish may ask for an unbounded weight (1/l, for example). Its gradient is then next to nothing, so cutting
 * its weight changes the step by next to nothing. Rescaling the whole vector instead would stop all the other tasks.
 */
import type { Vector } from './define'

/** About the largest weight that float32 training survives: no single bad step may destroy a run. */
export const WEIGHT_LIMIT = 1e6

export function limited(weights: Vector, limit: number): number[] {
  const bounded = [...weights]
  for (let i = 0; i < bounded.length; i++) bounded[i] = Math.min(Math.max(bounded[i], -limit), limit)
  return bounded
}

/** Places of the tasks whose trunk weight α [T] or head weight h [T] stands at the limit. */
export const tasksAtLimit = (weights: ArrayLike<number>, headWeights: ArrayLike<number>): number[] =>
  Array.from(weights, (_, task) => task).filter(
    (task) => Math.abs(weights[task]) >= WEIGHT_LIMIT || Math.abs(headWeights[task]) >= WEIGHT_LIMIT,
  )
