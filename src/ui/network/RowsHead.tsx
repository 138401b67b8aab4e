import { type KeyboardEvent, useState } from 'react'
import { useRun } from '../hooks/useStores'
import type { NamedTask } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import { Late } from '../late/Late'
import { part } from '../late/part'
import { Metric } from './Metric'
import { movedBy } from './movedBy'
import { countOf, RowsCanvas } from './RowsCanvas'
import './rows.css'
import { useClassNames, useRowsReading } from './useRowsReading'
import { useRowsWords } from './useRowsWords'

const dialog = part(() => import('./RowsDialog').then((module) => module.RowsDialog))

/**
 * Name and metric of one task, and what is predicted for test rows: for a problem without pictures over the plane. The
 * pointer and the arrow keys read a cell or a dot in place of the metric; a press shows the picture large.
 */
export function RowsHead({ task }: { readonly task: NamedTask }) {
  const text = useText('network')
  const [at, setAt] = useState<number | null>(null)
  const [open, setOpen] = useState(false)
  const reading = useRowsReading(task)?.reading ?? null
  const names = useClassNames(task)
  const words = useRowsWords(reading, names)
  const playing = useRun((run) => run.status === 'playing')
  const onKeyDown = (event: KeyboardEvent) => {
    const to = reading && movedBy(event.key, at, countOf(reading), reading.kind === 'classes' ? names.length : 1)
    if (to === null) return
    event.preventDefault()
    setAt(to)
  }
  return (
    <>
      <div className={at === null ? 'network-head rows' : 'network-head rows pointed'} data-task={task.index}>
        <p className="num" style={{ color: task.ink }}>
          <b title={task.name}>{task.name}</b> <Metric task={task} />
          {/* While training it would be read out with every picture. */}
          <span className="told" role={playing ? undefined : 'status'}>
            {at !== null && words.told(at)}
          </span>
        </p>
        <button
          type="button"
          className="picture rows-picture"
          aria-label={text('rows.open', { task: task.name })}
          title={text(task.kind === 'regression' ? 'rows.scatter' : 'rows.matrix')}
          onClick={() => setOpen(true)}
          onKeyDown={onKeyDown}
          onBlur={() => setAt(null)}
        >
          <RowsCanvas task={task} reading={reading} names={names} at={at} onAt={setAt} />
        </button>
      </div>
      {open && (
        <Late part={dialog} name={task.name} place="dialog" onClose={() => setOpen(false)}>
          {(Large) => <Large task={task} onClose={() => setOpen(false)} />}
        </Late>
      )}
    </>
  )
}
