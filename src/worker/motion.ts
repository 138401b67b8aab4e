/** What the loop's training does at the moment. Plain values: the loop replaces one by the next. */
export type Motion =
  /** Nothing trains. */
  | { readonly kind: 'resting' }
  | { readonly kind: 'playing' }
  /** A `step` command with `left` updates to do. */
  | { readonly kind: 'stepping'; readonly left: number }
  /** Trains again up to an earlier step, as fast as possible, whatever the pace. */
  | { readonly kind: 'returning'; readonly left: number; readonly thenPlays: boolean }
  /** The run has ended, and the page has yet to hear of it. */
  | { readonly kind: 'ended'; readonly played: boolean }

export const RESTING: Motion = { kind: 'resting' }
export const PLAYING: Motion = { kind: 'playing' }

/** A `step` command with `left` updates to do; at rest where none is left. */
export const stepping = (left: number): Motion => (left > 0 ? { kind: 'stepping', left } : RESTING)

/** `left` updates to an earlier step, and after them rest or play. */
export function returning(left: number, thenPlays: boolean): Motion {
  if (left > 0) return { kind: 'returning', left, thenPlays }
  return thenPlays ? PLAYING : RESTING
}

/** True while updates are left to do. */
export const moves = ({ kind }: Motion): boolean => kind !== 'resting' && kind !== 'ended'

/** The motion after one more update. */
export function afterUpdate(motion: Motion): Motion {
  if (motion.kind === 'stepping') return stepping(motion.left - 1)
  return motion.kind === 'returning' ? returning(motion.left - 1, motion.thenPlays) : motion
}
