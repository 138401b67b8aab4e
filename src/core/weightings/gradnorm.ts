/**
 * GradNorm: learn weights until the weighted gradients have the lengths that the tasks' progress asks for.
 *
 *     w = T σ(s),  N_i = w_i n_i,  r_i = (l_i / L0_i) / mean(l / L0),   F = Σ |N_i − N̄ r_i^a|  (target held still)
 *     f_i = sign(N_i − N̄ r_i^a) n_i,   ∂F/∂s_i = w_i (f_i − Σ_j σ(s)_j f_j)
 *
 * | symbol | here                 | shape  | unit                                                      |
 * | ------ | -------------------- | ------ | --------------------------------------------------------- |
 * | n      | lengths of gradients | [T]    | loss / parameter                                          |
 * | L0     | `state.first`        | [T]    | loss; mean of a task's first `warmup` steps, those of all with α = 1 |
 * | s      | `state.scale`        | [T]    | none; 1 at first                                          |
 * | a      | `alpha`              | scalar | none; how strongly a task that lags is pulled along       |
 * | α, h   | `weights`            | [T]    | none; Σ = T; those before the step's update                |
 *
 * Chen, Badrinarayanan, Lee, Rabinovich 2018, https://arxiv.org/abs/1711.02257. The paper updates w itself and may turn
 * it negative; the softmax is LibMTL's. Norms over all shared parameters (LibMTL), not the last layer (paper).
 */
import { filled, scaled, softmax, total } from '../numerics/dense'
import { integer, real } from '../options'
import type { Decision, Vector } from './define'
import { defineWeighting } from './define'
import { lengths } from './gramian'
import { type Learned, learn, learnedOptions, startLearning } from './learned'
import { SMALLEST_LOSS } from './preference'

interface State extends Omit<Learned, 'values'> {
  readonly scale: Vector
  readonly step: number
  /** Mean of a task's first losses, and how many of them there were. A task may come later than the others. */
  readonly first: Vector
  readonly seen: Vector
}

const LARGEST_RATIO = 1e3

export const gradnorm = defineWeighting({
  id: 'gradnorm',
  family: 'hybrid',
  citation: { text: 'Chen, Badrinarayanan, Lee and Rabinovich 2018', url: 'https://arxiv.org/abs/1711.02257' },
  tex: String.raw`\lVert w_i g_i \rVert \to \overline{\lVert w g \rVert}\; r_i^{\alpha}, \qquad r_i = \frac{L_i / L_i(0)}{\operatorname{mean}_j L_j / L_j(0)}`,
  options: {
    alpha: real({ default: 1.5, min: 0, max: 3 }),
    ...learnedOptions,
    learningRate: real({ default: 0.025, min: 1e-4, max: 0.5, scale: 'log' }),
    warmup: integer({ default: 1, min: 1, max: 500, unit: 'steps' }),
  },
  needs: ['losses', 'gramian'],
  actsOn: 'losses',
  positiveLosses: true,
  scale: 'sum',
  init: (taskCount): State => {
    const { values, ...rest } = startLearning(filled(taskCount, 1))
    return { scale: values, step: 0, first: filled(taskCount, 0), seen: filled(taskCount, 0), ...rest }
  },
  weigh({ losses, gramian, taskCount }, options, state): Decision<State> {
    const begun = withFirst(state, losses, options.warmup)
    if (state.step < options.warmup) {
      const ones = filled(taskCount, 1)
      return { weights: ones, state: { ...begun, step: state.step + 1 }, trace: { w: ones } }
    }
    const share = softmax(state.scale)
    const weights = scaled(share, taskCount)
    const n = lengths(gramian)
    const r = ratesOf(losses, begun.first)
    const wanted = wantedNorms(weights, n, r, options.alpha)
    const moves = total(n) > 0
    const next = moves ? trained(begun, share, weights, n, wanted, options) : begun
    return { weights, state: { ...next, step: state.step + 1 }, trace: { w: weights, r, n } }
  },
})

/** Adds these losses to the means of the tasks that have seen fewer than `warmup`. */
function withFirst(state: State, losses: Vector, warmup: number): State {
  const early = state.seen.map((count) => count < warmup)
  return {
    ...state,
    first: state.first.map((x, i) => (early[i] ? x + (losses[i] - x) / (state.seen[i] + 1) : x)),
    seen: state.seen.map((count, i) => (early[i] ? count + 1 : count)),
  }
}

/** r_i: how slowly a task has trained, relative to the others. */
function ratesOf(losses: Vector, first: Vector): number[] {
  const ratio = losses.map((l, i) => l / Math.max(first[i], SMALLEST_LOSS))
  const mean = total(ratio) / ratio.length
  return ratio.map((x) => (mean > 0 ? Math.min(Math.max(x / mean, 0), LARGEST_RATIO) : 1))
}

function wantedNorms(weights: Vector, n: Vector, r: Vector, alpha: number): number[] {
  const mean = total(weights.map((w, i) => w * n[i])) / n.length
  return r.map((x) => mean * x ** alpha)
}

function trained(
  state: State,
  share: Vector,
  weights: Vector,
  n: Vector,
  wanted: Vector,
  { optimizer, learningRate }: { readonly optimizer: 'adam' | 'sgd'; readonly learningRate: number },
): State {
  const f = weights.map((w, i) => Math.sign(w * n[i] - wanted[i]) * n[i])
  const mean = total(share.map((x, i) => x * f[i]))
  const gradient = weights.map((w, i) => w * (f[i] - mean))
  const { scale: values, first, seen, step, ...rest } = state
  const { values: scale, ...learned } = learn({ values, ...rest }, gradient, optimizer, learningRate)
  return { scale, first, seen, step, ...learned }
}
