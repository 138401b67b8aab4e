/**
 * What a set-up knows of a person's table: which file, how it is read, and which columns are inputs and targets. Links
 * carry it as a text; they never carry a row.
 */
import type { Standard } from '../problems/define'
import { DECIMALS, type Decimal } from './cells'
import { ENCODINGS, type Encoding } from './decode'
import { MOST_DRAWN } from './findings'
import { DELIMITERS, type Delimiter, type Layout } from './layout'
import { RULES, type Rules } from './rules'

/** A file, as far as it can be recognised. */
export interface Fingerprint {
  readonly name: string
  readonly bytes: number
  /** `crc32` of its bytes. */
  readonly checksum: number
}

interface Used {
  /** Index among the columns of the file. */
  readonly place: number
  readonly name: string
}
export type UsedInput = Used &
  (
    | { readonly kind: 'number' | 'date' /** Some rows have no value. */; readonly gaps: boolean }
    | { readonly kind: 'category'; readonly classes: number }
    | { readonly kind: 'yesno' }
  )
export type UsedTarget = Used &
  (
    | { readonly kind: 'number'; readonly unit: string; readonly standard: Standard }
    | { readonly kind: 'category'; readonly classes: readonly string[] }
    | { readonly kind: 'yesno'; readonly classes: readonly [string, string] }
  )

export interface Recipe {
  readonly rules: Rules
  readonly file: Fingerprint
  /** Encoding, delimiter, decimal sign and index of the header, as in `Layout`. */
  readonly layout: readonly [encoding: Encoding, delimiter: Delimiter, decimal: Decimal, header: number]
  /** Number of rows that were drawn for training and tests. */
  readonly rows: number
  readonly inputs: readonly UsedInput[]
  readonly targets: readonly UsedTarget[]
}

/** Most targets: a task each. */
export const MOST_TARGETS = 12
/** Most numbers in the inputs of a row. */
export const MOST_INPUTS = 1024
/** Most characters of a name, of a file or a class for example. */
export const LONGEST_TEXT = 200

export const widthOfInput = (input: UsedInput): number =>
  input.kind === 'category' ? input.classes : input.kind === 'yesno' || !input.gaps ? 1 : 2

/** A text that is none: the field of the layout because of which it is none, or '' for anything else. */
type Unread = keyof Layout | ''

const known = new Map<string, Recipe | Unread>()

/** A text is read once. */
function parsedOnce(text: string): Recipe | Unread {
  if (known.size > 50) known.clear()
  const found = known.get(text) ?? parsed(text)
  known.set(text, found)
  return found
}

/** The recipe in a text; null if there is none. */
export function readRecipe(text: string): Recipe | null {
  const found = parsedOnce(text)
  return typeof found === 'string' ? null : found
}

/** The field of the layout that keeps a text from being a recipe; '' if it is one, or none for another reason. */
export function unreadField(text: string): keyof Layout | '' {
  const found = parsedOnce(text)
  return typeof found === 'string' ? found : ''
}

/** Thrown and caught here alone. */
const wrong = (): never => {
  throw new SyntaxError()
}
const text = (value: unknown): string => (typeof value === 'string' && value.length <= LONGEST_TEXT ? value : wrong())
const whole = (value: unknown, most = Number.MAX_SAFE_INTEGER): number =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most ? Number(value) : wrong()
const finite = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : wrong())
const list = (value: unknown, least: number, most: number): readonly unknown[] =>
  Array.isArray(value) && value.length >= least && value.length <= most ? value : wrong()
const oneOf = <T>(all: readonly T[], value: unknown): T => all.find((each) => each === value) ?? wrong()

function parsed(raw: string): Recipe | Unread {
  /** The field that is being read. */
  let field: Unread = ''
  try {
    const [asRules, file, layout, rows, inputs, targets] = list(JSON.parse(raw), 6, 6)
    const rules = oneOf(RULES, asRules)
    const [name, bytes, checksum] = list(file, 3, 3)
    const [asEncoding, asDelimiter, asDecimal, asHeader] = list(layout, 4, 4)
    field = 'encoding'
    const encoding = oneOf(ENCODINGS, asEncoding)
    field = 'delimiter'
    const delimiter = oneOf(DELIMITERS, asDelimiter)
    field = 'decimal'
    const decimal = oneOf(DECIMALS, asDecimal)
    field = 'header'
    const header = asHeader === -1 ? -1 : whole(asHeader)
    field = ''
    const recipe: Recipe = {
      rules,
      file: { name: text(name), bytes: whole(bytes), checksum: whole(checksum, 2 ** 32 - 1) },
      layout: [encoding, delimiter, decimal, header],
      rows: whole(rows, MOST_DRAWN),
      inputs: list(inputs, 1, MOST_INPUTS).map(inputIn),
      targets: list(targets, 1, MOST_TARGETS).map(targetIn),
    }
    const width = recipe.inputs.reduce((sum, input) => sum + widthOfInput(input), 0)
    // A table has the values of a column once (`columnId`), of one kind.
    const places = [...recipe.inputs, ...recipe.targets].map(({ place }) => place)
    const isFit = recipe.rows >= 2 && width <= MOST_INPUTS && new Set(places).size === places.length
    return isFit ? recipe : ''
  } catch {
    return field
  }
}

function inputIn(raw: unknown): UsedInput {
  const [place, name, letter, more] = list(raw, 3, 4)
  const used = { place: whole(place), name: text(name) }
  if (letter === 'n' || letter === 'd') return { ...used, kind: letter === 'n' ? 'number' : 'date', gaps: more === 1 }
  if (letter === 'c') return { ...used, kind: 'category', classes: whole(more, MOST_CLASSES) || wrong() }
  return letter === 'y' ? { ...used, kind: 'yesno' } : wrong()
}

/** Above `MOST_VALUES`, so that a later page may allow more. */
const MOST_CLASSES = 64

function targetIn(raw: unknown): UsedTarget {
  const [place, name, letter, ...more] = list(raw, 5, 3 + MOST_CLASSES)
  const used = { place: whole(place), name: text(name) }
  if (letter === 'n') {
    const standard = { offset: finite(more[1]), size: finite(more[2]) }
    return standard.size > 0 ? { ...used, kind: 'number', unit: text(more[0]), standard } : wrong()
  }
  const classes = more.map(text)
  if (letter === 'c') return { ...used, kind: 'category', classes }
  return letter === 'y' && classes.length === 2
    ? { ...used, kind: 'yesno', classes: [classes[0], classes[1]] }
    : wrong()
}
