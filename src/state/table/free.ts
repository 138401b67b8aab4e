/**
 * Frees the rows of tables. Each choice of columns makes rows of its own, 16 MB for 20,000 rows of 100 columns, so a
 * person who tries some choices would fill the memory.
 */
import type { RunConfig } from '../../core/config/types'
import { problemOf } from '../../core/problems/all'
import { dropData, keptBytes } from '../../core/problems/data'
import { runsOfChanges } from '../changes'
import { heldSetups } from '../data'

/** Bytes that are kept for undo and redo alone. A step beyond them asks for the file, unless it is open. */
const MOST_FOR_UNDO = 64e6

/** Names of the rows that were brought, and not freed yet. */
const brought = new Set<string>()

/** Rows that only the person has. All others can be loaded again. */
const ownRows = ({ problem }: Pick<RunConfig, 'problem'>): readonly string[] =>
  (problemOf({ problem }).needs?.(problem) ?? []).flatMap(({ name, file }) => (file === null ? [name] : []))

/**
 * Frees the rows that no set-up of the page needs (`holdSetups`), but not those of the newest changes, to which undo and
 * redo lead. To be called when other rows have come and are used.
 *
 * @param came names of the rows that have come
 */
export function freeRows(came: readonly string[], mostForUndo = MOST_FOR_UNDO): void {
  for (const name of came) brought.add(name)
  const needed = new Set(heldSetups().flatMap(ownRows))
  let bytes = 0
  for (const name of runsOfChanges().flatMap(({ recording }) => ownRows(recording.config))) {
    if (needed.has(name)) continue
    bytes += keptBytes(name)?.length ?? 0
    if (bytes > mostForUndo) break
    needed.add(name)
  }
  for (const name of brought) {
    if (needed.has(name)) continue
    dropData(name)
    brought.delete(name)
  }
}
