/** Opens a file, and gives it to the link that waits for it. */
import { usualRoles } from '../../core/tables/choose'
import { MOST_BYTES } from '../../core/tables/findings'
import type { Layout } from '../../core/tables/layout'
import { isSameFile, renamedIn, rolesIn, takenOver } from '../../core/tables/match'
import type { Recipe } from '../../core/tables/recipe'
import { tryDataAgain } from '../data'
import { notify } from '../notices'
import { shortName } from '../unreadNotices'
import { freeRows } from './free'
import { lookWith, show, wantedRecipe } from './look'
import { pack } from './pack'
import { reopen } from './reopen'
import { NOTHING, setSource, tableStore } from './store'
import { doing, stopAll } from './work'

/** Reads a file in place of the one before. If it is the one for which the page waits, it is used at once. */
export async function openTable(file: Blob, name: string): Promise<void> {
  stopAll()
  setSource(file)
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

/** Uses the open file for the set-up that waits for it, or tells what failed. Returns false if it is another file. */
export async function giveOpenFile(wanted: Recipe): Promise<boolean> {
  const { fingerprint } = tableStore.getState()
  if (!fingerprint || !isSameFile(fingerprint, wanted.file)) return false
  await doing(() => giveTo(wanted))
  return true
}

/** Uses the file for the link that waits for it, or says how it differs. */
export async function giveTo(wanted: Recipe): Promise<void> {
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
