/** Files that the person has asked this browser to keep, so that their links find them. */
import { type Fingerprint, readRecipe } from '../../core/tables/recipe'
import { dataStore } from '../data'
import { openDialog } from '../dialogs'
import { createKeptList } from '../kept/list'
import { notify } from '../notices'
import { giveOpenFile, openTable } from './open'
import { sourceOf, tableStore } from './store'

const DATABASE = 'multi-task-loss-playground-tables'

/** An entry has the fingerprint of its file, so that the file of a link is found without reading any. */
export const keptTables = createKeptList(DATABASE, 'tables', ['bytes', 'checksum'])

/** Keeps the open file. Says so, or why it could not. */
export async function keepTable(): Promise<void> {
  const { fingerprint } = tableStore.getState()
  const source = sourceOf()
  if (!fingerprint || !source) return
  const { name, bytes, checksum } = fingerprint
  await keptTables.keep(name, { content: new Uint8Array(await source.arrayBuffer()) }, { bytes, checksum })
}

/** Reads which files are kept. Says nothing where the browser keeps none, which it may also forbid. */
export async function listKept(): Promise<void> {
  if (await mayHaveDatabase()) await keptTables.list()
}

/** Opens a kept file as if the person had chosen it. */
export async function openKept(id: string): Promise<void> {
  const entry = keptTables.store.getState().kept.find((each) => each.id === id)
  const read = await keptTables.read(id)
  if (!entry || !read) return
  const { content } = (read.value ?? {}) as { readonly content?: unknown }
  if (content instanceof Uint8Array) await openTable(new Blob([content as Uint8Array<ArrayBuffer>]), entry.name)
  else notify({ kind: 'error', of: 'kept', key: 'unreadable' })
}

export const isKept = (kept: readonly Pick<Fingerprint, 'bytes' | 'checksum'>[], file: Fingerprint): boolean =>
  kept.some(({ bytes, checksum }) => bytes === file.bytes && checksum === file.checksum)

/** Uses the file for which the page waits if it is open or kept. */
export async function openWantedIfKept(): Promise<void> {
  const wanted = readRecipe(dataStore.getState().loading?.table ?? '')
  if (!wanted) return
  if (!(await giveOpenFile(wanted))) {
    await listKept()
    const entry = keptTables.store.getState().kept.find((each) => isKept([each], wanted.file))
    if (!entry) return
    await openKept(entry.id)
  }
  // The person has opened nothing, so nothing is there yet to say what is wrong.
  if (tableStore.getState().failure) openDialog('table')
}

/** Opening a database makes it, and fails with a message where storage is forbidden. */
async function mayHaveDatabase(): Promise<boolean> {
  try {
    // Firefox before 126 does not tell.
    if (!('databases' in indexedDB)) return true
    return (await indexedDB.databases()).some(({ name }) => name === DATABASE)
  } catch {
    return false
  }
}
