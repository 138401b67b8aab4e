import { notify } from '../../state/notices'
import { PartError } from './bring'

/**
 * Does what needs code that comes later; null where that did not arrive, which is said in a notice. The
 * person tries again by doing the same again.
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

/** Ours, or a browser's own for an import that failed: a TypeError that names the module. */
const isMissing = (error: unknown): boolean =>
  error instanceof PartError || (error instanceof TypeError && /module/i.test(error.message))
