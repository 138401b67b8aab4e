/** Whether a file is that of a recipe, and what can be taken over for another one. */
import type { Role } from './choose'
import type { ColumnLook } from './look'
import type { ColumnKind } from './reader'
import type { Fingerprint, Recipe } from './recipe'

const UNLIKE = 'RecipeUnlikeError'

/** A recipe asks for what its own file does not have: the link was changed by hand. */
export class RecipeUnlikeError extends Error {
  override readonly name = UNLIKE

  /** @param column its name; '' = it is not about one of the columns */
  constructor(column = '') {
    super(column)
  }
}

/** The column that such an error is about, also after it came from a worker, which keeps its name alone; null of others. */
export const unlikeColumn = (error: unknown): string | null =>
  error instanceof Error && error.name === UNLIKE ? error.message : null

/** How a file differs from that of a recipe, in columns by their names. */
export interface Difference {
  readonly wanted: Fingerprint
  /** Columns of the recipe that the file does not have. */
  readonly missing: readonly string[]
  /** Columns that can no longer be used as the recipe does. */
  readonly unlike: readonly string[]
}

export const isSameFile = (a: Fingerprint, b: Fingerprint): boolean => a.bytes === b.bytes && a.checksum === b.checksum

/** Kinds and roles of a recipe for the columns of another file that have the same names. */
export function takenOver({ inputs, targets }: Recipe, columns: readonly Pick<ColumnLook, 'place' | 'name'>[]) {
  const kinds = new Map<number, ColumnKind>()
  const roles = new Map<number, Role>()
  for (const { place, name } of columns) {
    const input = inputs.find((used) => used.name === name)
    const target = targets.find((used) => used.name === name)
    const used = target ?? input
    if (used) kinds.set(place, used.kind)
    roles.set(place, target ? 'target' : input ? 'input' : 'unused')
  }
  return { kinds, roles }
}

/** How a file, looked at with the kinds of the recipe, differs from the recipe's own. */
export function differenceOf({ file, inputs, targets }: Recipe, columns: readonly ColumnLook[]): Difference {
  const used = [...inputs, ...targets].map(({ name }) => name)
  const found = new Map(columns.map((column) => [column.name, column]))
  return {
    wanted: file,
    missing: used.filter((name) => !found.has(name)),
    unlike: used.filter((name) => found.get(name)?.usable === false),
  }
}

/** Roles of the columns of the recipe's own file, which are known by their places. */
export function rolesIn({ inputs, targets }: Recipe, columns: readonly Pick<ColumnLook, 'place'>[]) {
  const isAmong = (used: readonly { readonly place: number }[], at: number) => used.some(({ place }) => place === at)
  return new Map<number, Role>(
    columns.map(({ place }) => [
      place,
      isAmong(targets, place) ? 'target' : isAmong(inputs, place) ? 'input' : 'unused',
    ]),
  )
}

/** Columns that a recipe calls otherwise than its own file does: the link was changed by hand. */
export function renamedIn({ inputs, targets }: Recipe, columns: readonly Pick<ColumnLook, 'place' | 'name'>[]) {
  const names = new Map(columns.map(({ place, name }) => [place, name]))
  return [...inputs, ...targets].flatMap(({ place, name }) => {
    const own = names.get(place)
    return own === undefined || own === name ? [] : [{ name, own }]
  })
}

/** Names of the columns that only the second recipe has as inputs, and of those that only the first has. */
export function inputsChanged(before: Recipe, after: Recipe) {
  const only = (of: Recipe, other: Recipe) =>
    of.inputs.filter(({ name }) => other.inputs.every((input) => input.name !== name)).map(({ name }) => name)
  return { added: only(after, before), gone: only(before, after) }
}
