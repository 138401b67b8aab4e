/**
 * ExcessMTL: weights tasks by how much of their risk can still be removed.
 *
 *     S_p += g_ip²,   x_i = Σ_p g_ip² / √(S_ip + 1e-7),   w_i ← w_i exp(η x_i / x_i⁰),   α = T w / Σ w
 *
 * | symbol | here              | shape  | unit                                               |
 * | ------ | ----------------- | ------ | -------------------------------------------------- |
 * | S      | aggregate         | [T, P] | (loss / parameter)²; on the device, 0 at first     |
 * | x      | `squares`         | [T]    | loss / parameter; an estimate of the excess risk   |
 * | x⁰     | `state.first`     | [T]    | the same, of the first step                        |
 * | ln w   | `state.logWeights`| [T]    | none; a logarithm, because the product overflows   |
 * | η      | `stepSize`        | scalar | none; LibMTL 0.01, TorchJD 1                       |
 *
 * First step: α = 1. A task that comes later starts at the mean ln w of the others, with its own x⁰. A task that was
 * away keeps its share. Tasks dominated by noise have little excess risk and keep low weights. He, Zhou, Zhang, Zou,
 * Zhao 2024, https://arxiv.org/abs/2402.02009. Ours is the authors' code (as in LibMTL). TorchJD has Σα = 1 and updates
 * in the first step as well.
 */
import type { Vector } from '../numerics/dense'
import { filled, scaled, softmax, total } from '../numerics/dense'
import { real } from '../options'
import { defineWeighting } from './define'
import { type Firsts, firstsMemory, noneSeen, withFirsts } from './firsts'

interface State extends Firsts {
  readonly logWeights: Vector
  /** Growth of ln Σ w, where Σ is over the tasks in a step, summed over each task's own steps, [T]. */
  readonly grown: Vector
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
  remembers: { logWeights: 'perTask', grown: 'perTask', ...firstsMemory },
  init: (taskCount): State => ({
    ...noneSeen(taskCount),
    logWeights: filled(taskCount, 0),
    grown: filled(taskCount, 0),
  }),
  aggregate: () => ({ kind: 'squares' }),
  weigh({ squares }, { stepSize }, state) {
    const begun = withFirsts(state, squares)
    const { first } = begun
    const ratio = squares.map((x, i) => (first[i] > VANISHED ? x / first[i] : 0))
    const before = level(state)
    const after = before.logWeights.map((x, i) => (state.seen[i] ? x + stepSize * ratio[i] : x))
    const weights = scaled(softmax(after), after.length)
    const growth = logSum(after) - logSum(before.logWeights)
    const grown = before.grown.map((x) => x + growth)
    return { weights, state: { ...begun, logWeights: after, grown }, trace: { w: weights, x: squares } }
  },
})

/**
 * Comparable logarithms, [T]. All weights in a step grow, and only their ratios matter, so a task would fall behind
 * just by being away. Therefore the others' common growth in the additional steps is subtracted. A task in its first
 * step starts at the mean of the others and so gets about the mean weight.
 */
function level({ logWeights, grown, seen }: State): Pick<State, 'logWeights' | 'grown'> {
  const known = grown.filter((_, i) => seen[i])
  const least = known.length > 0 ? Math.min(...known) : 0
  const compared = logWeights.map((x, i) => (seen[i] ? x - (grown[i] - least) : 0))
  const mean = known.length > 0 ? total(compared.map((x, i) => x * seen[i])) / known.length : 0
  return { logWeights: compared.map((x, i) => (seen[i] ? x : mean)), grown: filled(grown.length, least) }
}

/** ln Σ e^x. */
function logSum(x: Vector): number {
  const most = Math.max(...x)
  return most + Math.log(total(x.map((value) => Math.exp(value - most))))
}
