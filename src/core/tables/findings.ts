/** What is wrong with a table, or worth knowing about it, as data. `i18n` turns each into a sentence with a remedy. */

import type { Layout } from './layout'

/** Where it is: absent parts mean the whole file, or all rows of a column. */
export interface Place {
  /** Name of the column. */
  readonly column?: string
  /** Row of the file as a spreadsheet counts them: the first is 1, and a row with quoted line breaks is one. */
  readonly row?: number
}

/** Nothing of the file can be used. */
export type RefusalCode =
  | 'empty'
  | 'tooLarge'
  | 'spreadsheet'
  | 'picture'
  | 'pdf'
  | 'packed'
  | 'binary'
  | 'json'
  /** HTML or XML. */
  | 'webPage'
  | 'oneColumn'
  | 'fewRows'
  /** With another header, or none, there would be enough rows. */
  | 'lowHeader'
  /** So early that too few rows or columns are left. */
  | 'openQuote'
  | 'locked'

/** The file can be used, but not as it may seem. */
export type WarningCode =
  | 'badCharacters'
  | 'openQuote'
  | 'ragged'
  | 'moreRows'
  | 'moreColumns'
  | 'drawn'
  | 'preamble'
  | 'noHeader'
  | 'unnamed'
  | 'duplicate'
  | 'constant'
  /** Some rows have one value, and all others none. */
  | 'oneMark'
  /** A word that elsewhere means missing counts as a value. */
  | 'wordIsValue'
  /** Several spellings count as one answer. */
  | 'spellings'
  | 'id'
  | 'text'
  /** The person has chosen a type that is not used. */
  | 'setAside'
  /** Too few of its dates can be read. */
  | 'someDates'
  | 'manyClasses'
  | 'notTwo'
  | 'noValues'
  | 'fewValues'
  | 'unreadable'
  /** A number far from all others. */
  | 'outlier'
  | 'ambiguousDate'
  /** 1.100 in a file that does not show its decimal sign, read as a thousand and a hundred. */
  | 'openThousands'
  /** The same, read as one and a tenth. */
  | 'openDecimals'
  /** A date can be an input, and no target. */
  | 'dateInput'

export interface Finding<Code extends string = RefusalCode | WarningCode> extends Place {
  readonly code: Code
  /** Numbers and texts of the sentence, for example `count` and `most`. */
  readonly values?: Readonly<Record<string, string | number>>
}
export interface Refusal extends Finding<RefusalCode> {
  /** How the file was read, if another way of reading it may help. */
  readonly layout?: Layout
}
export type Warning = Finding<WarningCode>

/** Bytes of a file. */
export const MOST_BYTES = 20_000_000
/** Rows that are read; the first ones of a longer file. */
export const MOST_ROWS = 200_000
/** Rows that training can have, by a seeded draw from those that are read. */
export const MOST_DRAWN = 20_000
export const MOST_COLUMNS = 500
/** Classes of a column; a column with more has to be grouped by its owner. */
export const MOST_VALUES = 50
/** Fewer rows can be split into nothing that says anything. */
export const FEWEST_ROWS = 10
