import type { beside as en } from '../en/beside'
import { advice } from './advice'
import { classroom } from './classroom'

/** Namespaces of what stands beside a run: suggestions, the adviser, and what a class needs. */
export const beside: typeof en = { advice, classroom }
