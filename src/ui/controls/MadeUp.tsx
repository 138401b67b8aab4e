import { madeUpShare } from '../../core/problems/dials'
import { useFormat } from '../hooks/useFormat'
import type { NamedTask } from '../hooks/useTasks'
import { useText } from '../hooks/useText'

/**
 * Says where a task's target is partly made up, so that nobody takes it for what the data say. `named` adds the name of the
 * task where the place does not show it.
 */
export function MadeUp({ task, named }: { readonly task: NamedTask; readonly named?: boolean }) {
  const text = useText('tasks')
  const format = useFormat()
  const share = madeUpShare(task.problem, task.config)
  if (share === 0) return null
  const says = text('madeUp', { share: format.percent(share), rest: format.percent(1 - share) })
  return (
    <p className="hint made-up" role="note">
      {named ? `${task.name}: ${says}` : says}
    </p>
  )
}
