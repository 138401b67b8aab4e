/**
 * What a set-up knows of a person's table: which file, how it is read, and which columns are inputs and targets. Links
 * carry it as a text; they never carry a row.
 */
import type { Standard } from '../problems/define'
import { MOST_DRAWN } from './findings'

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
  readonly file: Fingerprint
  /** Encoding, delimiter, decimal sign and index of the header, as in `Layout`. */
  readonly layout: readonly [encoding: string, delimiter: string, decimal: string, header: number]
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

const known = new Map<string, Recipe | null>()

/** The recipe in a text; null if there is none. A text is read once. */
export function readRecipe(text: string): Recipe | null {
  if (known.size > 50) known.clear()
  let recipe = known.get(text)
  if (recipe === undefined) {
    recipe = parsed(text)
    known.set(text, recipe)
  }
  return recipe
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

function parsed(raw: string): Recipe | null {
  try {
    const [form, file, layout, rows, inputs, targets] = list(JSON.parse(raw), 6, 6)
    if (form !== 1) return null
    const [name, bytes, checksum] = list(file, 3, 3)
    const [encoding, delimiter, decimal, header] = list(layout, 4, 4)
    const recipe: Recipe = {
      file: { name: text(name), bytes: whole(bytes), checksum: whole(checksum, 2 ** 32 - 1) },
      layout: [text(encoding), text(delimiter), text(decimal), header === -1 ? -1 : whole(header)],
      rows: whole(rows, MOST_DRAWN),
      inputs: list(inputs, 1, MOST_INPUTS).map(inputIn),
      targets: list(targets, 1, MOST_TARGETS).map(targetIn),
    }
    const width = recipe.inputs.reduce((sum, input) => sum + widthOfInput(input), 0)
    // A table has the values of a column once (`columnId`), of one kind.
    const places = [...recipe.inputs, ...recipe.targets].map(({ place }) => place)
    const isFit = recipe.rows >= 2 && width <= MOST_INPUTS && new Set(places).size === places.length
    return isFit ? recipe : null
  } catch {
    return null
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
