import type { KeptShelf } from '../../state/kept/list'
import { useText } from '../hooks/useText'

/** Stands where the removed entry stood, and takes the focus, whose button went with that entry. */
export function RemovedRow(props: { readonly shelf: Pick<KeptShelf<never>, 'bringBack'>; readonly name: string }) {
  const { shelf, name } = props
  const text = useText('kept')
  return (
    <li className="removed">
      <span className="hint" role="status">
        {text('removed', { name })}
      </span>
      {/* biome-ignore lint/a11y/noAutofocus: it takes the place of the button that was pressed */}
      <button type="button" className="btn small" autoFocus onClick={() => void shelf.bringBack()}>
        {text('bringBack')}
      </button>
    </li>
  )
}
