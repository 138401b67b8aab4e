/**
 * Chooses the one sentence about a step. Pure.
 *
 * Its numbers are those of `core/measures`: `paid.ts` for shares of the total and of the pull on the trunk,
 * `conflict.ts` for two tasks, `angles.ts` for a task and the step, which lowers a loss to first order where their
 * cosine is above 0. A task without a label in the batch has NaN for all of them.
 */

import { faultInWeights } from '../../core/config/formulas'
import type { WeightingConfig } from '../../core/config/types'
import { cosinesWith } from '../../core/measures/angles'
import { mostOpposed, mostOpposedTo } from '../../core/measures/conflict'
import { cosinesOf } from '../../core/measures/cosines'
import { isVanished, lengthsOf } from '../../core/measures/lengths'
import { pullShares, totalShares } from '../../core/measures/paid'
import { descentRateOf, needsPositiveLosses, stopsAtVanished } from '../../core/weightings/declared'
import { tasksAtLimit } from '../../core/weightings/limit'
import type { StepRecord } from '../../engine/trainer.types'

export type Described = Pick<StepRecord, 'headWeights' | 'weights' | 'trainLosses' | 'gramian'>

export interface Circumstances {
  /** Whether the method weighs losses or gradients. */
  readonly actsOn: 'losses' | 'gradients'
  /** A schedule introduces tasks over time, so a task of weight 0 may not have started yet. */
  readonly scheduled: boolean
  /** The total has stopped falling. */
  readonly flat: boolean
  /** The method takes logarithms or quotients of losses. */
  readonly positiveLosses?: boolean
  /** The method takes the shortest convex combination unscaled: a vanished gradient ends training. */
  readonly stopsAtVanished?: boolean
  /** The error in typed weights, and its character. */
  readonly fault?: { readonly kind: string; readonly at: number } | null
  /** Rate at which plain gradient descent learns a factor 1 / l; it overshoots where l · rate > 2. */
  readonly descentRate?: number | null
}

/** The circumstances that follow from the set-up alone. */
export const troublesOf = (weighting: WeightingConfig, tasks: number) => ({
  fault: faultInWeights(weighting, tasks),
  positiveLosses: needsPositiveLosses(weighting),
  stopsAtVanished: stopsAtVanished(weighting),
  descentRate: descentRateOf(weighting),
})

/** `key` is the name of a text in `weighting.says`; tasks by index. */
export type Sentence =
  | { readonly key: 'waiting' | 'noTask' | 'noLabels' | 'balanced' | 'flat' }
  | {
      readonly key:
        | 'one'
        | 'diverged'
        | 'notStarted'
        | 'zeroed'
        | 'unlabelled'
        | 'ignored'
        | 'negative'
        | 'vanished'
        | 'overshoots'
        | 'limited'
      readonly task: number
    }
  | { readonly key: 'leads'; readonly task: number; readonly share: number }
  | { readonly key: 'largest'; readonly task: number; readonly share: number; readonly other: number }
  | {
      readonly key: 'leadsAgainst'
      readonly task: number
      readonly share: number
      readonly other: number
      readonly cosine: number
    }
  | {
      readonly key: 'conflict' | 'settled' | 'worsens'
      readonly task: number
      readonly other: number
      readonly cosine: number
    }
  | { readonly key: 'worsensItself'; readonly task: number; readonly cosine: number }
  | { readonly key: 'agree'; readonly cosine: number }
  | { readonly key: 'unread' | 'noSuchTask'; readonly at: number }

/** A task leads above this share of the total or of the pull. */
const leading = (tasks: number): number => Math.max(0.5, 1.5 / tasks)
const CONFLICT = -0.15
const AGREEMENT = 0.3
/** A cosine with the step above this is noise and does not count as against the step. */
const WORSE = -0.05

/** The most important sentence about this step. */
export function sentenceOf(record: Described | null, circumstances: Circumstances): Sentence {
  if (!record) return { key: 'waiting' }
  const trouble = troubleIn(record, circumstances)
  if (trouble) return trouble
  const tasks = record.trainLosses.length
  if (tasks === 1) return { key: 'one', task: 0 }
  const weights = Array.from(record.weights)
  if (weights.every(Number.isNaN)) return { key: 'noLabels' }
  if (weights.every((weight) => weight === 0)) return { key: 'noTask' }
  // If only its weight on the trunk is 0, the task's head still learns.
  const silent = weights.findIndex((weight, t) => weight === 0 && record.headWeights[t] === 0)
  if (silent >= 0) return { key: circumstances.scheduled ? 'notStarted' : 'zeroed', task: silent }
  const unlabelled = weights.findIndex(Number.isNaN)
  if (unlabelled >= 0) return { key: 'unlabelled', task: unlabelled }
  const said = circumstances.actsOn === 'losses' ? ofLosses(record, circumstances) : ofGradients(record)
  if (said) return said
  const ignored = weights.indexOf(0)
  if (ignored >= 0) return { key: 'ignored', task: ignored }
  if (circumstances.flat) return { key: 'flat' }
  const opposed = mostOpposed(cosinesOf(record.gramian, tasks), tasks)
  return opposed && opposed.cosine > AGREEMENT ? { key: 'agree', cosine: opposed.cosine } : { key: 'balanced' }
}

/** Conditions that the method cannot handle. They come before all other sentences. */
function troubleIn(record: Described, circumstances: Circumstances): Sentence | null {
  const { trainLosses, weights, headWeights, gramian } = record
  const taking = (task: number) => weights[task] !== 0 || headWeights[task] !== 0
  const { positiveLosses, stopsAtVanished, descentRate, fault } = circumstances
  if (fault) return { key: fault.kind === 'weights' ? 'unread' : 'noSuchTask', at: fault.at }
  const negative = trainLosses.findIndex((loss, task) => loss < 0 && taking(task))
  if (positiveLosses && negative >= 0) return { key: 'negative', task: negative }
  const tasks = weights.length
  const square = (task: number) => gramian[task * tasks + task]
  const largest = Math.max(...Array.from(weights, (_, task) => square(task) || 0))
  const gone = weights.findIndex((weight, task) => weight !== 0 && isVanished(square(task), largest))
  if (stopsAtVanished && gone >= 0 && largest > 0) return { key: 'vanished', task: gone }
  const steep = trainLosses.findIndex((loss, task) => taking(task) && loss * (descentRate ?? 0) > 2)
  if (steep >= 0) return { key: 'overshoots', task: steep }
  const [held] = tasksAtLimit(weights, headWeights)
  return held === undefined || tasks === 1 ? null : { key: 'limited', task: held }
}

/**
 * For methods that weigh losses: which task dominates the total, which one moves the trunk, and which one it opposes.
 */
function ofLosses(record: Described, { flat }: Circumstances): Sentence | null {
  const tasks = record.trainLosses.length
  const totals = totalShares(record.headWeights, record.trainLosses)
  const pulls = pullsIn(record)
  const [heaviest, task] = [largestOf(totals), largestOf(pulls)]
  if (heaviest >= 0 && task >= 0 && heaviest !== task && totals[heaviest] > leading(tasks))
    return { key: 'largest', task: heaviest, share: totals[heaviest], other: task }
  if (task < 0 || pulls[task] <= leading(tasks)) {
    const opposed = mostOpposed(cosinesOf(record.gramian, tasks), tasks)
    return opposed && opposed.cosine < CONFLICT ? { key: 'conflict', ...opposed } : null
  }
  const share = pulls[task]
  const against = mostOpposedTo(cosinesOf(record.gramian, tasks), task, tasks)
  if (against && against.cosine < CONFLICT) return { key: 'leadsAgainst', share, ...against }
  return flat ? { key: 'flat' } : { key: 'leads', task, share }
}

/** For methods that weigh gradients: whether the step helps every task. */
function ofGradients(record: Described): Sentence | null {
  const { gramian, weights } = record
  const tasks = weights.length
  const [pulls, cosines] = [pullsIn(record), cosinesWith(gramian, weights, tasks)]
  const worst = cosines.indexOf(Math.min(...cosines.map((cosine) => (Number.isNaN(cosine) ? 1 : cosine))))
  if (worst >= 0 && cosines[worst] < WORSE) {
    const [task, cosine] = [worst, cosines[worst]]
    const other = largestOf(pulls.map((pull, t) => (t === worst ? 0 : pull)))
    // The strongest task itself can lose: the others together may outweigh it, or its weight may be negative.
    const itself = other < 0 || pulls[worst] > pulls[other]
    return itself ? { key: 'worsensItself', task, cosine } : { key: 'worsens', task, other, cosine }
  }
  const opposed = mostOpposed(cosinesOf(gramian, tasks), tasks)
  return opposed && opposed.cosine < CONFLICT ? { key: 'settled', ...opposed } : null
}

/** Each task's share of the pull. While training is paused these are the shares in the bar above. */
const pullsIn = ({ weights, gramian }: Described): number[] => pullShares(weights, lengthsOf(gramian, weights.length))

/** Index of the largest value; −1 if none is above 0. */
function largestOf(values: readonly number[]): number {
  const largest = Math.max(0, ...values.filter(Number.isFinite))
  return largest > 0 ? values.indexOf(largest) : -1
}
