import { useMemo } from 'react'
import type { Cone, Point } from '../../core/measures/plane'
import { placeLabels } from './labels'
import { useGlide } from './useGlide'

export interface Arrow {
  readonly key: string
  readonly kind: 'task' | 'chosen' | 'other'
  readonly name: string
  /** In radii of the circle; y points up. */
  readonly tip: Point
  readonly color?: string
  readonly ink?: string
  readonly active: boolean
}

export interface Frame {
  readonly width: number
  readonly height: number
  readonly radius: number
  /** Most letters of a name. */
  readonly letters: number
}

const LABEL_GAP = 15

/** The circle's place in the drawing, with space for names beside it and for one line of names above and below. */
export function frameOf(width: number, height: number): Frame {
  const narrow = width < 430
  const side = narrow ? 80 : 104
  return {
    width,
    height,
    letters: narrow ? 10 : 14,
    radius: Math.max(40, Math.min((width - 2 * side) / 2, height / 2 - 18)),
  }
}

/** The name cut to the width of `letters` Latin letters; a Chinese character is nearly two letters wide. */
function cut(name: string, letters: number): string {
  const characters = [...name]
  let left = letters
  for (const [i, character] of characters.entries()) {
    left -= character > '\u2e80' ? 1.8 : 1
    if (left < 0)
      return `${characters
        .slice(0, i - 1)
        .join('')
        .trimEnd()}…`
  }
  return name
}
const size = ([x, y]: Point) => Math.hypot(x, y)

/** Gradients in the tasks' colours, directions that reach the circle, and in green the cone that harms no task. */
export function TugDrawing(props: {
  readonly frame: Frame
  readonly arrows: readonly Arrow[]
  readonly cone: Cone | null
  /** Arrows jump instead of gliding, because they follow the pointer. */
  readonly still: boolean
  readonly spoken: string
  readonly onPoint: (key: string | null) => void
}) {
  const { frame, cone, spoken, onPoint } = props
  const { width, height, radius } = frame
  const target = useMemo(() => props.arrows.flatMap(({ tip }) => tip), [props.arrows])
  const values = useGlide(target, props.still)
  const arrows = props.arrows.map((arrow, i) => ({ ...arrow, tip: [values[2 * i], values[2 * i + 1]] as Point }))
  const named = arrows.filter(({ tip }) => size(tip) > 1e-6)
  const labels = placeLabels(
    named.map(({ tip: [x, y] }) => ({ angle: Math.atan2(y, x) })),
    radius + 11,
    LABEL_GAP,
  )
  const at = ([x, y]: Point): Point => [x * radius, -y * radius]
  // The active arrow and the chosen direction lie on top.
  const rank = ({ kind, active }: Arrow) => (active ? 3 : { other: 0, task: 1, chosen: 2 }[kind])
  const ordered = [...named].sort((a, b) => rank(a) - rank(b))
  return (
    <svg
      className="tug-drawing"
      width={width}
      height={height}
      viewBox={`${-width / 2} ${-height / 2} ${width} ${height}`}
      role="img"
      aria-label={spoken}
    >
      <circle className="ring" r={radius} />
      {cone && <path className="cone" d={wedge(cone, radius)} />}
      <circle className="origin" r={2.5} />
      {named.map((arrow, i) => (
        <Leader key={arrow.key} arrow={arrow} from={at(arrow.tip)} to={[labels[i].x, labels[i].y]} radius={radius} />
      ))}
      {ordered.map((arrow) => (
        <ArrowShape key={arrow.key} arrow={arrow} tip={at(arrow.tip)} onPoint={onPoint} />
      ))}
      {named.map((arrow, i) => (
        <text
          key={arrow.key}
          className={`${arrow.kind}${arrow.active ? ' active' : ''}`}
          x={labels[i].x + (labels[i].anchor === 'start' ? 3 : -3)}
          y={labels[i].y + 4}
          textAnchor={labels[i].anchor}
          style={arrow.ink ? { fill: arrow.ink } : undefined}
          onPointerEnter={() => onPoint(arrow.key)}
          onPointerLeave={() => onPoint(null)}
        >
          <title>{arrow.name}</title>
          {cut(arrow.name, frame.letters)}
        </text>
      ))}
    </svg>
  )
}

function ArrowShape(props: {
  readonly arrow: Arrow
  readonly tip: Point
  readonly onPoint: (key: string | null) => void
}) {
  const { arrow, tip, onPoint } = props
  const length = size(tip)
  const half = { task: 4.5, chosen: 5, other: 3.5 }[arrow.kind]
  const head = Math.min(2.3 * half, length)
  const angle = (Math.atan2(tip[1], tip[0]) * 180) / Math.PI
  return (
    <g
      className={`arrow ${arrow.kind}${arrow.active ? ' active' : ''}`}
      style={arrow.color ? { color: arrow.color } : undefined}
      transform={`rotate(${angle.toFixed(2)})`}
      onPointerEnter={() => onPoint(arrow.key)}
      onPointerLeave={() => onPoint(null)}
    >
      <line className="reach" x2={length} />
      <line className="shaft" x2={Math.max(0, length - head + 1)} />
      <path d={`M${length},0L${length - head},${half}L${length - head},${-half}Z`} fill="currentColor" />
    </g>
  )
}

/** A line from an arrow's end to its name, if the name is not directly beside it. */
function Leader(props: { readonly arrow: Arrow; readonly from: Point; readonly to: Point; readonly radius: number }) {
  const { arrow, from, to, radius } = props
  const length = size(from)
  const edge: Point = [(from[0] / length) * radius, (from[1] / length) * radius]
  const strays = Math.hypot(to[0] - edge[0], to[1] - edge[1]) > 16
  const short = length < radius - 6
  if (!strays && !short) return null
  return (
    <path
      className={`leader${arrow.active ? ' active' : ''}`}
      style={arrow.color ? { color: arrow.color } : undefined}
      d={`M${from}L${edge}${strays ? `L${to}` : ''}`}
    />
  )
}

function wedge({ from, to }: Cone, radius: number): string {
  const point = (angle: number) => `${(radius * Math.cos(angle)).toFixed(2)},${(-radius * Math.sin(angle)).toFixed(2)}`
  if (to - from > 2 * Math.PI - 1e-6)
    return `M${-radius},0a${radius},${radius} 0 1 0 ${2 * radius},0a${radius},${radius} 0 1 0 ${-2 * radius},0Z`
  return `M0,0L${point(from)}A${radius},${radius} 0 ${to - from > Math.PI ? 1 : 0} 0 ${point(to)}Z`
}
