import { memo, useMemo } from 'react'
import { pullsOf } from '../../core/measures/paid'
import { problemOf } from '../../core/problems/all'
import { useFormat } from '../hooks/useFormat'
import { useNow } from '../hooks/useNow'
import { useConfig } from '../hooks/useStores'
import type { TaskLook } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import { drawnUnits, edgePath, edgesByTask, edgeWidth, placeUnits, type Unit } from './layout'

/** Pixels below the rows for the text about units that are not drawn. */
const FOOT = 22

/** Inputs, trunk and heads. The width of a task's edges is the norm of its weighted gradient α·g in that layer. */
export const Drawing = memo(function Drawing(props: {
  readonly tasks: readonly TaskLook[]
  readonly width: number
  readonly row: number
}) {
  const { tasks, width, row } = props
  const height = row * tasks.length
  const text = useText('network')
  const format = useFormat()
  const now = useNow()
  const trunk = useConfig((config) => config.network.trunk)
  const inputs = useConfig((config) => problemOf(config).inputWidth(config.problem))
  const columns = useMemo(() => {
    const heads = tasks.map((_, t) => row * (t + 0.5) + 8)
    return placeUnits(inputs, trunk, heads, width, height)
  }, [tasks, inputs, trunk, width, height, row])
  // The record's tasks may lag behind the set-up for a moment; nothing is drawn then.
  const current =
    now && now.layerNorms.length === tasks.length * trunk.length && now.weights.length === tasks.length ? now : null
  const pulls = current && pullsOf(current.weights, current.gradientNorms)
  const spoken = tasks.map((task, t) => `${task.name} ${format.significant(pulls?.[t] ?? Number.NaN, 2)}`)
  return (
    <svg
      className="network-drawing"
      width={width}
      height={height + FOOT}
      role="img"
      aria-label={text('drawing', {
        inputs,
        layers: trunk.length,
        tasks: tasks.length,
        norms: spoken.join(', '),
      })}
    >
      <Edges tasks={tasks} columns={columns} pulls={current && pullsOf(current.weights, current.layerNorms)} />
      <Units tasks={tasks} columns={columns} />
      <Names columns={columns} trunk={trunk} width={width} foot={height + FOOT - 6} />
    </svg>
  )
})

function Edges(props: {
  readonly tasks: readonly TaskLook[]
  readonly columns: readonly (readonly Unit[])[]
  /** By layer and task. */
  readonly pulls: readonly number[] | null
}) {
  const { tasks, columns, pulls } = props
  const paths = useMemo(() => pathsOf(columns, tasks.length), [columns, tasks.length])
  const largest = Math.max(0, ...(pulls ?? []).filter(Number.isFinite))
  return paths.map((ofLayer, l) => {
    const head = l === paths.length - 1
    // A head's edges show the gradient at the top of the trunk.
    const layer = Math.min(l, paths.length - 2)
    return ofLayer.map((path, t) => {
      const pull = pulls?.[layer * tasks.length + t] ?? 0
      return (
        <path
          // biome-ignore lint/suspicious/noArrayIndexKey: layers have no other name
          key={`${l}-${tasks[t].id}`}
          d={path}
          fill="none"
          stroke={tasks[t].color}
          strokeOpacity={head ? 0.7 : 0.45}
          strokeWidth={edgeWidth(pull, largest)}
          // Without a label in the batch there is no gradient, which is not the same as a small one.
          strokeDasharray={Number.isNaN(pull) ? '2 4' : undefined}
        />
      )
    })
  })
}

/** By layer and task. Trunk edges are divided among the tasks; a head's edges belong to its task. */
function pathsOf(columns: readonly (readonly Unit[])[], taskCount: number): string[][] {
  const trunk = columns.slice(1, -1).map((to, l) => edgesByTask(columns[l], to, taskCount))
  const top = columns[columns.length - 2]
  const heads = columns[columns.length - 1].map((head) => top.map((unit) => edgePath(unit, head)).join(''))
  return [...trunk, heads]
}

const Units = memo(function Units(props: {
  readonly tasks: readonly TaskLook[]
  readonly columns: readonly (readonly Unit[])[]
}) {
  const { tasks, columns } = props
  return (
    <>
      {columns.slice(0, -1).map((units, c) =>
        units.map((unit, k) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: units have no other name
          <circle key={`${c}-${k}`} cx={unit.x} cy={unit.y} r={c === 0 ? 6 : 8} className="unit" />
        )),
      )}
      {columns[columns.length - 1].map((head, t) => (
        <circle key={tasks[t].id} cx={head.x} cy={head.y} r={9} fill={tasks[t].color} />
      ))}
    </>
  )
})

/** Columns closer than this are labelled by their number alone. */
const ROOM_FOR_A_NAME = 58

function Names(props: {
  readonly columns: readonly (readonly Unit[])[]
  readonly trunk: readonly number[]
  readonly width: number
  readonly foot: number
}) {
  const { columns, trunk, width, foot } = props
  const text = useText('network')
  const gap = columns[1][0].x - columns[0][0].x
  const hidden = Math.max(...trunk.map((units) => units - drawnUnits(units)))
  const heads = columns[columns.length - 1]
  return (
    <>
      <text x={columns[0][0].x} y={11} dx={-10}>
        {text('inputs')}
      </text>
      {columns.slice(1, -1).map((units, l) => (
        <text key={units[0].x} x={units[0].x} y={11} textAnchor="middle">
          {gap > ROOM_FOR_A_NAME ? text('trunk', { layer: l + 1 }) : l + 1}
        </text>
      ))}
      <text x={heads[0]?.x ?? 0} y={11} textAnchor="end" dx={10}>
        {text('heads')}
      </text>
      {hidden > 0 && (
        <text x={width / 2} y={foot} textAnchor="middle">
          {text('more', { count: hidden })}
        </text>
      )}
    </>
  )
}
