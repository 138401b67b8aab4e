import { useStore } from 'zustand'
import { taskPath } from '../../core/config/paths'
import { targetOf } from '../../core/problems/targets'
import { changeStore } from '../../state/changes'
import { undo } from '../../state/undo'
import { Dialog } from '../controls/Dialog'
import { useField } from '../hooks/useField'
import type { NamedTask } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import './paint.css'
import { PaintCells } from './PaintCells'
import { PaintDots } from './PaintDots'

/** What a way of drawing gets: the drawing, and what keeps a changed one. */
export interface Painting {
  readonly task: NamedTask
  readonly drawing: string
  readonly onDraw: (drawing: string) => void
}

/** A square on which a target is drawn. Each stroke, and each point, is one change of the set-up. */
export function PaintDialog({ task, onClose }: { readonly task: NamedTask; readonly onClose: () => void }) {
  const text = useText('tasks')
  const path = taskPath(task.id, 'drawing')
  const field = useField<string>(path)
  /** Whether undo takes back a stroke of this drawing, and nothing else. */
  const drew = useStore(changeStore, ({ past }) => past.at(-1)?.path === path)
  const painting: Painting = {
    task,
    drawing: field.value,
    onDraw: field.set,
  }
  const { painted, dotted } = targetOf(task.problem, task.config.target)
  return (
    <Dialog name="paint" label={text('paint.title', { task: task.name })} titled onClose={onClose}>
      {() => (
        <>
          {painted && <PaintCells {...painting} usual={painted} />}
          {dotted && <PaintDots {...painting} usual={dotted} />}
          <div>
            <button type="button" className="btn small" disabled={!drew} onClick={undo}>
              {text('paint.undo')}
            </button>
          </div>
        </>
      )}
    </Dialog>
  )
}
