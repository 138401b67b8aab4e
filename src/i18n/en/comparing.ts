import { compare } from './compare'
import { compareResults } from './compareResults'

/** Namespaces of Compare: its lanes, and what is read off them. */
export const comparing = { compare, compareResults }
