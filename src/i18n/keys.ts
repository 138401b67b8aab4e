import type { texts } from './en/all'
import type { beside } from './en/beside'
import type { comparing } from './en/comparing'
import type { course } from './en/course'
import type { help } from './en/help'
import type { lab } from './en/lab'
import type { landscape } from './en/landscape'
import type { map } from './en/map'
import type { methods } from './en/methods'
import type { parts } from './en/parts'
import type { picker } from './en/picker'
import type { table } from './en/table'

/** The English texts define the keys; every other language is typed by them. */
interface Late {
  readonly help: typeof help
  readonly lab: typeof lab
  readonly landscape: typeof landscape
  readonly map: typeof map
  readonly methods: typeof methods
  readonly picker: typeof picker
  readonly table: typeof table
}
type Texts = typeof texts & typeof parts & typeof beside & typeof comparing & typeof course & Late
export type Namespace = keyof Texts

type Leaves<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${Leaves<T[K]>}`
}[keyof T & string]

/** Dotted path of a text inside its namespace, for example `transport.play`. */
export type TextKey<N extends Namespace> = Leaves<Texts[N]>
export type TextValues = Readonly<Record<string, string | number>>
