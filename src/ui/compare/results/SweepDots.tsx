import { type KeyboardEvent, useRef } from 'react'
import { isPoint } from '../../../core/fronts/twoTasks'
import { sweepStore } from '../../../state/compare/sweep'
import { replaceRecording } from '../../../state/config'
import { mayChange } from '../../../state/gate'
import { showRun } from '../../../state/screen'
import type { NamedTask } from '../../hooks/useTasks'
import { useText } from '../../hooks/useText'
import { taskColor } from '../../theme/taskColor'
import { type Projection, pathOf } from './paretoModel'
import type { DrawnSweep } from './usePareto'
import { usePointText } from './usePointText'

/** The points of a sweep and the line through their front. Points of a kept sweep are hollow and cannot be clicked. */
export function SweepDots(props: {
  readonly drawn: DrawnSweep
  readonly at: Projection
  readonly axes: readonly [NamedTask, NamedTask]
  readonly ghost?: boolean
  readonly active?: number | null
  readonly onActive?: (point: number | null) => void
}) {
  const { drawn, at, ghost = false, active = null, onActive } = props
  const text = useText('compareResults')
  const pointText = usePointText(props.axes)
  const group = useRef<SVGGElement>(null)
  const line = pathOf(
    drawn.front.map((k) => drawn.points[k]),
    at,
  )
  const onKey = (event: KeyboardEvent, k: number) => {
    const last = drawn.points.length - 1
    const to = { ArrowRight: k + 1, ArrowDown: k + 1, ArrowLeft: k - 1, ArrowUp: k - 1, Home: 0, End: last }[event.key]
    if (event.key === 'Enter' || event.key === ' ') load(k)
    else if (to === undefined) return
    else focusDot(group.current, Math.min(Math.max(to, 0), last))
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <g ref={group} className={ghost ? 'sweep ghost' : 'sweep'} aria-label={text('pareto.choose')} aria-hidden={ghost}>
      <path className="sweep-front" fill="none" d={line} />
      {drawn.points.map((point, k) =>
        isPoint(point) ? (
          <Dot
            key={drawn.weights[k].join()}
            place={[at.x(point[0]), at.y(point[1])]}
            color={colorOf(drawn, k)}
            label={ghost ? '' : pointText.point(drawn, k)}
            front={drawn.front.includes(k)}
            // The tab key reaches one point; the arrow keys move between points.
            tab={ghost ? undefined : k === (active ?? 0) ? 0 : -1}
            active={!ghost && k === active}
            onActive={(on) => onActive?.(on ? k : null)}
            onLoad={() => load(k)}
            onKey={(event) => onKey(event, k)}
          />
        ) : null,
      )}
    </g>
  )
}

/** Loads this point of the sweep as the page's run, from step 0. */
function load(k: number): void {
  const point = sweepStore.getState().points[k]
  if (!point || !mayChange('file')) return
  replaceRecording(point.recording)
  showRun()
}

function focusDot(group: SVGGElement | null, k: number): void {
  group?.querySelectorAll<SVGGElement>('.sweep-dot')[k]?.focus()
}

/**
 * For three tasks, their colours mixed by the weights. Two tasks need no colour: the place on the front shows the
 * weights.
 */
function colorOf({ sweep, weights }: DrawnSweep, k: number): string | undefined {
  if (sweep.tasks.length < 3) return undefined
  const [a, b, c] = weights[k]
  const colors = sweep.tasks.map(taskColor)
  const pair = a + b > 0 ? `color-mix(in srgb, ${colors[0]} ${(100 * a) / (a + b)}%, ${colors[1]})` : colors[0]
  return `color-mix(in srgb, ${colors[2]} ${100 * c}%, ${pair})`
}

function Dot(props: {
  readonly place: readonly [number, number]
  readonly color: string | undefined
  readonly label: string
  readonly front: boolean
  readonly tab: number | undefined
  readonly active: boolean
  readonly onActive: (on: boolean) => void
  readonly onLoad: () => void
  readonly onKey: (event: KeyboardEvent) => void
}) {
  const { place, tab } = props
  const shape = (
    <circle
      className={props.front ? 'sweep-mark front' : 'sweep-mark'}
      r={props.active ? 6 : 4}
      style={{ '--c': props.color }}
    />
  )
  const style = { transform: `translate(${place[0]}px, ${place[1]}px)` }
  const touched = useRef(false)
  if (tab === undefined) return <g style={style}>{shape}</g>
  return (
    // biome-ignore lint/a11y/useSemanticElements: there are no buttons inside a drawing
    <g
      className="sweep-dot"
      style={style}
      role="button"
      tabIndex={tab}
      aria-label={props.label}
      onPointerEnter={() => props.onActive(true)}
      onPointerLeave={(event) => event.pointerType !== 'touch' && props.onActive(false)}
      onFocus={() => props.onActive(true)}
      onBlur={() => props.onActive(false)}
      // Touch has no hover: the first touch shows the point's values, the next one loads it.
      onPointerDown={(event) => {
        touched.current = event.pointerType === 'touch' && event.currentTarget !== document.activeElement
      }}
      onClick={() => {
        if (!touched.current) props.onLoad()
      }}
      onKeyDown={props.onKey}
    >
      <circle r={9} fill="transparent" />
      {shape}
    </g>
  )
}
