/** What the training of a loop is doing. Plain values: the loop replaces one by the next. */
export type Motion =
  /** Nothing trains. */
  | { readonly kind: 'resting' }
  | { readonly kind: 'playing' }
  /** The updates of a `step` command; `left` are still to do. */
  | { readonly kind: 'stepping'; readonly left: number }
  /** Updates that lead back to a step that was there before: done as fast as possible, whatever the pace. */
  | { readonly kind: 'returning'; readonly left: number }
  /** The run has come to its end, and the page has yet to hear of it. */
  | { readonly kind: 'ended'; readonly played: boolean }

export const RESTING: Motion = { kind: 'resting' }
export const PLAYING: Motion = { kind: 'playing' }

/** A counted motion, at rest where nothing is left to do. */
export const counted = (kind: 'stepping' | 'returning', left: number): Motion => (left > 0 ? { kind, left } : RESTING)

/** True while updates are to be done. */
export const moves = ({ kind }: Motion): boolean => kind !== 'resting' && kind !== 'ended'

/** The motion behind one more update. */
export const afterUpdate = (motion: Motion): Motion =>
  motion.kind === 'stepping' || motion.kind === 'returning' ? counted(motion.kind, motion.left - 1) : motion
