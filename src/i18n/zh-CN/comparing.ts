import type { comparing as en } from '../en/comparing'
import { compare } from './compare'
import { compareResults } from './compareResults'

/** Namespaces of Compare: its lanes, and what is read off them. */
export const comparing: typeof en = { compare, compareResults }
