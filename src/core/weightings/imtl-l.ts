/**
 * IMTL-L: learns a scale for each loss until all scaled losses have the same size.
 *
 *     total = Σ e^{s_i} l_i − s_i,    α = h = e^s;    ∂/∂s_i = e^{s_i} l_i − 1
 *
 * s: [T], −ln loss, 0 at first, clamped to ±20; α: [T], 1/loss. The weights of a step use s of before its update. Fixed
 * point: e^s = 1/l. With sgd and l · learningRate > 2 the first steps overshoot, and the page says so.
 *
 * Liu, Li, Kuang, Xue, Chen, Yang, Liao, Zhang 2021, https://openreview.net/forum?id=IMPnRXEWpvr.
 */
import { filled } from '../numerics/dense'
import type { Vector } from './define'
import { defineWeighting } from './define'
import { type Learned, learn, learnedMemory, learnedOptions, startLearning } from './learned'

export interface LogScales extends Omit<Learned, 'values'> {
  readonly logScale: Vector
}

const LIMIT = 20

export const scalesMemory = { logScale: 'perTask', ...learnedMemory } as const

export const startScales = (taskCount: number): LogScales => named(startLearning(filled(taskCount, 0)))
const named = ({ values, ...rest }: Learned): LogScales => ({ logScale: values, ...rest })

/** One step of the learned scales. */
export function learnScales(
  state: LogScales,
  losses: Vector,
  optimizer: 'adam' | 'sgd',
  learningRate: number,
): LogScales {
  const { logScale: values, ...rest } = state
  const gradient = values.map((s, i) => Math.exp(s) * losses[i] - 1)
  return named(learn({ values, ...rest }, gradient, optimizer, learningRate, LIMIT))
}

export const imtlL = defineWeighting({
  id: 'imtl-l',
  family: 'loss',
  citation: {
    text: 'Liu, Li, Kuang, Xue, Chen, Yang, Liao and Zhang 2021',
    url: 'https://openreview.net/forum?id=IMPnRXEWpvr',
  },
  tex: String.raw`L = \sum_i e^{s_i} L_i - s_i`,
  options: learnedOptions,
  needs: ['losses'],
  actsOn: 'losses',
  positiveLosses: true,
  descentRate: ({ optimizer, learningRate }) => (optimizer === 'sgd' ? learningRate : null),
  scale: 'own',
  remembers: scalesMemory,
  init: startScales,
  weigh({ losses }, { optimizer, learningRate }, state) {
    const weights = state.logScale.map(Math.exp)
    const next = learnScales(state, losses, optimizer, learningRate)
    return { weights, state: next, trace: { w: weights, s: state.logScale } }
  },
})
