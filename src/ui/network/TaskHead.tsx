import { type PointerEvent, useEffect, useRef } from 'react'
import { metricName } from '../../core/metrics/names'
import { planeValue } from '../../core/problems/plane/targets'
import { pictures, runStore } from '../../state/run'
import { TargetPicture } from '../controls/TargetPicture'
import { useFormat } from '../hooks/useFormat'
import { useNow } from '../hooks/useNow'
import type { NamedTask } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import { taskColorIndex } from '../theme/taskColor'
import { PredictionPicture, useReader } from './PredictionPicture'

/** Name, metric, prediction and target of one task. Hovering either picture reads both at that point. */
export function TaskHead({ task, last }: { readonly task: NamedTask; readonly last: boolean }) {
  const text = useText('network')
  const head = useRef<HTMLDivElement>(null)
  const pointAt = usePoint(task, head)
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    pointAt({ x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height })
  }
  const picture = { className: 'picture', onPointerMove, onPointerLeave: () => pointAt(null) }
  return (
    <div ref={head} className="network-head" data-task={task.index}>
      <p className="num" style={{ color: task.ink }}>
        <b title={task.name}>{task.name}</b> <Metric task={task} /> <span className="told" />
      </p>
      <span {...picture}>
        <PredictionPicture task={task} />
        <i className="point" />
        {last && <small>{text('prediction')}</small>}
      </span>
      <span {...picture}>
        <TargetPicture task={task.config} color={`--t${taskColorIndex(task.id)}`} cells={80} />
        <i className="point" />
        {last && <small>{text('target')}</small>}
      </span>
    </div>
  )
}

function Metric({ task }: { readonly task: NamedTask }) {
  const text = useText('network')
  const format = useFormat()
  const value = useNow()?.testMetrics[task.index]
  const known = value !== undefined && Number.isFinite(value)
  const name = metricName({ kind: task.kind, loss: task.config.loss.id })
  return (
    <span className="metric" data-testid={`metric-${task.id}`}>
      {known && text(name, { value: name === 'accuracy' ? format.percent(value, 1) : format.fixed(value, 2) })}
    </span>
  )
}

interface Place {
  readonly x: number
  readonly y: number
}

/**
 * Shows prediction and target at a point (as shares of the picture from its top left) in place of the metric. Writes
 * to the DOM directly, because rendering on every pointer event would be too slow.
 */
function usePoint(task: NamedTask, head: { readonly current: HTMLDivElement | null }) {
  const text = useText('network')
  const format = useFormat()
  const reader = useReader(task)
  const at = useRef<Place | null>(null)
  const tell = () => {
    const element = head.current
    const told = element?.querySelector<HTMLElement>('.told')
    const picture = pictures.latest(task.index)
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
      target: format.significant(planeValue(task.config, x, y), 2),
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
