import { useLayoutEffect, useRef, useState } from 'react'
import type { CurvesOption } from '../../core/options'
import { useFormat } from '../hooks/useFormat'
import type { NamedTask } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import { addBeside, addPoint, movePoint, type Point, type Points, removePoint } from './curvePoints'
import { niceAbove } from './ladder'
import { NumberEntry } from './NumberEntry'
import type { Gesture } from './ValueSlider'

const HEIGHT = 130
const EDGE = { left: 26, right: 8, top: 8, bottom: 16 }
/** A task without a curve of its own has weight 1 throughout. */
const PLAIN: Points = [[0, 1]]

/** One unit of the drawing is one pixel, so that text and points keep their size in any column. */
function useWidth(svg: React.RefObject<SVGSVGElement | null>): number {
  const [width, setWidth] = useState(280)
  useLayoutEffect(() => {
    if (!svg.current) return
    const watch = new ResizeObserver(([entry]) => setWidth(entry.contentRect.width))
    watch.observe(svg.current)
    return () => watch.disconnect()
  }, [svg])
  return width
}

interface Frame {
  readonly steps: number
  readonly top: number
}

/** Constant before the first point and behind the last. */
function pathOf(curve: Points, steps: number, toX: (step: number) => number, toY: (weight: number) => number): string {
  const all: Points = [[0, curve[0][1]], ...curve, [Math.max(steps, curve.at(-1)![0]), curve.at(-1)![1]]]
  return `M${all.map(([x, y]) => `${toX(x)},${toY(y)}`).join('L')}`
}

/** Room for every point, in round numbers. */
function frameOf(curves: readonly Points[], max: number): Frame {
  const all = curves.flat()
  const steps = niceAbove(Math.max(1000, ...all.map(([x]) => x * 1.1)))
  const top = Math.min(max, niceAbove(Math.max(1, ...all.map(([, y]) => y * 1.1))))
  return { steps, top }
}

/**
 * Weights over steps, drawn by hand: a curve a task, its points dragged with pointer or keys. The
 * frame holds still while a point is dragged, else it would run away from the pointer.
 */
export function CurvesEditor(props: {
  readonly label: string
  readonly descriptor: CurvesOption
  readonly value: CurvesOption['default']
  readonly tasks: readonly NamedTask[]
  readonly onChange: (value: CurvesOption['default'], gesture: Gesture) => void
}) {
  const text = useText('interface')
  const format = useFormat()
  const svg = useRef<SVGSVGElement>(null)
  const width = useWidth(svg)
  const [chosen, setChosen] = useState({ task: 0, point: 0 })
  const [held, setHeld] = useState<Frame | null>(null)
  const curves = props.tasks.map((_, t) => (props.value[t]?.length ? props.value[t] : PLAIN))
  const frame = held ?? frameOf(curves, props.descriptor.max)
  const task = Math.min(chosen.task, curves.length - 1)
  const point = Math.min(chosen.point, (curves[task]?.length ?? 1) - 1)

  // The chosen task on top: where curves lie on each other, its points are the ones to take hold of.
  const order = curves.map((_, t) => t).sort((a, b) => Number(a === task) - Number(b === task))

  const toX = (step: number) => EDGE.left + (step / frame.steps) * (width - EDGE.left - EDGE.right)
  const toY = (weight: number) => HEIGHT - EDGE.bottom - (weight / frame.top) * (HEIGHT - EDGE.top - EDGE.bottom)
  const fromPointer = (event: React.MouseEvent): Point => {
    const box = svg.current!.getBoundingClientRect()
    const step = ((event.clientX - box.left - EDGE.left) / (width - EDGE.left - EDGE.right)) * frame.steps
    const weight = ((HEIGHT - EDGE.bottom - (event.clientY - box.top)) / (HEIGHT - EDGE.top - EDGE.bottom)) * frame.top
    return [Math.min(frame.steps, step), Number(weight.toPrecision(2))]
  }
  const put = (t: number, points: Points, gesture: Gesture) =>
    props.onChange(
      curves.map((curve, i) => (i === t ? points : curve)),
      gesture,
    )
  const move = (t: number, i: number, to: Point, gesture: Gesture) =>
    put(t, movePoint(curves[t], i, to, props.descriptor), gesture)
  const add = (made: { points: Points; index: number } | null, t: number) => {
    if (!made) return
    put(t, made.points, 'commit')
    setChosen({ task: t, point: made.index })
  }
  const remove = (t: number, i: number) => {
    put(t, removePoint(curves[t], i), 'commit')
    setChosen({ task: t, point: Math.max(0, i - 1) })
  }
  const onKey = (event: React.KeyboardEvent, t: number, i: number) => {
    const far = event.shiftKey ? 5 : 1
    const [x, y] = curves[t][i]
    const dx = { ArrowLeft: -far, ArrowRight: far }[event.key] ?? 0
    const dy = { ArrowUp: far, ArrowDown: -far }[event.key] ?? 0
    if (dx || dy) {
      const weight = Number((y + (dy * frame.top) / 50).toPrecision(3))
      move(t, i, [x + (dx * frame.steps) / 100, weight], 'commit')
    } else if (event.key === 'Insert' || event.key === '+') add(besideOf(t, i), t)
    else if (event.key === 'Delete' || event.key === 'Backspace') remove(t, i)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const besideOf = (t: number, i: number) => addBeside(curves[t], i, frame.steps / 10, props.descriptor)

  return (
    <div className="curves-editor">
      {/* biome-ignore lint/a11y/useSemanticElements: an SVG has no fieldset */}
      <svg
        ref={svg}
        height={HEIGHT}
        role="group"
        aria-label={props.label}
        onDoubleClick={(event) => add(addPoint(curves[task], fromPointer(event), props.descriptor), task)}
      >
        {[0, frame.top / 2, frame.top].map((y) => (
          <g key={y}>
            <line className="grid" x1={EDGE.left} x2={width - EDGE.right} y1={toY(y)} y2={toY(y)} />
            <text x={EDGE.left - 5} y={toY(y) + 3.5} textAnchor="end">
              {format.significant(y)}
            </text>
          </g>
        ))}
        {[0, frame.steps / 2, frame.steps].map((x, i) => (
          <text key={x} x={toX(x)} y={HEIGHT - 3} textAnchor={['start', 'middle', 'end'][i] as 'start'}>
            {format.integer(x)}
          </text>
        ))}
        {order.map((t) => (
          <path
            key={props.tasks[t].id}
            className="curve"
            stroke={props.tasks[t].color}
            d={pathOf(curves[t], frame.steps, toX, toY)}
          />
        ))}
        {order.map((t) =>
          curves[t].map(([x, y], i) => (
            <circle
              // biome-ignore lint/suspicious/noArrayIndexKey: a point is its place in the curve
              key={`${props.tasks[t].id}.${i}`}
              className="knot"
              cx={toX(x)}
              cy={toY(y)}
              r={t === task && i === point ? 6 : 4.5}
              stroke={props.tasks[t].color}
              tabIndex={0}
              role="slider"
              aria-label={text('controls.curvePoint', { number: i + 1, task: props.tasks[t].name })}
              aria-valuenow={y}
              aria-valuemin={props.descriptor.min}
              aria-valuemax={props.descriptor.max}
              aria-valuetext={text('controls.curvePointValue', { x: format.integer(x), y: format.significant(y) })}
              onFocus={() => setChosen({ task: t, point: i })}
              onKeyDown={(event) => onKey(event, t, i)}
              onPointerDown={(event) => {
                event.currentTarget.setPointerCapture(event.pointerId)
                setHeld(frame)
                setChosen({ task: t, point: i })
              }}
              onPointerMove={(event) => held && move(t, i, fromPointer(event), 'drag')}
              onPointerUp={(event) => {
                if (held) move(t, i, fromPointer(event), 'commit')
                setHeld(null)
              }}
              onPointerCancel={() => setHeld(null)}
            />
          )),
        )}
      </svg>
      {curves[task] && (
        <div className="curve-entries">
          {props.tasks.map((each, t) => (
            <button
              key={each.id}
              type="button"
              className="btn small quiet"
              aria-pressed={t === task}
              aria-label={text('controls.curve', { task: each.name })}
              onClick={() => setChosen({ task: t, point: 0 })}
            >
              <span className="dot" style={{ background: each.color }} />
              {each.name}
            </button>
          ))}
        </div>
      )}
      {curves[task] && (
        <div className="curve-entries">
          <NumberEntry
            wide
            label={`${text('controls.curvePoint', { number: point + 1, task: props.tasks[task].name })}: ${text('transport.step')}`}
            value={curves[task][point][0]}
            min={0}
            max={1e7}
            integer
            format={format.integer}
            onChange={(x) => move(task, point, [x, curves[task][point][1]], 'commit')}
          />
          <NumberEntry
            label={text('controls.curvePoint', { number: point + 1, task: props.tasks[task].name })}
            value={curves[task][point][1]}
            min={props.descriptor.min}
            max={props.descriptor.max}
            onChange={(y) => move(task, point, [curves[task][point][0], y], 'commit')}
          />
          <button type="button" className="btn small quiet" onClick={() => add(besideOf(task, point), task)}>
            {text('controls.curveAdd')}
          </button>
          <button
            type="button"
            className="btn small quiet"
            disabled={curves[task].length < 2}
            onClick={() => remove(task, point)}
          >
            {text('controls.curveRemove')}
          </button>
        </div>
      )}
      <p className="hint">{text('controls.curveHelp')}</p>
    </div>
  )
}
