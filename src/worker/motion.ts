/** What the loop's training does at the moment. Plain values: the loop replaces one by the next. */
export type Motion =
  /** Nothing trains. */
  | { readonly kind: 'resting' }
  | { readonly kind: 'playing' }
  /** A `step` command with `left` updates to do. */
  | { readonly kind: 'stepping'; readonly left: number }
  /**
   * Trains again up to step `to`, as fast as possible, whatever the pace. With `back` it then goes back to that step,
   * which is earlier: the way there was for the records.
   */
  | { readonly kind: 'returning'; readonly to: number; readonly back: number | null; readonly thenPlays: boolean }
  /** The run has ended, and the page has yet to hear of it. */
  | { readonly kind: 'ended'; readonly played: boolean }

export const RESTING: Motion = { kind: 'resting' }
export const PLAYING: Motion = { kind: 'playing' }

/** A `step` command with `left` updates to do; at rest where none is left. */
export const stepping = (left: number): Motion => (left > 0 ? { kind: 'stepping', left } : RESTING)

/** From step `at` to step `to`, and there rest or play. */
export function returning(at: number, to: number, thenPlays: boolean): Motion {
  if (at < to) return { kind: 'returning', to, back: null, thenPlays }
  return thenPlays ? PLAYING : RESTING
}

/** The step to which training returns; null if it does not return to one. */
export const goalOf = (motion: Motion): number | null =>
  motion.kind === 'returning' ? (motion.back ?? motion.to) : null

/** True while updates are left to do. */
export const moves = ({ kind }: Motion): boolean => kind !== 'resting' && kind !== 'ended'

/** The motion after one more update, which has led to step `at`. One that goes back from there does not change. */
export function afterUpdate(motion: Motion, at: number): Motion {
  if (motion.kind === 'stepping') return stepping(motion.left - 1)
  return motion.kind === 'returning' && motion.back === null ? returning(at, motion.to, motion.thenPlays) : motion
}
