import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { metricName } from '../../core/metrics/metrics'
import { TargetPicture } from '../controls/TargetPicture'
import { useFormat } from '../hooks/useFormat'
import { useNow } from '../hooks/useNow'
import { useConfig } from '../hooks/useStores'
import { type NamedTask, useEnabledTasks } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import { taskColorIndex } from '../theme/taskColor'
import { drawnUnits, edgePath, edgesByTask, edgeWidth, placeUnits } from './drawing'
import './network.css'
import { PredictionPicture } from './PredictionPicture'

const LEAST_ROW = 74

/** The network as it computes: inputs, trunk, heads, and what each head answers beside what it should. */
export function NetworkCard() {
  const text = useText('network')
  const tasks = useEnabledTasks()
  const box = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState({ width: 0, height: 0 })
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const observer = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const row = Math.max(LEAST_ROW, Math.floor((size.height - 22) / Math.max(tasks.length, 1)))
  const picture = Math.min(row - 34, 116, Math.max(52, (size.width - 190) / 2.6))
  const pictures = 2 * picture + 34
  return (
    <div className="card network-card">
      <div className="card-head">
        <h2>{text('title')}</h2>
        <span className="aside hint">{text('edges')}</span>
      </div>
      <div ref={box} className="network-box" style={{ '--picture': `${picture}px`, '--row': `${row}px` }}>
        {size.width > 0 && (
          <Drawing tasks={tasks} width={Math.max(size.width - pictures, 120)} height={row * tasks.length} row={row} />
        )}
        <div className="network-pictures">
          {tasks.map((task) => (
            <Head key={task.id} task={task} />
          ))}
          <p className="hint network-legend">
            <span>{text('prediction')}</span>
            <span>{text('target')}</span>
          </p>
        </div>
      </div>
    </div>
  )
}

/** Name, metric, prediction and target of one task. */
function Head({ task }: { readonly task: NamedTask }) {
  const text = useText('network')
  const format = useFormat()
  const now = useNow()
  const value = now?.testMetrics[task.index]
  const metric =
    value === undefined || !Number.isFinite(value)
      ? ''
      : metricName(task.kind) === 'accuracy'
        ? text('accuracy', { value: format.percent(value, 1) })
        : text('r2', { value: format.fixed(value, 2) })
  return (
    <div className="network-head" style={{ color: task.ink }}>
      <p className="num" data-testid={`metric-${task.id}`}>
        <b title={task.name}>{task.name}</b> {metric}
      </p>
      <PredictionPicture task={task} />
      <TargetPicture task={task.config} color={`--t${taskColorIndex(task.id)}`} cells={64} />
    </div>
  )
}

function Drawing(props: {
  readonly tasks: readonly NamedTask[]
  readonly width: number
  readonly height: number
  readonly row: number
}) {
  const { tasks, width, height, row } = props
  const text = useText('network')
  const format = useFormat()
  const now = useNow()
  const trunk = useConfig((config) => config.network.trunk)
  const columns = useMemo(() => {
    const heights = tasks.map((_, t) => row * (t + 0.5) + 8)
    return placeUnits(2, trunk, heights, width, height)
  }, [tasks, trunk, width, height, row])
  const edges = useMemo(
    () => columns.slice(1, -1).map((to, l) => edgesByTask(columns[l], to, tasks.length)),
    [columns, tasks.length],
  )
  const current = now && now.gradientNorms.length === tasks.length ? now : null
  const largest = Math.max(...(current?.layerNorms ?? [0]))
  const norm = (layer: number, task: number) => current?.layerNorms[layer * tasks.length + task] ?? 0
  const last = columns[columns.length - 2]
  const heads = columns[columns.length - 1]
  const hidden = Math.max(...trunk.map((units) => units - drawnUnits(units)))
  const spoken = tasks.map((task, t) => `${task.name} ${format.significant(current?.gradientNorms[t] ?? 0, 2)}`)
  return (
    <svg
      className="network-drawing"
      width={width}
      height={height + 22}
      role="img"
      aria-label={text('drawing', { inputs: 2, layers: trunk.length, tasks: tasks.length, norms: spoken.join(', ') })}
    >
      {edges.map((paths, l) =>
        paths.map((path, t) => (
          <path
            // biome-ignore lint/suspicious/noArrayIndexKey: layers and tasks have no other name here
            key={`${l}-${t}`}
            d={path}
            fill="none"
            stroke={tasks[t].color}
            strokeOpacity={0.55}
            strokeWidth={edgeWidth(norm(l, t), largest)}
          />
        )),
      )}
      {heads.map((head, t) => (
        <path
          key={tasks[t].id}
          d={last.map((unit) => edgePath(unit, head)).join('')}
          fill="none"
          stroke={tasks[t].color}
          strokeOpacity={0.75}
          strokeWidth={edgeWidth(norm(trunk.length - 1, t), largest)}
        />
      ))}
      {columns.slice(0, -1).map((units, c) =>
        units.map((unit, k) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: units have no other name
          <circle key={`${c}-${k}`} cx={unit.x} cy={unit.y} r={c === 0 ? 6 : 8} className="unit" />
        )),
      )}
      {heads.map((head, t) => (
        <circle key={tasks[t].id} cx={head.x} cy={head.y} r={9} fill={tasks[t].color} />
      ))}
      {columns.slice(0, -1).map((units, c) => (
        <text
          key={`name${units[0].x}`}
          x={units[0].x}
          y={11}
          textAnchor={c === 0 ? 'start' : 'middle'}
          dx={c === 0 ? -10 : 0}
        >
          {c === 0 ? text('inputs') : text('trunk', { layer: c })}
        </text>
      ))}
      <text x={heads[0]?.x ?? 0} y={11} textAnchor="end" dx={10}>
        {text('heads')}
      </text>
      {hidden > 0 && (
        <text x={width / 2} y={height + 16} textAnchor="middle">
          {text('more', { count: hidden })}
        </text>
      )}
    </svg>
  )
}
