/** The file of a person: what is found in it, what they have corrected and chosen, and what is done with it. */
import { createStore } from 'zustand/vanilla'
import type { Recording } from '../../core/config/types'
import { validateRecording } from '../../core/config/validate'
import { problemOf } from '../../core/problems/all'
import { keepData } from '../../core/problems/data'
import { type Choices, choicesIn, movedTo } from '../../core/tables/choices'
import { type ChoiceFault, type Role, recipeOf, usualRoles } from '../../core/tables/choose'
import { MOST_BYTES, type Refusal } from '../../core/tables/findings'
import type { Layout } from '../../core/tables/layout'
import type { ColumnLook } from '../../core/tables/look'
import {
  type Difference,
  differenceOf,
  isSameFile,
  renamedIn,
  rolesIn,
  takenOver,
  unlikeColumn,
} from '../../core/tables/match'
import type { ColumnKind } from '../../core/tables/reader'
import { type Fingerprint, type Recipe, readRecipe } from '../../core/tables/recipe'
import { type Corrections, isRefusal, type TableLook } from '../../core/tables/table'
import { withTable } from '../../core/tables/withTable'
import { writeRecipe } from '../../core/tables/writeRecipe'
import { chooseTable } from '../chooseProblem'
import { configStore } from '../config'
import { dataStore, giveUpData, goOnInstead, tryDataAgain } from '../data'
import { mayChange } from '../gate'
import { notify } from '../notices'
import { mainRun } from '../run'
import { shortName } from '../unreadNotices'
import { freeRows } from './free'
import { askLook, askOpen, askPack, askPredictions, CancelledError, endWorker, isOpen } from './worker'

/** What the worker does now: reads the file, makes the rows, or writes predictions. */
type Work = 'reading' | 'packing' | 'predicting'

/** A link that its own file does not fit, in one of its columns or as a whole; or anything else. */
type Failure = { readonly of: 'column'; readonly column: string } | { readonly of: 'link' | 'other' }

const failureOf = (error: unknown): Failure => {
  const column = unlikeColumn(error)
  if (column === null) return { of: 'other' }
  return column === '' ? { of: 'link' } : { of: 'column', column }
}

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

const NOTHING: TableState = {
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

const tellShare = (work: Work) => (share: number) => {
  if (tableStore.getState().busy?.work === work) tableStore.setState({ busy: { work, share } })
}

/** The recipe of a link for whose file the page waits; null if it waits for none. */
const wantedRecipe = (): Recipe | null => readRecipe(dataStore.getState().loading?.table ?? '')

/** Reads a file in place of the one before. If it is the one for which the page waits, it is used at once. */
export async function openTable(file: Blob, name: string): Promise<void> {
  stopAll()
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
    show(await reopen(NOTHING.corrections), NOTHING.corrections)
    if (wanted) await giveTo(wanted)
  })
}

const layoutOf = ({ layout: [encoding, delimiter, decimal, header] }: Recipe): Layout => ({
  encoding,
  delimiter,
  decimal,
  header,
})

/** Gives the bytes to a new worker. Returns what is in them. */
async function reopen(corrections: Corrections): Promise<Looked> {
  const { file } = tableStore.getState()
  const given = source
  if (!given || !file) throw new CancelledError()
  const bytes = new Uint8Array(await given.arrayBuffer())
  // Another file was opened, or none is wanted any more.
  if (source !== given) throw new CancelledError()
  return askOpen({ name: file.name, bytes, corrections }, tellShare('reading'))
}

interface Looked {
  readonly fingerprint: Fingerprint
  readonly look: TableLook | Refusal
}

/** What is in the file with these corrections. Nothing changes before it is shown, so the person may cancel. */
const lookWith = (corrections: Corrections): Promise<Looked> =>
  isOpen() ? askLook({ corrections }, tellShare('reading')) : reopen(corrections)

/** Shows what was found. After a refusal the layout alone is another: what was chosen for columns waits for them. */
function show(
  { fingerprint, look }: Looked,
  { layout, kinds }: Corrections,
  rolesOf: (columns: readonly ColumnLook[]) => ReadonlyMap<number, Role> = usualRoles,
): void {
  const { corrections } = tableStore.getState()
  if (isRefusal(look)) {
    const waiting = { layout, kinds: corrections.kinds }
    tableStore.setState({ fingerprint, look: null, refusal: look, corrections: waiting, difference: null })
    return
  }
  const wanted = wantedRecipe()
  const isOther = wanted !== null && !isSameFile(fingerprint, wanted.file)
  tableStore.setState({
    fingerprint,
    look,
    last: look,
    refusal: null,
    corrections: { layout, kinds },
    roles: rolesOf(look.columns),
    difference: isOther ? differenceOf(wanted, look.columns) : null,
  })
}

/** Uses the open file for the set-up that waits for it, or tells what failed. Returns false if it is another file. */
export async function giveOpenFile(wanted: Recipe): Promise<boolean> {
  const { fingerprint } = tableStore.getState()
  if (!fingerprint || !isSameFile(fingerprint, wanted.file)) return false
  await doing(() => giveTo(wanted))
  return true
}

/** Uses the file for the link that waits for it, or says how it differs. */
async function giveTo(wanted: Recipe): Promise<void> {
  const { fingerprint, look } = tableStore.getState()
  if (!fingerprint) return
  if (isSameFile(fingerprint, wanted.file)) {
    const rows = await pack(wanted)
    tryDataAgain()
    freeRows(rows)
    // The dialog then shows what the link has chosen, not what is guessed.
    const used = [...wanted.inputs, ...wanted.targets]
    const corrections = { layout: layoutOf(wanted), kinds: new Map(used.map(({ place, kind }) => [place, kind])) }
    show(await lookWith(corrections), corrections, (columns) => rolesIn(wanted, columns))
    tellRenamed(wanted)
    return
  }
  if (!look) return
  const { kinds, roles } = takenOver(wanted, look.columns)
  const corrections = { layout: look.layout, kinds }
  const hasSome = [...roles.values()].some((role) => role !== 'unused')
  show(await lookWith(corrections), corrections, hasSome ? () => roles : usualRoles)
}

/** Says which columns of the open file the set-up calls otherwise. Their places decide, so they are used all the same. */
function tellRenamed(recipe: Recipe): void {
  const renamed = renamedIn(recipe, tableStore.getState().look?.columns ?? [])
  if (renamed.length === 0) return
  const columns = renamed.map(({ name, own }) => `${shortName(name)} (${shortName(own)})`).join(', ')
  notify({ kind: 'warning', of: 'data', key: 'renamed', values: { columns } })
}

/** Corrects the kind of a column. */
export const correctKind = (place: number, kind: ColumnKind): Promise<boolean> =>
  readingAgain(async ({ corrections: { layout, kinds } }) => {
    const corrected = { layout, kinds: new Map([...kinds, [place, kind]]) }
    show(await lookWith(corrected), corrected, () => tableStore.getState().roles)
  })

/** Corrects how the file is read. Types and uses that were chosen stay; what was guessed is guessed anew. */
export const correctLayout = (change: Partial<Layout>): Promise<boolean> =>
  readingAgain(async ({ corrections: { layout: former, kinds }, last }) => {
    const layout = { ...former, ...change }
    const found = await lookWith({ layout, kinds })
    if (!last || isRefusal(found.look)) {
      show(found, { layout, kinds })
      const wanted = wantedRecipe()
      // The first look in which something was found.
      if (wanted && !isRefusal(found.look)) await giveTo(wanted)
      return
    }
    // Another delimiter cuts other columns; everything else leaves each in its place.
    const stay = found.look.layout.delimiter === last.layout.delimiter
    const { columns } = found.look
    const choices = (): Choices => {
      const chosen = choicesIn(last.columns, { kinds, roles: tableStore.getState().roles })
      return stay ? chosen : movedTo(columns, last.columns, chosen)
    }
    const corrected = { layout, kinds: choices().kinds }
    const read = stay ? found : await lookWith(corrected)
    show(read, corrected, (all) => new Map([...usualRoles(all), ...choices().roles]))
  })

let newest: Promise<unknown> = Promise.resolve()

/** Reads the file again, after what is read already: each correction starts from what the one before has shown. */
function readingAgain(work: (now: TableState) => Promise<void>): Promise<boolean> {
  const asked = stops
  const read = async (): Promise<boolean> => {
    await newest
    if (asked !== stops) return false
    return doing(() => {
      tableStore.setState({ busy: { work: 'reading', share: 0 } })
      return work(tableStore.getState())
    })
  }
  const now = read()
  newest = now
  return now
}

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
    const rows = await pack(recipe)
    tableStore.setState({ difference: null })
    const table = writeRecipe(recipe)
    // A link that waited for another file keeps all that does not follow from its columns.
    if (!goOnInstead((recording) => overTable(recording, table))) {
      giveUpData()
      chooseTable(table, withTable)
    }
    freeRows(rows)
  })
}

/** The recording with another table; edits of tasks that it no longer has are left out. */
function overTable({ config, edits }: Recording, table: string): Recording {
  return validateRecording({ config: withTable(config, table) ?? config, edits }).recording
}

/** The worker has lost its file if something was cancelled. */
async function hasFile(): Promise<void> {
  if (!isOpen()) await reopen(tableStore.getState().corrections)
}

/** Brings the rows of a recipe to where its problem finds them. Returns their names for `freeRows`. */
async function pack(recipe: Recipe): Promise<readonly string[]> {
  tableStore.setState({ busy: { work: 'packing', share: 0 } })
  const table = writeRecipe(recipe)
  await hasFile()
  const { bytes } = await askPack({ recipe: table })
  const problem = { ...configStore.getState().config.problem, id: 'own', table }
  const names = (problemOf({ problem }).needs?.(problem) ?? []).map(({ name }) => name)
  for (const name of names) keepData(name, bytes)
  return names
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
    await hasFile()
    const recording = { config, edits: [] }
    parts = (await askPredictions({ recording, snapshot, titles }, tellShare('predicting'))).parts
  })
  return parts
}

/** Stops what is done. The file can be used again. */
export function cancelTable(): void {
  stopAll()
  turns++
  const { look, refusal } = tableStore.getState()
  if (look || refusal) tableStore.setState({ busy: null })
  else forgetTable()
}

/** As if no file had been opened. */
export function forgetTable(): void {
  stopAll()
  source = null
  tableStore.setState(NOTHING)
}

let stops = 0

/** Ends what is done, and what waits for it. */
function stopAll(): void {
  stops++
  endWorker()
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
    else tableStore.setState({ failure: failureOf(error) })
    return false
  } finally {
    // Newer work is still being done.
    if (turn === turns) tableStore.setState({ busy: null })
  }
}
