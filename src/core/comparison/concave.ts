import { defaultConfig, defaultTask } from '../config/defaults'
import type { RunConfig } from '../config/types'

/** Steps until the learning rate is 0: the sweep's points then stop moving. */
const STEPS = 1000

/**
 * A problem whose front is concave, so that a weighted sum cannot reach its middle.
 *
 * Both tasks are a plane over the same inputs, one turned by 90°. The trunk is one linear unit
 * z = w·x, so it sees one direction only, and a linear head on it cannot fit the part of a target that is
 * orthogonal to w. With θ the angle between w and the first target's slope, and MAE as the loss,
 *
 *     L_1 ≈ r |sin θ|,    L_2 ≈ r |cos θ|,    so    L_1² + L_2² ≈ r²,      r = E|x + y| = 2/3
 *
 * | symbol | here            | shape  | unit                  |
 * | ------ | --------------- | ------ | --------------------- |
 * | w      | trunk's weights | [2]    | 1 / input             |
 * | θ      |                 | scalar | radians               |
 * | L, r   | the test losses | scalar | the targets' (length) |
 *
 * The front is a quarter of a circle about the ideal point (0, 0). Every weighted sum has its minimum at an
 * end of the arc. Tchebycheff's condition λ_1 L_1 = λ_2 L_2 holds at one point of the arc for each λ. With
 * MSE the losses themselves would add up to a constant, and the front would be a straight line. The circle
 * is approximate: the inputs fill a square and not a disc, and the best slope for MAE is not a projection.
 *
 * A weighted sum finds only convex parts of a front: Das and Dennis 1997, https://doi.org/10.1007/BF01197559.
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
    // The maximum of two losses has a kink at its minimum, so training settles there only with shrinking steps.
    schedule: { id: 'cosine', options: { length: STEPS } },
    stopAfter: STEPS,
  },
}
