/** The rows of the chosen columns: the worker makes them from the file, and the problem finds them by name. */
import { problemOf } from '../../core/problems/all'
import { keepData } from '../../core/problems/data'
import type { Recipe } from '../../core/tables/recipe'
import { writeRecipe } from '../../core/tables/writeRecipe'
import { configStore } from '../setup'
import { hasFile } from './reopen'
import { tableStore } from './store'
import { askPack } from './worker'

/** Brings the rows of a recipe to where its problem finds them. Returns their names for `freeRows`. */
export async function pack(recipe: Recipe): Promise<readonly string[]> {
  tableStore.setState({ busy: { work: 'packing', share: 0 } })
  const table = writeRecipe(recipe)
  await hasFile()
  const { bytes } = await askPack({ recipe: table })
  const problem = { ...configStore.getState().config.problem, id: 'own', table }
  const names = (problemOf({ problem }).needs?.(problem) ?? []).map(({ name }) => name)
  for (const name of names) keepData(name, bytes)
  return names
}
