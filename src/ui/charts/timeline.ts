/** Planned weights drawn over the steps to come. Pure. */
import type { Plan } from '../../core/weightings/define'
import { pathThrough } from './paths'

/**
 * Outline of a row whose filled height is the weight, over the steps [0, last] drawn 0 to 100 wide. A weight of
 * `most` fills the row's `height`.
 */
export function rowPath(
  plan: Plan,
  task: number,
  last: number,
  most: number,
  top: number,
  height: number,
  points = 160,
): string {
  const bottom = top + height
  const edge = Array.from({ length: points + 1 }, (_, k): [number, number] => {
    const filled = Math.min(plan.weightAt((last * k) / points, task) / most, 1)
    return [(100 * k) / points, bottom - height * filled]
  })
  return `${pathThrough([[0, bottom], ...edge, [100, bottom]], 2)}Z`
}

/** The largest weight up to step `last`; at least 1e-9, so that it can be divided by. */
export function largestWeight(plan: Plan, tasks: number, last: number): number {
  let most = 1e-9
  for (let task = 0; task < tasks; task++) {
    for (let k = 0; k <= 160; k++) most = Math.max(most, plan.weightAt((last * k) / 160, task))
  }
  return most
}
