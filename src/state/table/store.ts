/** The file of a person as the page knows it: what was found in it, and what they have corrected and chosen. */
import { createStore } from 'zustand/vanilla'
import { type ChoiceFault, type Role, recipeOf } from '../../core/tables/choose'
import type { Refusal } from '../../core/tables/findings'
import { type Difference, isSameFile } from '../../core/tables/match'
import { type Fingerprint, type Recipe, readRecipe } from '../../core/tables/recipe'
import type { Corrections, TableLook } from '../../core/tables/table'

/** What the worker does now: reads the file, makes the rows, or writes predictions. */
export type Work = 'reading' | 'packing' | 'predicting'

/** A link that its own file does not fit, in one of its columns or as a whole; or anything else. */
export type Failure = { readonly of: 'column'; readonly column: string } | { readonly of: 'link' | 'other' }

export interface TableState {
  readonly file: { readonly name: string; readonly bytes: number } | null
  readonly busy: { readonly work: Work; readonly share: number } | null
  readonly fingerprint: Fingerprint | null
  readonly look: TableLook | null
  /** The newest look at this file, which stays where a correction since then has led to a refusal. */
  readonly last: TableLook | null
  readonly refusal: Refusal | null
  /** What went wrong where the file is not to blame; null if nothing did. */
  readonly failure: Failure | null
  readonly corrections: Corrections
  /** Of the columns of `last`, as the kinds among the corrections. */
  readonly roles: ReadonlyMap<number, Role>
  /** For a link that asks for another file than this one. */
  readonly difference: Difference | null
}

export const NOTHING: TableState = {
  file: null,
  busy: null,
  fingerprint: null,
  look: null,
  last: null,
  refusal: null,
  failure: null,
  corrections: { layout: {}, kinds: new Map() },
  roles: new Map(),
  difference: null,
}

export const tableStore = createStore<TableState>(() => NOTHING)

/** Where the bytes of the file can be read again after its worker was ended. */
let source: Blob | null = null
export const sourceOf = (): Blob | null => source
export function setSource(file: Blob | null): void {
  source = file
}

export function setRole(place: number, role: Role): void {
  const { roles } = tableStore.getState()
  tableStore.setState({ roles: new Map([...roles, [place, role]]) })
}

/** The recipe of what is chosen, or why there is none; null without a file. */
export function chosenRecipe({ fingerprint, look, roles }: TableState): Recipe | ChoiceFault | null {
  return fingerprint && look ? recipeOf(fingerprint, look, roles) : null
}

/** Whether the file is that of the set-up on the page. */
export function isOfRun({ fingerprint }: TableState, table: string): boolean {
  const recipe = readRecipe(table)
  return recipe !== null && fingerprint !== null && isSameFile(recipe.file, fingerprint)
}
