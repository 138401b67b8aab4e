import type { texts } from './en/all'
import type { beside } from './en/beside'
import type { compare } from './en/compare'
import type { compareResults } from './en/compareResults'
import type { help } from './en/help'
import type { lab } from './en/lab'
import type { landscape } from './en/landscape'
import type { learn } from './en/learn'
import type { lessons } from './en/lessons/all'
import type { methods } from './en/methods'
import type { parts } from './en/parts'

/** The English texts define the keys; every other language is typed by them. */
interface Late {
  readonly compare: typeof compare
  readonly compareResults: typeof compareResults
  readonly help: typeof help
  readonly lab: typeof lab
  readonly landscape: typeof landscape
  readonly learn: typeof learn
  readonly lessons: typeof lessons
  readonly methods: typeof methods
}
type Texts = typeof texts & typeof parts & typeof beside & Late
export type Namespace = keyof Texts

type Leaves<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${Leaves<T[K]>}`
}[keyof T & string]

/** Dotted path of a text inside its namespace, for example `transport.play`. */
export type TextKey<N extends Namespace> = Leaves<Texts[N]>
export type TextValues = Readonly<Record<string, string | number>>
