import { defaultConfig, defaultTask } from '../config/defaults'
import type { RunConfig } from '../config/types'

/** Steps until the learning rate is 0, and the sweep's points lie still. */
const STEPS = 1000

/**
 * A problem whose front is concave, so that a weighted sum cannot reach its middle.
 *
 * Both tasks are a plane over the same inputs, one turned by 90°, and the trunk is one linear unit
 * z = w·x: it can look in one direction alone. A linear head on it leaves of each target what is
 * orthogonal to w; with θ the angle between w and the first target's slope, and MAE as the loss,
 *
 *     L_1 ≈ r |sin θ|,    L_2 ≈ r |cos θ|,    so    L_1² + L_2² ≈ r²,      r = E|x + y| = 2/3
 *
 * | symbol | here            | shape  | unit                  |
 * | ------ | --------------- | ------ | --------------------- |
 * | w      | trunk's weights | [2]    | 1 / input             |
 * | θ      |                 | scalar | radians               |
 * | L, r   | the test losses | scalar | the targets' (length) |
 *
 * a quarter of a circle about the ideal point (0, 0): every weighted sum has its minimum at an end of
 * the arc, while λ_1 L_1 = λ_2 L_2 of Tchebycheff is met once for each λ. With MSE the squares would
 * add up to a constant themselves, and the front would be a straight line. Only about: the inputs fill a
 * square, no disc, and the slope that is best for MAE is no projection.
 *
 * That a weighted sum finds convex parts alone: Das and Dennis 1997, https://doi.org/10.1007/BF01197559.
 * `engine/testing/concave.test.ts` trains it.
 */
export const concaveFront: RunConfig = {
  ...defaultConfig,
  problem: { ...defaultConfig.problem, samples: 400 },
  tasks: [defaultTask('t1', 'plane', 'mae'), { ...defaultTask('t2', 'plane', 'mae'), rotation: 90 }],
  network: { trunk: [1], activation: 'linear', batchNorm: false, dropout: 0, head: [] },
  training: {
    ...defaultConfig.training,
    learningRate: 0.03,
    // The maximum of two losses has a kink where it is least: only ever smaller steps come to rest there.
    schedule: { id: 'cosine', options: { length: STEPS } },
    stopAfter: STEPS,
  },
}
