/** What the training of a loop is doing. Plain values: the loop replaces one by the next. */
export type Motion =
  /** Nothing trains. */
  | { readonly kind: 'resting' }
  | { readonly kind: 'playing' }
  /** The updates of a `step` command; `left` are still to do. */
  | { readonly kind: 'stepping'; readonly left: number }
  /** Updates that lead back to a step that was there before: done as fast as possible, whatever the pace. */
  | { readonly kind: 'returning'; readonly left: number; readonly thenPlays: boolean }
  /** The run has come to its end, and the page has yet to hear of it. */
  | { readonly kind: 'ended'; readonly played: boolean }

export const RESTING: Motion = { kind: 'resting' }
export const PLAYING: Motion = { kind: 'playing' }

/** So many updates of a `step` command; at rest where nothing is left to do. */
export const stepping = (left: number): Motion => (left > 0 ? { kind: 'stepping', left } : RESTING)

/** So many updates that lead back, and behind them rest or play. */
export function returning(left: number, thenPlays: boolean): Motion {
  if (left > 0) return { kind: 'returning', left, thenPlays }
  return thenPlays ? PLAYING : RESTING
}

/** True while updates are to be done. */
export const moves = ({ kind }: Motion): boolean => kind !== 'resting' && kind !== 'ended'

/** The motion behind one more update. */
export function afterUpdate(motion: Motion): Motion {
  if (motion.kind === 'stepping') return stepping(motion.left - 1)
  return motion.kind === 'returning' ? returning(motion.left - 1, motion.thenPlays) : motion
}
