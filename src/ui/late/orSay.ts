import { notify } from '../../state/notices'
import { PartError } from './bring'

/**
 * Runs an action that needs code which loads later. If that code does not load, shows a notice and returns null; the
 * person can repeat the action.
 */
export async function orSay<T>(action: () => Promise<T>): Promise<T | null> {
  try {
    return await action()
  } catch (error) {
    if (!isMissing(error)) throw error
    notify({ kind: 'error', key: error instanceof PartError && error.gone ? 'partGone' : 'partMissing' })
    return null
  }
}

/** A `PartError`, or the TypeError that browsers throw for a failed import, which names the module. */
const isMissing = (error: unknown): boolean =>
  error instanceof PartError || (error instanceof TypeError && /module/i.test(error.message))
