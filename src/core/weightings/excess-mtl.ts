/**
 * ExcessMTL: weight tasks by how much of their risk can still be removed.
 *
 *     S_p += g_ip²,   x_i = Σ_p g_ip² / √(S_ip + 1e-7),   w_i ← w_i exp(η x_i / x_i⁰),   α = T w / Σ w
 *
 * | symbol | here              | shape  | unit                                               |
 * | ------ | ----------------- | ------ | -------------------------------------------------- |
 * | S      | aggregate         | [T, P] | (loss / parameter)²; on the device, 0 at first     |
 * | x      | `squares`         | [T]    | loss / parameter; stands for the excess risk       |
 * | x⁰     | `state.first`     | [T]    | the same, of the first step                        |
 * | ln w   | `state.logWeights`| [T]    | none; kept as a logarithm, the product overflows   |
 * | η      | `stepSize`        | scalar | none; LibMTL 0.01, TorchJD 1                       |
 *
 * First step: α = 1. A task that comes later starts at the mean ln w of the others, with its own x⁰. Tasks dominated by noise have little excess risk and stay low.
 * He, Zhou, Zhang, Zou, Zhao 2024, https://arxiv.org/abs/2402.02009. Ours is the authors' (LibMTL's);
 * TorchJD has Σα = 1 and updates in the first step as well.
 */
import type { Vector } from '../numerics/dense'
import { filled, scaled, softmax, total } from '../numerics/dense'
import { real } from '../options'
import { defineWeighting } from './define'
import { type Firsts, noneSeen, withFirsts } from './firsts'

interface State extends Firsts {
  readonly logWeights: Vector
}

const VANISHED = 1e-12

export const excessMtl = defineWeighting({
  id: 'excess-mtl',
  family: 'hybrid',
  citation: { text: 'He, Zhou, Zhang, Zou and Zhao 2024', url: 'https://arxiv.org/abs/2402.02009' },
  tex: String.raw`x_i = g_i^{\top} \operatorname{diag}(S_i)^{-1/2} g_i, \qquad w_i \leftarrow w_i\, e^{\eta\, x_i / x_i^0}`,
  options: { stepSize: real({ default: 0.01, min: 1e-4, max: 1, scale: 'log' }) },
  needs: ['squares'],
  // The heads get the same weights, as in the authors' code.
  actsOn: 'losses',
  scale: 'sum',
  init: (taskCount): State => ({ ...noneSeen(taskCount), logWeights: filled(taskCount, 0) }),
  aggregate: () => ({ kind: 'squares' }),
  weigh({ squares }, { stepSize }, state) {
    const begun = withFirsts(state, squares)
    const { first } = begun
    const ratio = squares.map((x, i) => (first[i] > VANISHED ? x / first[i] : 0))
    const newcomer = meanOfSeen(state)
    const logWeights = state.logWeights.map((x, i) => (state.seen[i] ? x + stepSize * ratio[i] : newcomer))
    const weights = scaled(softmax(logWeights), logWeights.length)
    return { weights, state: { ...begun, logWeights }, trace: { w: weights, x: squares } }
  },
})

/** Where a task starts: amid those that were there before, so that it gets about the mean weight. */
function meanOfSeen({ logWeights, seen }: State): number {
  const count = total(seen)
  return count > 0 ? total(logWeights.map((x, i) => x * seen[i])) / count : 0
}
