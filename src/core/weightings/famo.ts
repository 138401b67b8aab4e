/**
 * FAMO: lets all losses fall at the same rate, measured on the batch before and after each update.
 *
 *     z = σ(w),  D = l − b + 1e-8,  k = Σ z_i / D_i,   α_i = h_i = z_i / (k D_i)
 *     after the update:  δ_i = ln D_i − ln D⁺_i,   q_i = z_i (δ_i − Σ_j z_j δ_j) + decay · w_i,   Adam on w
 *
 * | symbol | here           | shape  | unit                                            |
 * | ------ | -------------- | ------ | ----------------------------------------------- |
 * | w      | `state.logits` | [T]    | none; 0 at first                                |
 * | b      | `minLosses`    | [T]    | loss; the smallest loss that can be reached     |
 * | l⁺     | `lossesAfter`  | [T]    | loss; same batch, after the update              |
 * | α, h   | `weights`      | [T]    | none; Σ = 1                                     |
 *
 * A q below 1e-12 counts as 0. Otherwise Adam would turn rounding into full steps when all losses fall at the same
 * rate. Without losses after the update, w stays as it is. With b = 0 the scale of a loss does not change the
 * direction.
 *
 * Liu, Feng, Stone, Liu 2023, https://arxiv.org/abs/2306.03792. The official code also clips the trunk's
 * gradient to norm 1; the training settings offer that clipping. Decay: official 0.01, LibMTL 1e-3.
 */
import { dot, filled, softmax, total } from '../numerics/dense'
import { perTask, real } from '../options'
import type { Vector } from './define'
import { defineWeighting } from './define'
import { type Learned, learn, learnedMemory, startLearning } from './learned'
import { referenceOf } from './preference'

interface State extends Omit<Learned, 'values'> {
  readonly logits: Vector
}

export const FAMO_GUARD = 1e-8
export const FAMO_ROUNDING = 1e-12
const named = ({ values, ...rest }: Learned): State => ({ logits: values, ...rest })
const above = (losses: Vector, least: Vector): number[] => losses.map((l, i) => Math.max(l - least[i], 0) + FAMO_GUARD)

export const famo = defineWeighting({
  id: 'famo',
  family: 'loss',
  citation: { text: 'Liu, Feng, Stone and Liu 2023', url: 'https://arxiv.org/abs/2306.03792' },
  tex: String.raw`w_i \propto \frac{z_i}{L_i}, \qquad z = \operatorname{softmax}(\xi), \qquad \xi \leftarrow \xi - \beta\,\partial_\xi \sum_i z_i \ln\frac{L_i}{L_i^{+}}`,
  options: {
    learningRate: real({ default: 0.025, min: 1e-4, max: 0.5, scale: 'log' }),
    decay: real({ default: 0.01, min: 0, max: 0.1 }),
    minLosses: perTask({ default: 0, min: -1000, max: 1000 }),
  },
  needs: ['losses', 'lossesAfter'],
  actsOn: 'losses',
  positiveLosses: ({ minLosses }) => minLosses.every((least) => least >= 0),
  scale: 'mean',
  remembers: { logits: 'perTask', ...learnedMemory },
  init: (taskCount): State => named(startLearning(filled(taskCount, 0))),
  weigh({ losses, taskCount }, { minLosses }, state) {
    const z = softmax(state.logits)
    const d = above(losses, referenceOf(minLosses, taskCount))
    const k = total(z.map((x, i) => x / d[i]))
    const weights = z.map((x, i) => x / (k * d[i]))
    return { weights, state, trace: { w: weights, z } }
  },
  settle({ losses, lossesAfter }, { learningRate, decay, minLosses }, state) {
    const { logits: values, ...rest } = state
    const least = referenceOf(minLosses, losses.length)
    const z = softmax(values)
    const after = above(lossesAfter, least)
    const fall = above(losses, least).map((d, i) => Math.log(d) - Math.log(after[i]))
    const mean = dot(z, fall)
    const gradient = z.map((x, i) => {
      const q = x * (fall[i] - mean)
      return (Math.abs(q) < FAMO_ROUNDING ? 0 : q) + decay * values[i]
    })
    return named(learn({ values, ...rest }, gradient, 'adam', learningRate))
  },
})
