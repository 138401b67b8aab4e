/**
 * GradNorm: learns weights until each weighted gradient has the length that its task's progress asks for.
 *
 *     w = T σ(s),  N_i = w_i n_i,  r_i = (l_i / L0_i) / mean(l / L0),   F = Σ |N_i − N̄ r_i^a|  (target held constant)
 *     f_i = sign(N_i − N̄ r_i^a) n_i,   ∂F/∂s_i = w_i (f_i − Σ_j σ(s)_j f_j)
 *
 * | symbol | here                 | shape  | unit                                                      |
 * | ------ | -------------------- | ------ | --------------------------------------------------------- |
 * | n      | lengths of gradients | [T]    | loss / parameter                                          |
 * | L0     | `state.first`        | [T]    | loss; mean of the task's first `warmup` steps             |
 * | s      | `state.scale`        | [T]    | none; 1 at first                                          |
 * | a      | `alpha`              | scalar | none; how strongly a slow task is favoured                |
 * | α, h   | `weights`            | [T]    | none; Σ = T; of before the step's update                  |
 *
 * In its first `warmup` steps a task has α_i = 1 and is left out of the sums above.
 * Chen, Badrinarayanan, Lee, Rabinovich 2018, https://arxiv.org/abs/1711.02257. The paper updates w itself and may turn
 * it negative; the softmax is LibMTL's. Norms over all shared parameters (LibMTL), not the last layer (paper).
 */
import { filled, scaled, softmax, total } from '../numerics/dense'
import { integer, real } from '../options'
import type { Decision, Remembers, Vector } from './define'
import { defineWeighting } from './define'
import { lengths } from './gramian'
import { type Learned, learn, learnedMemory, learnedOptions, startLearning } from './learned'
import { SMALLEST_LOSS } from './preference'
import { mergedState, slice, slicedState } from './presence'

interface State extends Omit<Learned, 'values'> {
  readonly scale: Vector
  /** Steps in which the task took part, [T]. */
  readonly present: Vector
  /** Mean of a task's first losses, and how many of them there were. A task may come later than the others. */
  readonly first: Vector
  readonly seen: Vector
}

const MEMORY: Remembers<State> = {
  scale: 'perTask',
  present: 'perTask',
  first: 'perTask',
  seen: 'perTask',
  ...learnedMemory,
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
  remembers: MEMORY,
  init: (taskCount): State => {
    const { values, ...rest } = startLearning(filled(taskCount, 1))
    const none = filled(taskCount, 0)
    return { scale: values, present: none, first: none, seen: none, ...rest }
  },
  weigh({ losses, gramian }, options, state): Decision<State> {
    const first = withFirst(state, losses, options.warmup)
    const begun = { ...first, present: state.present.map((count) => count + 1) }
    // A task has a learned weight once its own warm-up is over.
    const ready = losses.flatMap((_, i) => (state.present[i] < options.warmup ? [] : [i]))
    const ones = filled(losses.length, 1)
    if (ready.length === 0) return { weights: ones, state: begun, trace: { w: ones } }
    const part = slicedState(begun, MEMORY, ready) as State
    const share = softmax(part.scale)
    const own = scaled(share, ready.length)
    const n = lengths(gramian)
    const norms = slice(n, ready)
    const rates = ratesOf(slice(losses, ready), part.first)
    const wanted = wantedNorms(own, norms, rates, options.alpha)
    const next = total(norms) > 0 ? trained(part, share, own, norms, wanted, options) : part
    const spread = (values: Vector) => ones.map((one, i) => (ready.includes(i) ? values[ready.indexOf(i)] : one))
    const weights = spread(own)
    return {
      weights,
      state: mergedState(begun, next, MEMORY, ready) as State,
      trace: { w: weights, r: spread(rates), n },
    }
  },
})

/** Adds these losses to the mean of each task that has fewer than `warmup` of them. */
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
  const { scale: values, first, seen, present, ...rest } = state
  const { values: scale, ...learned } = learn({ values, ...rest }, gradient, optimizer, learningRate)
  return { scale, first, seen, present, ...learned }
}
