import { memo, type PointerEvent, useEffect, useRef, useState } from 'react'
import { columnNamesOf } from '../../core/problems/targets'
import { pictures, runStore } from '../../state/run'
import { Select } from '../controls/Select'
import { TargetPicture } from '../controls/TargetPicture'
import { type ShownColumn, targetAt } from '../controls/targetTones'
import { useFormat } from '../hooks/useFormat'
import type { NamedTask } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import { taskColorIndex } from '../theme/taskColor'
import { Metric } from './Metric'
import { PredictionPicture } from './PredictionPicture'
import { useReader } from './useReader'

/** Name, metric, prediction and target of one task over the plane. Hovering either picture reads both at that point. */
export const TaskHead = memo(function TaskHead(props: { readonly task: NamedTask; readonly last: boolean }) {
  const { task, last } = props
  const text = useText('network')
  const head = useRef<HTMLDivElement>(null)
  const names = useColumnNames(task)
  const [chosen, choose] = useState<ShownColumn>(null)
  // Another target of the task may have fewer columns.
  const column = names.length === 0 ? 0 : chosen !== null && chosen < names.length ? chosen : null
  const pointAt = usePoint(task, column, head)
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    pointAt({ x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height })
  }
  const picture = { className: 'picture', onPointerMove, onPointerLeave: () => pointAt(null) }
  return (
    <div ref={head} className="network-head" data-task={task.index}>
      <p className="num" style={{ color: task.ink }}>
        <b title={task.name}>{task.name}</b> <Metric task={task} /> <span className="told" />
        {names.length > 0 && (
          <Select
            label={text('column', { task: task.name })}
            value={String(column)}
            options={[
              { value: String(null), label: text('allColumns') },
              ...names.map((label, k) => ({ value: String(k), label })),
            ]}
            onChange={(value) => choose(value === String(null) ? null : Number(value))}
          />
        )}
      </p>
      <span {...picture}>
        <PredictionPicture
          task={task}
          column={column}
          label={[task.name, names[column ?? -1]].filter(Boolean).join(', ')}
        />
        <i className="point" />
        {last && <small>{text('prediction')}</small>}
      </span>
      <span {...picture}>
        <TargetPicture
          problem={task.problem}
          task={task.config}
          reference={task.reference}
          column={column}
          color={`--t${taskColorIndex(task.id)}`}
          cells={80}
        />
        <i className="point" />
        {last && <small>{text('target')}</small>}
      </span>
    </div>
  )
})

interface Place {
  readonly x: number
  readonly y: number
}

/**
 * Shows prediction and target at a point (as shares of the picture from its top left) in place of the metric. Writes
 * to the DOM directly, because rendering on every pointer event would be too slow.
 */
/** Names of several target columns in the language of the page; none for a single column of yes or no. */
function useColumnNames({ problem, config, kind }: NamedTask): readonly string[] {
  const text = useText('problems')
  if (kind !== 'binary') return []
  return columnNamesOf(problem, config).map((name) => text.maybe(`answers.${name}`) ?? name)
}

function usePoint(task: NamedTask, column: ShownColumn, head: { readonly current: HTMLDivElement | null }) {
  const text = useText('network')
  const format = useFormat()
  const reader = useReader(task, column)
  const at = useRef<Place | null>(null)
  const tell = () => {
    const element = head.current
    const told = element?.querySelector<HTMLElement>('.told')
    const picture = pictures.latest(task.index, 'plane')
    const place = at.current
    if (!element || !told) return
    element.classList.toggle('pointed', place !== null && picture !== null)
    if (!place || !picture) return
    element.style.setProperty('--at-x', `${100 * place.x}%`)
    element.style.setProperty('--at-y', `${100 * place.y}%`)
    const { cells, outputs, values } = picture
    const cell = cellAt(place.y, cells) * cells + cellAt(place.x, cells)
    const [x, y] = [2 * place.x - 1, 1 - 2 * place.y]
    told.textContent = text('valueAt', {
      x: format.fixed(x, 2),
      y: format.fixed(y, 2),
      prediction: format.significant(reader.prediction(values, cell * outputs), 2),
      target: format.significant(
        targetAt(task.problem, { task: task.config, reference: task.reference, column }, x, y),
        2,
      ),
    })
  }
  const latest = useRef(tell)
  latest.current = tell
  useEffect(
    () =>
      runStore.subscribe((state, before) => {
        if (at.current && state.picturesVersion !== before.picturesVersion) latest.current()
      }),
    [],
  )
  return (place: Place | null) => {
    at.current = place && { x: Math.min(Math.max(place.x, 0), 1), y: Math.min(Math.max(place.y, 0), 1) }
    tell()
  }
}

const cellAt = (share: number, cells: number): number => Math.min(Math.floor(share * cells), cells - 1)
