/**
 * By which rules cells are read. A recipe names them, so that its link reads its file as on the day it was made.
 *
 * 1. No word for "missing" is ever a value, yes and no have one spelling each, quotes follow a delimiter at once, and any
 *    digits are a time.
 * 2. Words such as none or 无 are values where they stand among other words. Several spellings of yes and no are two
 *    classes. Spaces may stand before a quote. A time has at most 24 hours.
 */
export const RULES = [1, 2] as const
export type Rules = (typeof RULES)[number]

/** By which files are looked at, and new recipes made. */
export const NEWEST: Rules = 2
