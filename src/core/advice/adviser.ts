/**
 * Which weightings are worth a comparison, from five answers. The rules name methods that address a trouble; which of
 * them does better on this problem only a comparison can say.
 */
import { weightingById } from '../weightings/all'
import { needsOf } from '../weightings/declared'
import { conflictShare, hasRecords, recentFalls, recentMeans, type Situation } from './situation'

export const questions = ['sizes', 'speeds', 'hurt', 'main', 'preference'] as const
export type Question = (typeof questions)[number]
export type Answers = { readonly [Q in Question]?: boolean }

/** An answer that the run gives, and the number that it was read from. */
export interface ReadOff {
  readonly answer: boolean
  readonly value: number
}

/** Losses differ in size if the largest recent one is this many times the smallest. */
const UNLIKE_SIZES = 10
/** Losses differ in speed if one has this many times as large a share of its first value left as another. */
const UNLIKE_SPEEDS = 5

/**
 * What the run answers by itself.
 *
 *     sizes   max l̄ / min l̄ ≥ 10            speeds   max (l̄ / l_0) / min (l̄ / l_0) ≥ 5
 *     hurt    an update raises a loss on average (a fall below 0); value: share of steps in conflict
 *
 * l̄: mean loss of the last 20 records since the last change, l_0 the first of them all. Nothing is read from a run that
 * has no such records, and a main task or a preference is in nobody's numbers.
 */
export function readOff(situation: Situation | null): { readonly [Q in Question]?: ReadOff } {
  if (!situation || situation.tasks.length < 2 || !hasRecords(situation)) return {}
  const losses = recentMeans(situation, 'trainLosses')
  const left = losses.map((loss, t) => loss / firstOf(situation, t))
  const found: { [Q in Question]?: ReadOff } = {}
  const sizes = spread(losses)
  if (Number.isFinite(sizes)) found.sizes = { answer: sizes >= UNLIKE_SIZES, value: sizes }
  const speeds = spread(left)
  if (Number.isFinite(speeds)) found.speeds = { answer: speeds >= UNLIKE_SPEEDS, value: speeds }
  const [falls, share] = [recentFalls(situation), conflictShare(situation)]
  if (falls.every(Number.isFinite) && Number.isFinite(share))
    found.hurt = { answer: share > 0 && falls.some((fall) => fall < 0), value: share }
  return found
}

/** The first recorded loss of a task. */
const firstOf = ({ past }: Situation, task: number): number => past.column('trainLosses', task)[0]

/** Largest over smallest; NaN unless all are above 0. */
const spread = (values: readonly number[]): number =>
  values.every((value) => value > 0) ? Math.max(...values) / Math.min(...values) : Number.NaN

/** Methods for each trouble, the first of which is suggested first. */
const REMEDIES: { readonly [Q in Question]: readonly string[] } = {
  preference: ['stch', 'weighted-sum'],
  main: ['weighted-sum', 'upgrad'],
  hurt: ['upgrad', 'pcgrad', 'cagrad'],
  sizes: ['uw', 'imtl-l', 'scale-invariant'],
  speeds: ['dwa', 'famo', 'gradnorm'],
}
/** Someone without any of these troubles compares the average with one adaptive method. */
const PLAIN = ['equal', 'uw'] as const

/** What a person must have first comes first. */
const ORDER = ['preference', 'main', 'hurt', 'sizes', 'speeds'] as const satisfies readonly Question[]

export interface Suggestion {
  readonly id: string
  /** The trouble that the method addresses; `plain` if there is none. */
  readonly because: Question | 'plain'
}

/** Two or three methods to compare, never ranked. Of one trouble two or three of its methods, of several one each. */
export function suggest(answers: Answers): readonly Suggestion[] {
  const troubles = ORDER.filter((question) => answers[question])
  if (troubles.length === 0) return PLAIN.map((id) => ({ id, because: 'plain' }))
  const found: Suggestion[] = []
  for (let round = 0; round < 3 && found.length < 3; round++) {
    // A second method of each trouble only if there is one trouble alone.
    if (round > 0 && troubles.length > 1 && found.length >= 2) break
    for (const because of troubles) {
      const id = REMEDIES[because][round]
      if (id && found.length < 3 && !found.some((other) => other.id === id)) found.push({ id, because })
    }
  }
  return found
}

export interface Cost {
  /** Backward passes through the trunk a step. */
  readonly backward: number
  /** Forward passes a step beside the one of every method. */
  readonly forward: number
}

/** What a method needs in each step, from what its descriptor observes. */
export function costOf(id: string, taskCount: number): Cost {
  const needs = needsOf({ id, options: {}, modifiers: [] })
  const combines = weightingById(id).aggregate !== undefined
  const perTask =
    combines || needs.some((need) => need === 'gramian' || need === 'trackedGramian' || need === 'squares')
  return { backward: perTask ? taskCount : 1, forward: needs.includes('lossesAfter') ? 1 : 0 }
}
