/**
 * Weights over steps, drawn by hand: one curve for each task, with points to drag.
 *
 *     α_i = h_i = w_i · c_i(s)
 *
 * w: the sliders, [T]; c_i: piecewise linear through the points [step, factor] of task i, constant
 * before the first and after the last; 1 where a task has no points. s: updates done so far.
 */
import { curves } from '../options'
import { defineWeighting } from './define'

type Point = readonly [number, number]

/** The curve's value at `step`; 1 without points. Points have ascending steps; of equal steps the later point holds. */
export function curveAt(points: readonly Point[] | undefined, step: number): number {
  if (!points || points.length === 0) return 1
  const after = points.findIndex(([x]) => x > step)
  if (after === 0) return points[0][1]
  if (after < 0) return points[points.length - 1][1]
  const [x0, y0] = points[after - 1]
  const [x1, y1] = points[after]
  return y0 + ((y1 - y0) * (step - x0)) / (x1 - x0)
}

export const manualSchedule = defineWeighting({
  id: 'manual-schedule',
  family: 'schedule',
  tex: String.raw`L = \sum_i w_i\, c_i(s)\, L_i`,
  options: { curves: curves({ default: [], min: 0, max: 10, maxPoints: 12 }) },
  needs: [],
  actsOn: 'losses',
  scale: 'own',
  sliders: true,
  plan: ({ curves: given }, userWeights) => ({
    settled: Math.max(0, ...given.flatMap((points) => points.map(([step]) => step))),
    starts: userWeights.map(() => 0),
    weightAt: (step, task) => userWeights[task] * curveAt(given[task], step),
  }),
  init: () => null,
  weigh({ step, userWeights }, options) {
    const factors = userWeights.map((_, i) => curveAt(options.curves[i], step))
    const weights = userWeights.map((w, i) => w * factors[i])
    return { weights, state: null, trace: { w: weights, c: factors } }
  },
})
