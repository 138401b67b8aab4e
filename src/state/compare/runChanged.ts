/** Whether the page's own run has become another one since the lanes were made. Pure. */
import type { Comparison } from '../../core/comparison/types'
import type { Recording } from '../../core/config/types'
import { encodeLink } from '../../share/link'
import type { CompareState } from './store'

/**
 * The run to hold a later one against, once a comparison is shown. A new base need not be the run's own (a
 * ready-made problem, a file): then the run as it is now, of which nothing has changed yet.
 */
export const runThen = (before: Shown, { base }: Comparison, run: Recording): Recording | null =>
  before.comparison.base === base ? before.runThen : run

export function runChanged({ comparison, runThen: then }: Shown, run: Recording): boolean {
  const now = encodeLink(run)
  return now !== encodeLink(comparison.base) && now !== encodeLink(then ?? comparison.base)
}

type Shown = Pick<CompareState, 'comparison' | 'runThen'>
