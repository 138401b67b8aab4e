/** Makes the columns that were chosen in a file the problem of the page. */
import type { Recording } from '../../core/config/types'
import { validateRecording } from '../../core/config/validate'
import { withTable } from '../../core/tables/withTable'
import { writeRecipe } from '../../core/tables/writeRecipe'
import { chooseTable } from '../chooseProblem'
import { giveUpData, goOnInstead } from '../data'
import { mayChange } from '../gate'
import { freeRows } from './free'
import { pack } from './pack'
import { chosenRecipe, tableStore } from './store'
import { doing } from './work'

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
