import { setView } from '../../state/view'
import { useText } from '../hooks/useText'

/** Says which curves the logarithmic axis cannot show, and offers the linear one. */
export function OffScale({ labels }: { readonly labels: readonly string[] }) {
  const text = useText('curves')
  if (labels.length === 0) return null
  const names = labels.join(', ')
  return (
    <p className="off-scale" title={names}>
      <span>{text('offScale', { names })}</span>
      <button type="button" className="btn small" onClick={() => setView({ lossScale: 'linear' })}>
        {text('linearAxis')}
      </button>
    </p>
  )
}
