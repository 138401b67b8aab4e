/**
 * GO4Align: tasks with similar progress share one weight.
 *
 *     p ← p e^{−η l} / Σ,  p = 1/T at first;   u_i = p_i Σ_j l_j / l_i;   groups of u by one-dimensional k-means
 *     α_i = h_i = mean of u over the group of i
 *
 * p: [T], a point of the simplex; η: `stepSize`, 1/loss; u, α: [T], none; `groups` K: 1 is one weight for all. l at
 * least 1e-8. Shen, Wang, Xiao, van Noord, Worring 2024, https://arxiv.org/abs/2404.06486. The official
 * code starts k-means from random centres; ours is the exact best partition, and deterministic.
 */
import { filled, softmax, total } from '../numerics/dense'
import { integer, real } from '../options'
import type { Vector } from './define'
import { defineWeighting } from './define'
import { keptShares, sharesOf } from './mass'
import { positive } from './preference'

export const go4align = defineWeighting({
  id: 'go4align',
  family: 'loss',
  citation: { text: 'Shen, Wang, Xiao, van Noord and Worring 2024', url: 'https://arxiv.org/abs/2404.06486' },
  tex: String.raw`u_i = p_i \frac{\sum_j L_j}{L_i}, \qquad w_i = \operatorname{mean}_{j \in \mathcal{G}(i)} u_j`,
  options: {
    groups: integer({ default: 2, min: 1, max: 12 }),
    stepSize: real({ default: 1e-4, min: 1e-5, max: 0.1, scale: 'log' }),
  },
  needs: ['losses'],
  actsOn: 'losses',
  positiveLosses: true,
  scale: 'own',
  remembers: { probabilities: 'perTask' },
  init: (taskCount): { readonly probabilities: Vector } => ({ probabilities: filled(taskCount, 1 / taskCount) }),
  weigh({ losses }, { groups, stepSize }, state) {
    const l = positive(losses)
    const { shares, mass } = sharesOf(state.probabilities)
    const probabilities = softmax(shares.map((p, i) => Math.log(Math.max(p, 1e-300)) - stepSize * l[i]))
    const sum = total(l)
    const ungrouped = probabilities.map((p, i) => (p * sum) / l[i])
    const weights = groupMeans(ungrouped, groups)
    return {
      weights,
      state: { probabilities: keptShares(probabilities, mass) },
      trace: { w: weights, u: ungrouped, p: probabilities },
    }
  },
})

/**
 * Mean of each value's group in the partition of the sorted values into at most K contiguous groups with
 * the least sum of squared deviations, by dynamic programming. Fisher 1958, https://doi.org/10.2307/2281952.
 */
export function groupMeans(values: Vector, groups: number): number[] {
  const order = values.map((_, i) => i).sort((a, b) => values[a] - values[b] || a - b)
  const sorted = order.map((i) => values[i])
  const count = sorted.length
  const k = Math.min(groups, count)
  const cost = (from: number, to: number): number => {
    const part = sorted.slice(from, to)
    const mean = total(part) / part.length
    return part.reduce((sum, x) => sum + (x - mean) ** 2, 0)
  }
  // best[g][n]: least cost of the first n values in g groups; cut[g][n]: where the last group begins.
  const best = Array.from({ length: k + 1 }, () => new Array<number>(count + 1).fill(Number.POSITIVE_INFINITY))
  const cut = Array.from({ length: k + 1 }, () => new Array<number>(count + 1).fill(0))
  best[0][0] = 0
  for (let g = 1; g <= k; g++) {
    for (let n = g; n <= count; n++) {
      for (let from = g - 1; from < n; from++) {
        const value = best[g - 1][from] + cost(from, n)
        if (value < best[g][n]) {
          best[g][n] = value
          cut[g][n] = from
        }
      }
    }
  }
  const means = new Array<number>(count).fill(0)
  for (let g = k, to = count; g > 0; g--) {
    const from = cut[g][to]
    const part = sorted.slice(from, to)
    for (let n = from; n < to; n++) means[order[n]] = total(part) / part.length
    to = from
  }
  return means
}
