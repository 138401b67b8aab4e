import { type RefObject, useRef, useState } from 'react'
import type { Point } from '../../core/measures/plane'
import { useFormat } from '../hooks/useFormat'
import type { NamedTask } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import { LONGEST, nearestTip, nudged, SHORTEST } from './choice'
import type { Frame } from './TugDrawing'

/** Change of angle (degrees) and of length (factor) per press of an arrow key. */
const TURN = 3
const GROW = 1.06

/** Handles at the tips of the gradients, moved by pointer or keys. */
export function Handles(props: {
  readonly stage: RefObject<HTMLDivElement | null>
  readonly frame: Frame
  /** Length at which a gradient of length 1 is drawn, in radii of the circle. */
  readonly scale: number
  readonly tasks: readonly NamedTask[]
  readonly points: readonly Point[]
  /** The tips as they are drawn. */
  readonly drawn: readonly Point[]
  /** Dragging does not change lengths, because they are not shown. */
  readonly onlyTurn: boolean
  readonly onMove: (index: number, tip: Point, keepLength: boolean) => void
}) {
  const { stage, frame, scale, tasks, points, drawn, onlyTurn, onMove } = props
  const text = useText('tug')
  const format = useFormat()
  const [held, setHeld] = useState(-1)
  const handles = useRef<(HTMLDivElement | null)[]>([])
  const reach = frame.radius * scale
  const fromPointer = (event: React.PointerEvent): Point => {
    const box = stage.current!.getBoundingClientRect()
    return [(event.clientX - box.left - frame.width / 2) / reach, -(event.clientY - box.top - frame.height / 2) / reach]
  }
  const take = (event: React.PointerEvent) => {
    const index = nearestTip(drawn.slice(0, points.length), fromPointer(event))
    const handle = handles.current[index]!
    handle.setPointerCapture(event.pointerId)
    handle.focus()
    setHeld(index)
    // Otherwise the browser would focus the topmost handle.
    event.preventDefault()
  }
  const onKey = (event: React.KeyboardEvent, i: number) => {
    const far = event.shiftKey ? 5 : 1
    const turn = { ArrowLeft: TURN, ArrowRight: -TURN }[event.key] ?? 0
    const grow = { ArrowUp: GROW, ArrowDown: 1 / GROW }[event.key] ?? 1
    if (turn === 0 && grow === 1) return
    onMove(i, nudged(points[i], turn * far, grow ** far), false)
    event.preventDefault()
    event.stopPropagation()
  }
  return points.map(([x, y], i) => {
    const angle = Math.round((Math.atan2(y, x) * 180) / Math.PI)
    const length = Math.hypot(x, y)
    return (
      <div
        key={tasks[i].id}
        ref={(handle) => {
          handles.current[i] = handle
        }}
        className={held === i ? 'tug-handle held' : 'tug-handle'}
        style={{
          '--c': tasks[i].color,
          left: frame.width / 2 + drawn[i][0] * reach,
          top: frame.height / 2 - drawn[i][1] * reach,
        }}
        tabIndex={0}
        role="slider"
        aria-label={text('handle', { task: tasks[i].name })}
        aria-valuemin={SHORTEST}
        aria-valuemax={LONGEST}
        aria-valuenow={Number(length.toFixed(2))}
        aria-valuetext={text('handleValue', { angle: format.integer(angle), length: format.fixed(length, 2) })}
        title={text('handleHelp')}
        onKeyDown={(event) => onKey(event, i)}
        onPointerDown={take}
        onPointerMove={(event) => held === i && onMove(i, fromPointer(event), onlyTurn)}
        onPointerUp={() => setHeld(-1)}
        onPointerCancel={() => setHeld(-1)}
      />
    )
  })
}
