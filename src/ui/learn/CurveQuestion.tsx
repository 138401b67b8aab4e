import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from 'react'
import type { ColumnName } from '../../core/measures/columns'
import type { Question, Seen } from '../../lessons/define'
import { linePath, pathThrough } from '../charts/paths'
import { useBox } from '../hooks/useBox'
import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'
import './curve.css'
import { drawnAt, flat, KNOTS, knotAt, spanOf, stepOfKnot, withKnot } from './drawnCurve'

const HEIGHT = 104
const EDGE = { left: 40, right: 10, top: 8, bottom: 18 }
/** Steps of the arrow keys between the ends of the axis. */
const NOTCHES = 40

const TASK_COLUMNS = new Set<ColumnName>(['trainLosses', 'testLosses', 'testMetrics', 'weights', 'gradientNorms'])
const OTHERS = new Set<ColumnName>(['totalTrain', 'totalTest', 'learningRate', 'cosines'])

/**
 * A field in which the person draws the curve that they expect. Points stand at fixed steps: the pointer moves the
 * nearest one while it is dragged across the field, and each is a slider for the keyboard. Once `given`, the run's own
 * curve is drawn over it.
 */
export function CurveQuestion(props: {
  readonly question: Extract<Question, { kind: 'curve' }>
  readonly seen: Seen
  readonly given: readonly number[] | undefined
  readonly onAnswer: (curve: readonly number[]) => void
}) {
  const { question, seen, given } = props
  const { column, task, until, top } = question
  const text = useText('learn')
  const format = useFormat()
  const box = useRef<HTMLDivElement>(null)
  const svg = useRef<SVGSVGElement>(null)
  const { width } = useBox(box)
  const [draft, setDraft] = useState<readonly number[] | null>(null)
  const values = Array.from(seen.column(column, task))
  // The run may have more steps than the question asks about.
  const steps = Array.from(seen.steps).filter((step) => step <= until)
  const measured = values.slice(0, steps.length)
  const span = useSpan(column, given === undefined ? measured.slice(0, 1) : [...measured, ...given], top)
  const curve = given ?? draft ?? flat(span)

  const toX = (step: number) => EDGE.left + (step / until) * (width - EDGE.left - EDGE.right)
  const toY = (value: number) =>
    HEIGHT - EDGE.bottom - ((value - span.from) / (span.to - span.from)) * (HEIGHT - EDGE.top - EDGE.bottom)
  const move = (knot: number, value: number) => setDraft(withKnot(curve, knot, value, span))
  const follow = (event: PointerEvent) => {
    const field = svg.current!.getBoundingClientRect()
    const share = (event.clientX - field.left - EDGE.left) / (width - EDGE.left - EDGE.right)
    const height = (HEIGHT - EDGE.bottom - (event.clientY - field.top)) / (HEIGHT - EDGE.top - EDGE.bottom)
    move(knotAt(share), span.from + height * (span.to - span.from))
  }
  const onKey = (event: KeyboardEvent, knot: number) => {
    const up = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1, PageUp: 5, PageDown: -5 }[event.key]
    if (up === undefined) return
    event.preventDefault()
    event.stopPropagation()
    move(knot, curve[knot] + (up * (span.to - span.from)) / NOTCHES)
  }
  const name = TASK_COLUMNS.has(column) || OTHERS.has(column) ? column : 'other'
  const what = text.maybe(`curve.what.${name}`, { task: format.integer(task + 1) }) ?? column
  const last = steps.length - 1
  return (
    <div className="curve-question" ref={box}>
      {/* biome-ignore lint/a11y/useSemanticElements: an SVG has no fieldset */}
      <svg
        ref={svg}
        width={width}
        height={HEIGHT}
        role="group"
        aria-label={text('curve.name', { what })}
        className={given ? 'given' : undefined}
        onPointerDown={(event) => {
          if (given) return
          svg.current!.setPointerCapture(event.pointerId)
          follow(event)
        }}
        onPointerMove={(event) => !given && event.buttons > 0 && follow(event)}
      >
        <path className="axis" d={`M${EDGE.left},${EDGE.top}V${HEIGHT - EDGE.bottom}H${width - EDGE.right}`} />
        <text x={EDGE.left - 6} y={EDGE.top + 8} textAnchor="end">
          {format.tick(span.to)}
        </text>
        <text x={EDGE.left - 6} y={HEIGHT - EDGE.bottom} textAnchor="end">
          {format.tick(span.from)}
        </text>
        <text x={EDGE.left} y={HEIGHT - 4}>
          0
        </text>
        <text x={width - EDGE.right} y={HEIGHT - 4} textAnchor="end">
          {`${text('curve.axis')} ${format.integer(until)}`}
        </text>
        {given && (
          <path
            className="theirs"
            d={linePath(Float64Array.from(steps), Float64Array.from(measured), toX, toY, false)}
          />
        )}
        <path
          className={given || draft ? 'yours' : 'yours empty'}
          d={pathThrough(curve.map((value, k) => [toX(stepOfKnot(k, until)), toY(value)]))}
        />
        {!given &&
          curve.map((value, k) => {
            const at = format.integer(stepOfKnot(k, until))
            return (
              <circle
                // biome-ignore lint/suspicious/noArrayIndexKey: a point is its place in the curve
                key={k}
                cx={toX(stepOfKnot(k, until))}
                cy={toY(value)}
                r={5}
                tabIndex={0}
                role="slider"
                aria-orientation="vertical"
                aria-label={text('curve.point', { step: at })}
                aria-valuenow={value}
                aria-valuemin={span.from}
                aria-valuemax={span.to}
                aria-valuetext={text('curve.value', { value: format.significant(value), step: at })}
                onKeyDown={(event) => onKey(event, k)}
              />
            )
          })}
      </svg>
      {given ? (
        <p className="hint num">
          <span className="key yours">{text('curve.yours')}</span>{' '}
          <span className="key theirs">{text('curve.theirs')}</span>
          <br />
          {last < 1
            ? text('curve.none')
            : text('curve.both', {
                step: format.integer(steps[last]),
                drawn: format.significant(drawnAt(given, steps[last], until)),
                measured: format.significant(measured[last]),
              })}
        </p>
      ) : (
        <>
          <button type="button" className="btn" disabled={draft === null} onClick={() => props.onAnswer(curve)}>
            {text('curve.done')}
          </button>
          <p className="hint">{text('curve.help')}</p>
        </>
      )}
    </div>
  )
}

/** The axis. It changes only when a value leaves it, so that points do not move under the pointer. */
function useSpan(column: ColumnName, values: readonly number[], top: number | undefined) {
  const { from, to } = spanOf(column, values, top)
  return useMemo(() => ({ from, to }), [from, to])
}

/** For an answer that is kept from another page: one with another number of points is none. */
export const isCurve = (answer: unknown): answer is readonly number[] =>
  Array.isArray(answer) && answer.length === KNOTS
