import { setView } from '../../state/view'
import type { NamedTask } from '../hooks/useTasks'
import { useText } from '../hooks/useText'

/**
 * Says once, under a task, that the other tasks drown it out. It is part of its card's layout, takes no focus and
 * covers nothing.
 */
export function Callout({ task }: { readonly task: NamedTask }) {
  const text = useText('tasks')
  return (
    <div className="callout" role="note" data-testid="callout">
      <p>{text('callout.text', { task: task.name })}</p>
      <button type="button" className="btn small on" onClick={() => setView({ calloutSeen: true })}>
        {text('callout.dismiss')}
      </button>
    </div>
  )
}
