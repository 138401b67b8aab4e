import { type KeyboardEvent, type PointerEvent, type RefObject, useRef } from 'react'
import type { Pair } from '../../core/landscapes/define'
import { moveStart, removeStart } from '../../state/landscape/store'
import { useFormat } from '../hooks/useFormat'
import { describedBy, useLocked } from '../hooks/useLocked'
import { useText } from '../hooks/useText'
import { type Projection, within } from './projection'
import { useLandscape } from './useLandscape'

/** Presses of an arrow key from one end of the drawing to the other, and how many times as far with Shift. */
const PRESSES = 100
const FAR = 5

const rounded = (value: number): number => Math.round(value * 100) / 100 + 0

/** The starts, dragged by pointer or arrow keys. Coordinates are rounded to hundredths, which keeps links short. */
export function Starts({ at, svg }: { readonly at: Projection; readonly svg: RefObject<SVGSVGElement | null> }) {
  const text = useText('landscape')
  const format = useFormat()
  const starts = useLandscape((setup) => setup.starts)
  const locked = useLocked('landscape')
  const held = useRef<number | null>(null)

  const placeOf = (event: PointerEvent): Pair => {
    const { left, top } = svg.current!.getBoundingClientRect()
    const [x1, x2] = at.back(event.clientX - left, event.clientY - top)
    return [rounded(x1), rounded(x2)]
  }
  const take = (event: PointerEvent<SVGGElement>, i: number) => {
    if (event.button !== 0 || locked) return
    held.current = i
    event.currentTarget.setPointerCapture(event.pointerId)
    event.currentTarget.focus()
    // Without this, the press itself would remove the focus again.
    event.preventDefault()
  }
  const drag = (event: PointerEvent, i: number) => {
    if (held.current === i) moveStart(i, placeOf(event), 'drag')
  }
  const release = (event: PointerEvent, i: number) => {
    if (held.current !== i) return
    held.current = null
    moveStart(i, placeOf(event), 'commit')
  }
  const onKey = (event: KeyboardEvent, i: number) => {
    const far = event.shiftKey ? FAR : 1
    const across = { ArrowLeft: -far, ArrowRight: far }[event.key] ?? 0
    const up = { ArrowUp: far, ArrowDown: -far }[event.key] ?? 0
    if (locked) return
    if (across !== 0 || up !== 0) {
      const { x, y } = at.limits
      const by = (value: number, presses: number, limits: Pair) =>
        rounded(within(value + (presses * (limits[1] - limits[0])) / PRESSES, limits))
      moveStart(i, [by(starts[i][0], across, x), by(starts[i][1], up, y)], 'commit')
    } else if (event.key === 'Delete' || event.key === 'Backspace') removeStart(i)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return starts.map(([x1, x2], i) => (
    <g
      // biome-ignore lint/suspicious/noArrayIndexKey: a start is its place
      key={i}
      className="ls-start"
      data-testid={`start-${i + 1}`}
      transform={`translate(${at.x(x1)},${at.y(x2)})`}
      tabIndex={0}
      role="slider"
      aria-disabled={locked}
      aria-describedby={describedBy(locked)}
      aria-label={text('starts.name', { number: i + 1 })}
      aria-valuenow={x1}
      aria-valuemin={at.limits.x[0]}
      aria-valuemax={at.limits.x[1]}
      aria-valuetext={text('starts.value', { x1: format.significant(x1), x2: format.significant(x2) })}
      onPointerDown={(event) => take(event, i)}
      onPointerMove={(event) => drag(event, i)}
      onPointerUp={(event) => release(event, i)}
      onPointerCancel={(event) => release(event, i)}
      onKeyDown={(event) => onKey(event, i)}
    >
      <circle className="halo" r={16} />
      <circle r={8} />
      <text dy="0.36em">{i + 1}</text>
    </g>
  ))
}
