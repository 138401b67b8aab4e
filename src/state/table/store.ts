/** The file of a person: what is found in it, what they have corrected and chosen, and what is done with it. */
import { createStore } from 'zustand/vanilla'
import { chosen } from '../../core/config/chosen'
import type { Recording } from '../../core/config/types'
import { validateRecording } from '../../core/config/validate'
import { problemOf } from '../../core/problems/all'
import { keepData } from '../../core/problems/data'
import { type ChoiceFault, type Role, recipeOf, usualRoles } from '../../core/tables/choose'
import { MOST_BYTES, type Refusal } from '../../core/tables/findings'
import type { Layout } from '../../core/tables/layout'
import type { ColumnKind } from '../../core/tables/look'
import { type Difference, differenceOf, isSameFile, takenOver } from '../../core/tables/match'
import { type Fingerprint, type Recipe, readRecipe } from '../../core/tables/recipe'
import { type Corrections, isRefusal, type TableLook } from '../../core/tables/table'
import { writeRecipe } from '../../core/tables/writeRecipe'
import { chooseTable } from '../chooseProblem'
import { configStore } from '../config'
import { dataStore, giveUpData, goOnInstead, tryDataAgain } from '../data'
import { mayChange } from '../gate'
import { mainRun } from '../run'
import { askLook, askOpen, askPack, askPredictions, CancelledError, endWorker, isOpen } from './worker'

/** What the worker does now: reads the file, makes the rows, or writes predictions. */
type Work = 'reading' | 'packing' | 'predicting'

export interface TableState {
  readonly file: { readonly name: string; readonly bytes: number } | null
  readonly busy: { readonly work: Work; readonly share: number } | null
  readonly fingerprint: Fingerprint | null
  readonly look: TableLook | null
  readonly refusal: Refusal | null
  /** What an error says; null if there was none. */
  readonly failure: string | null
  readonly corrections: Corrections
  readonly roles: ReadonlyMap<number, Role>
  /** For a link that asks for another file than this one. */
  readonly difference: Difference | null
}

const NOTHING: TableState = {
  file: null,
  busy: null,
  fingerprint: null,
  look: null,
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

const tellShare = (work: Work) => (share: number) => {
  if (tableStore.getState().busy?.work === work) tableStore.setState({ busy: { work, share } })
}

/** The recipe of a link for whose file the page waits; null if it waits for none. */
const wantedRecipe = (): Recipe | null => readRecipe(dataStore.getState().loading?.table ?? '')

/** Reads a file in place of the one before. If it is the one for which the page waits, it is used at once. */
export async function openTable(file: Blob, name: string): Promise<void> {
  endWorker()
  source = file
  const wanted = wantedRecipe()
  tableStore.setState({
    ...NOTHING,
    file: { name, bytes: file.size },
    ...(file.size > MOST_BYTES
      ? { refusal: { code: 'tooLarge', values: { size: file.size, most: MOST_BYTES } } as const }
      : { busy: { work: 'reading', share: 0 } as const }),
  })
  if (file.size > MOST_BYTES) return
  await doing(async () => {
    await reopen()
    if (wanted) await giveTo(wanted)
  })
}

const layoutOf = ({ layout: [encoding, delimiter, decimal, header] }: Recipe) =>
  ({ encoding, delimiter, decimal, header }) as Layout

/** Gives the bytes to a new worker, and shows what is in them. */
async function reopen(): Promise<void> {
  const { file, corrections } = tableStore.getState()
  if (!source || !file) return
  const given = source
  const bytes = new Uint8Array(await given.arrayBuffer())
  // Another file was opened, or none is wanted any more.
  if (source !== given) throw new CancelledError()
  show(await askOpen({ name: file.name, bytes, corrections }, tellShare('reading')))
}

function show({ fingerprint, look }: { readonly fingerprint: Fingerprint; readonly look: TableLook | Refusal }): void {
  if (isRefusal(look)) {
    tableStore.setState({ fingerprint, look: null, refusal: look })
    return
  }
  const { roles } = tableStore.getState()
  // Roles that were chosen stay for columns that can still have them.
  const kept = roles.size === look.columns.length ? roles : usualRoles(look.columns)
  tableStore.setState({ fingerprint, look, refusal: null, roles: kept })
}

/** Uses the file for the link that waits for it, or says how it differs. */
async function giveTo(wanted: Recipe): Promise<void> {
  const { fingerprint, look } = tableStore.getState()
  if (!fingerprint) return
  if (isSameFile(fingerprint, wanted.file)) {
    await pack(wanted)
    tryDataAgain()
    // The dialog then shows what the link has chosen, not what is guessed.
    const used = [...wanted.inputs, ...wanted.targets]
    await lookWith({ layout: layoutOf(wanted), kinds: new Map(used.map(({ place, kind }) => [place, kind])) })
    tableStore.setState({ roles: takenOver(wanted, tableStore.getState().look?.columns ?? []).roles })
    return
  }
  if (!look) return
  const { kinds, roles } = takenOver(wanted, look.columns)
  await lookWith({ layout: look.layout, kinds })
  const found = tableStore.getState().look
  if (!found) return
  const hasSome = [...roles.values()].some((role) => role !== 'unused')
  tableStore.setState({ difference: differenceOf(wanted, found.columns), ...(hasSome ? { roles } : {}) })
}

async function lookWith(corrections: Corrections): Promise<void> {
  tableStore.setState({ corrections })
  show(await askLook({ corrections }, tellShare('reading')))
}

/** Corrects the kind of a column. */
export const correctKind = (place: number, kind: ColumnKind): Promise<boolean> => {
  const { layout, kinds } = tableStore.getState().corrections
  return lookAgain({ layout, kinds: new Map([...kinds, [place, kind]]) })
}

/** Corrects how the file is read. Columns are then others, so what was chosen for them is guessed anew. */
export const correctLayout = (change: Partial<Layout>): Promise<boolean> => {
  tableStore.setState({ roles: new Map() })
  return lookAgain({ layout: { ...tableStore.getState().corrections.layout, ...change }, kinds: new Map() })
}

const lookAgain = (corrections: Corrections): Promise<boolean> =>
  doing(async () => {
    tableStore.setState({ corrections, busy: { work: 'reading', share: 0 } })
    if (isOpen()) await lookWith(corrections)
    else await reopen()
  })

export function setRole(place: number, role: Role): void {
  const { roles } = tableStore.getState()
  tableStore.setState({ roles: new Map([...roles, [place, role]]) })
}

/** The recipe of what is chosen, or why there is none; null without a file. */
export function chosenRecipe({ fingerprint, look, roles }: TableState): Recipe | ChoiceFault | null {
  return fingerprint && look ? recipeOf(fingerprint, look, roles) : null
}

/** Makes the chosen columns the problem of the page. Returns whether it could. */
export async function trainOnTable(): Promise<boolean> {
  const recipe = chosenRecipe(tableStore.getState())
  if (!recipe || 'code' in recipe || !mayChange('problem.table')) return false
  return doing(async () => {
    await pack(recipe)
    tableStore.setState({ difference: null })
    const table = writeRecipe(recipe)
    // A link that waited for another file keeps all that does not follow from its columns.
    if (goOnInstead((recording) => overTable(recording, table))) return
    giveUpData()
    chooseTable(table)
  })
}

/** The recording with another table; edits of tasks that it no longer has are left out. */
function overTable({ config, edits }: Recording, table: string): Recording {
  return validateRecording({ config: chosen(config, 'problem.table', table) ?? config, edits }).recording
}

/** Brings the rows of a recipe to where its problem finds them. */
async function pack(recipe: Recipe): Promise<void> {
  tableStore.setState({ busy: { work: 'packing', share: 0 } })
  const table = writeRecipe(recipe)
  if (!isOpen()) await reopen()
  const { bytes } = await askPack({ recipe: table })
  const problem = { ...configStore.getState().config.problem, id: 'own', table }
  for (const { name } of problemOf({ problem }).needs?.(problem) ?? []) keepData(name, bytes)
}

/** Whether the file is that of the set-up on the page. */
export function isOfRun({ fingerprint }: TableState, table: string): boolean {
  const recipe = readRecipe(table)
  return recipe !== null && fingerprint !== null && isSameFile(recipe.file, fingerprint)
}

/**
 * The file with the predictions of all tasks at the current step, in parts; null if it could not be written.
 *
 * @param titles of the columns of each enabled task: of the prediction, and of its probability
 */
export async function predictionsCsv(
  titles: readonly (readonly [prediction: string, probability: string])[],
): Promise<readonly string[] | null> {
  let parts: readonly string[] | null = null
  await doing(async () => {
    tableStore.setState({ busy: { work: 'predicting', share: 0 } })
    const turn = turns
    const snapshot = await mainRun.snapshots.ask()
    // It may have been cancelled while the worker of the run was busy.
    if (turn !== turns) throw new CancelledError()
    const { config } = configStore.getState()
    if (!isOpen()) await reopen()
    const recording = { config, edits: [] }
    parts = (await askPredictions({ recording, snapshot, titles }, tellShare('predicting'))).parts
  })
  return parts
}

/** Stops what is done. The file can be used again. */
export function cancelTable(): void {
  endWorker()
  turns++
  if (tableStore.getState().look) tableStore.setState({ busy: null })
  else forgetTable()
}

/** As if no file had been opened. */
export function forgetTable(): void {
  endWorker()
  source = null
  tableStore.setState(NOTHING)
}

let turns = 0

/** Does some work; a failure is told in the state. Returns whether it was done. */
async function doing(work: () => Promise<void>): Promise<boolean> {
  const turn = ++turns
  try {
    tableStore.setState({ failure: null })
    await work()
    return true
  } catch (error) {
    if (error instanceof CancelledError || turn !== turns) return false
    if (error instanceof DOMException) tableStore.setState({ refusal: { code: 'locked' }, look: null })
    else tableStore.setState({ failure: error instanceof Error ? error.message : String(error) })
    return false
  } finally {
    // Newer work is still being done.
    if (turn === turns) tableStore.setState({ busy: null })
  }
}
