/** Looks into the file, as it is read with some corrections, and shows what was found. */
import { type Role, usualRoles } from '../../core/tables/choose'
import type { ColumnLook } from '../../core/tables/look'
import { differenceOf, isSameFile } from '../../core/tables/match'
import { type Recipe, readRecipe } from '../../core/tables/recipe'
import { type Corrections, isRefusal } from '../../core/tables/table'
import { dataStore } from '../data'
import { type Looked, reopen } from './reopen'
import { tableStore } from './store'
import { tellShare } from './work'
import { askLook, isOpen } from './worker'

/** The recipe of a link for whose file the page waits; null if it waits for none. */
export const wantedRecipe = (): Recipe | null => readRecipe(dataStore.getState().loading?.table ?? '')

/** What is in the file with these corrections. Nothing changes before it is shown, so the person may cancel. */
export const lookWith = (corrections: Corrections): Promise<Looked> =>
  isOpen() ? askLook({ corrections }, tellShare('reading')) : reopen(corrections)

/** Shows what was found. After a refusal the layout alone is another: what was chosen for columns waits for them. */
export function show(
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
