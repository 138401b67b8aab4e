import type { Pair } from '../../core/landscapes/define'
import type { Cone } from '../../core/measures/plane'
import { length, rests } from './moments'
import type { Projection } from './projection'
import { type NamedMethod, useLandscape } from './useLandscape'
import { useLooked } from './useLooked'

/** Pixels. Lengths of gradients differ too much to be drawn: on a floor of the valley by 10⁵. */
const ARROW = 44
const HEAD = 7
const RADIUS = 34

/** At the shown point of one path: the downhill direction of each loss and of the method, and the harmless cone. */
export function Arrows({ at, methods }: { readonly at: Projection; readonly methods: readonly NamedMethod[] }) {
  const { method, moment } = useLooked()
  const clipNorm = useLandscape((setup) => setup.clipNorm)
  if (!moment) return null
  const [left, top] = [at.x(moment.point[0]), at.y(moment.point[1])]
  const inside = left >= at.area.left && left <= at.area.right && top >= at.area.top && top <= at.area.bottom
  if (!inside) return null
  return (
    <g className="ls-arrows" transform={`translate(${left.toFixed(1)},${top.toFixed(1)})`} aria-hidden>
      {moment.cone && <path className="cone" d={conePath(moment.cone)} />}
      {moment.gradients.map((gradient, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a gradient is its loss
        <Arrow key={i} uphill={gradient} color={`var(--t${i + 1})`} size={ARROW} />
      ))}
      {!rests(moment, clipNorm) && (
        <Arrow uphill={moment.direction} color={methods[method]?.color ?? ''} size={ARROW * 1.2} strong />
      )}
    </g>
  )
}

function Arrow(props: {
  readonly uphill: Pair
  readonly color: string
  readonly size: number
  readonly strong?: boolean
}) {
  const size = length(props.uphill)
  if (!(size > 0)) return null
  // A step goes against the gradient, and pixels count downwards.
  const [x, y] = [-props.uphill[0] / size, props.uphill[1] / size]
  const tip = [x * props.size, y * props.size]
  const back = [tip[0] - x * HEAD, tip[1] - y * HEAD]
  const side = HEAD * 0.55
  const head = `M${tip.map(digits)}L${[back[0] - y * side, back[1] + x * side].map(digits)}L${[back[0] + y * side, back[1] - x * side].map(digits)}Z`
  return (
    <g stroke={props.color} fill={props.color} className={props.strong ? 'arrow strong' : 'arrow'}>
      <path d={`M0,0L${back.map(digits)}`} />
      <path d={head} stroke="none" />
    </g>
  )
}

/** The cone of downhill steps: `cone` turned by half a turn. Pixels count downwards. */
export function conePath({ from, to }: Cone): string {
  if (to - from >= 2 * Math.PI - 1e-6)
    return `M${-RADIUS},0a${RADIUS},${RADIUS} 0 1,0 ${2 * RADIUS},0a${RADIUS},${RADIUS} 0 1,0 ${-2 * RADIUS},0`
  const end = (angle: number) => [-RADIUS * Math.cos(angle), RADIUS * Math.sin(angle)].map(digits).join(',')
  return `M0,0L${end(from)}A${RADIUS},${RADIUS} 0 ${to - from > Math.PI ? 1 : 0},0 ${end(to)}Z`
}

const digits = (pixel: number): string => pixel.toFixed(1)
