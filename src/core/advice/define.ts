/**
 * What a hint is: a pure function of a run's set-up and measured history. It holds or not, and says with which numbers
 * and which change. A hint that is shown stays until a second, easier bound is crossed, so that a number near one bound
 * does not make it come and go.
 */
import type { FieldPath } from '../config/paths'
import type { Situation } from './situation'

/** What the button of a hint does; each is one step of undo. */
export type Action =
  | { readonly kind: 'set'; readonly path: FieldPath; readonly value: unknown }
  /** Weights by hand for the enabled tasks, in order. */
  | { readonly kind: 'weigh'; readonly weights: readonly number[] }
  /** Starts over with this field changed. */
  | { readonly kind: 'restart'; readonly path: FieldPath; readonly value: unknown }

export interface Found {
  /** Id of the task that the sentence names; null if it names none. */
  readonly task: string | null
  /** The numbers of the sentence and of its button. */
  readonly values: Readonly<Record<string, number>>
  readonly action: Action
}

export interface Hint {
  readonly id: string
  /** null if it does not hold. `shown`: it is on the page already, for this task. */
  readonly find: (situation: Situation, shown: Pick<Found, 'task'> | null) => Found | null
}

/** Whether a number has reached the bound at which a hint appears, or the easier one at which a shown hint stays. */
export const atLeast = (value: number, shown: unknown, enter: number, stay: number): boolean =>
  value >= (shown ? stay : enter)

/** A loss or total, as a share of its first value, that is as good as zero. */
export const SOLVED = 2e-3
