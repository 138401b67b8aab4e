import { useState } from 'react'
import { taskPath } from '../../core/config/paths'
import { describedBy, useLocked } from '../hooks/useLocked'
import { useSetup } from '../hooks/useSetup'
import type { NamedTask } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import { Late } from '../late/Late'
import { part } from '../late/part'

const dialog = part(() => import('./PaintDialog').then((module) => module.PaintDialog))

/** Opens the square on which a target is painted. */
export function PaintButton({ task }: { readonly task: NamedTask }) {
  const text = useText('tasks')
  const [open, setOpen] = useState(false)
  const locked = useLocked(useSetup().wish(taskPath(task.id, 'drawing')))
  const close = () => setOpen(false)
  return (
    <>
      <button
        type="button"
        className="btn small"
        aria-haspopup="dialog"
        aria-label={text('paint.openOf', { task: task.name })}
        disabled={locked}
        aria-describedby={describedBy(locked)}
        onClick={() => setOpen(true)}
      >
        {text('paint.open')}
      </button>
      {open && (
        <Late part={dialog} name={text('paint.open')} place="dialog" onClose={close}>
          {(Paint) => <Paint task={task} onClose={close} />}
        </Late>
      )}
    </>
  )
}
