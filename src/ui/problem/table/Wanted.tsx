import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { readRecipe } from '../../../core/tables/recipe'
import { dataStore, giveUpData } from '../../../state/data'
import { tableStore } from '../../../state/table/store'
import { useFormat } from '../../hooks/useFormat'
import { useText } from '../../hooks/useText'

/** What a link asks for, and how the file that was opened differs from it. Closes the dialog when the link no longer waits. */
export function Wanted({ onDone }: { readonly onDone: () => void }) {
  const text = useText('table')
  const format = useFormat()
  const asked = useStore(dataStore, ({ loading }) => loading?.table ?? '')
  const difference = useStore(tableStore, (state) => state.difference)
  const recipe = readRecipe(asked)
  const waited = useRef(false)
  useEffect(() => {
    if (recipe) waited.current = true
    else if (waited.current) onDone()
  }, [recipe, onDone])
  if (!recipe) return null
  const { name, bytes } = recipe.file
  const words = { file: name, size: format.bytes(bytes) }
  const list = (columns: readonly string[]) => ({ columns: columns.join(', ') })
  return (
    <section className="own-table-wanted" aria-label={text('wanted.title')} role={difference ? 'alert' : undefined}>
      <h3>{text('wanted.title')}</h3>
      <p>{text(difference ? 'wanted.other' : 'wanted.ask', words)}</p>
      {difference && difference.missing.length > 0 && <p>{text('wanted.missing', list(difference.missing))}</p>}
      {difference && difference.unlike.length > 0 && <p>{text('wanted.unlike', list(difference.unlike))}</p>}
      <button type="button" className="btn small" onClick={giveUpData}>
        {text('wanted.stop')}
      </button>
    </section>
  )
}
