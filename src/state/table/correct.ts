/** What a person corrects of a file that was read otherwise than they mean it: the kind of a column, or the layout. */
import { type Choices, choicesIn, movedTo } from '../../core/tables/choices'
import { usualRoles } from '../../core/tables/choose'
import type { Layout } from '../../core/tables/layout'
import type { ColumnKind } from '../../core/tables/reader'
import { isRefusal } from '../../core/tables/table'
import { lookWith, show, wantedRecipe } from './look'
import { giveTo } from './open'
import { tableStore } from './store'
import { readingAgain } from './work'

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
