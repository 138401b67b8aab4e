/** Tells whether the page's own run has changed since the lanes were made. Pure. */
import type { Comparison } from '../../core/comparison/types'
import type { Recording } from '../../core/config/types'
import { encodeLink } from '../../share/link'
import type { CompareState } from './store'

/**
 * The run with which later ones are compared to notice a change. A new base need not be that of the page's run
 * (a ready-made problem, a file): then it is the run as it is now.
 */
export const runThen = (before: Shown, { base }: Comparison, run: Recording): Recording | null =>
  before.comparison.base === base ? before.runThen : run

export function runChanged({ comparison, runThen: then }: Shown, run: Recording): boolean {
  const now = encodeLink(run)
  return now !== encodeLink(comparison.base) && now !== encodeLink(then ?? comparison.base)
}

type Shown = Pick<CompareState, 'comparison' | 'runThen'>
