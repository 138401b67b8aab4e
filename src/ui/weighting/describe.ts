import type { StepRecord } from '../../engine/trainer.types'
import { cosinesOf, pairIndex } from '../../state/history'

/** What one sentence says of a step; `key` is a text of `weighting.says`, tasks by their place. */
export type Sentence =
  | { readonly key: 'waiting' | 'noTask' | 'balanced' }
  | { readonly key: 'one' | 'notStarted' | 'zeroed'; readonly task: number }
  | { readonly key: 'leads'; readonly task: number; readonly share: number }
  | {
      readonly key: 'leadsAgainst'
      readonly task: number
      readonly share: number
      readonly other: number
      readonly cosine: number
    }
  | { readonly key: 'conflict'; readonly task: number; readonly other: number; readonly cosine: number }
  | { readonly key: 'agree'; readonly cosine: number }

type Described = Pick<StepRecord, 'headWeights' | 'weights' | 'trainLosses' | 'gramian'>

/** A share of the total that counts as leading, given T tasks. */
const leading = (tasks: number): number => Math.max(0.5, 1.5 / tasks)
const CONFLICT = -0.15
const AGREEMENT = 0.3

/** Shares of h_t |l_t| in their sum, [T]; zeros where nothing counts. */
export function sharesOf({ headWeights, trainLosses }: Pick<Described, 'headWeights' | 'trainLosses'>): number[] {
  const parts = Array.from(trainLosses, (loss, t) => (Number.isFinite(loss) ? Math.abs(headWeights[t] * loss) : 0))
  const sum = parts.reduce((a, b) => a + b, 0)
  return parts.map((part) => (sum > 0 ? part / sum : 0))
}

/** The most worth saying of this step, in one sentence. Pure. */
export function sentenceOf(record: Described | null): Sentence {
  if (!record) return { key: 'waiting' }
  const tasks = record.trainLosses.length
  if (tasks === 1) return { key: 'one', task: 0 }
  const weights = Array.from(record.weights)
  const silent = weights.indexOf(0)
  if (weights.every((weight) => weight === 0)) return { key: 'noTask' }
  const shares = sharesOf(record)
  const leader = shares.indexOf(Math.max(...shares))
  const opposed = mostOpposed(record.gramian, tasks, weights)
  if (shares[leader] > leading(tasks)) {
    const against = opposedTo(record.gramian, tasks, leader, weights)
    return against && against.cosine < CONFLICT
      ? { key: 'leadsAgainst', task: leader, share: shares[leader], ...against }
      : { key: 'leads', task: leader, share: shares[leader] }
  }
  if (silent >= 0) return { key: 'zeroed', task: silent }
  if (opposed && opposed.cosine < CONFLICT) return { key: 'conflict', ...opposed }
  if (opposed && opposed.cosine > AGREEMENT) return { key: 'agree', cosine: opposed.cosine }
  return { key: 'balanced' }
}

/** The pair of training tasks with the smallest cosine. */
function mostOpposed(gramian: Float64Array, tasks: number, weights: readonly number[]) {
  let least: { task: number; other: number; cosine: number } | null = null
  for (let task = 0; task < tasks; task++) {
    const found = opposedTo(gramian, tasks, task, weights)
    if (found && found.other > task && (!least || found.cosine < least.cosine)) least = { task, ...found }
  }
  return least
}

function opposedTo(gramian: Float64Array, tasks: number, task: number, weights: readonly number[]) {
  const cosines = cosinesOf(gramian, tasks)
  let least: { other: number; cosine: number } | null = null
  for (let other = 0; other < tasks; other++) {
    if (other === task || weights[other] === 0 || weights[task] === 0) continue
    const cosine = cosines[pairIndex(Math.min(task, other), Math.max(task, other), tasks)]
    if (Number.isFinite(cosine) && (!least || cosine < least.cosine)) least = { other, cosine }
  }
  return least
}
