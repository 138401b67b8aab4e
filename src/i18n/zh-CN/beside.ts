import type { beside as en } from '../en/beside'
import { advice } from './advice'
import { announcer } from './announcer'
import { classroom } from './classroom'
import { data } from './data'

/**
 * Namespaces of what stands beside a run: suggestions, the adviser, the announcer, and what a class needs, and
 * messages about data that load.
 */
export const beside: typeof en = { advice, announcer, classroom, data }
