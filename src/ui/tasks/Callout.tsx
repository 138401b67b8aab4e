import { setView } from '../../state/view'
import type { NamedTask } from '../hooks/useTasks'
import { useText } from '../hooks/useText'

/** Says under a task that it is drowned out, once. It stands in the flow of its card, takes no focus and covers nothing. */
export function Callout({ task }: { readonly task: NamedTask }) {
  const text = useText('interface')
  return (
    <div className="callout" role="note" data-testid="callout">
      <p>{text('callout.text', { task: task.name })}</p>
      <button type="button" className="btn small on" onClick={() => setView({ calloutSeen: true })}>
        {text('callout.dismiss')}
      </button>
    </div>
  )
}
