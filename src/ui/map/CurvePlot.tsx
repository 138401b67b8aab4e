import { highestOf, measureOf } from '../../core/maps/measures'
import { linearBounds, logBounds } from '../charts/bounds'
import { useFormat } from '../hooks/useFormat'
import { labelsApart, short } from './axisLabels'
import { placeOf, scaleOf } from './colors'
import { type Area, everyLabel, type Placed } from './geometry'
import type { Computed, NamedAxis } from './useMap'

/** Pixels that a label needs. */
const ACROSS = 48

/**
 * The number along one quantity, with ± one standard deviation. A gap stays where a value has no number; a cross marks
 * values at which every seed diverged. Choices have no order, so no line joins them.
 */
export function CurvePlot(props: {
  readonly area: Area
  readonly placed: Placed
  readonly computed: Computed
  readonly axis: NamedAxis
  readonly pointed: number | null
}) {
  const { area, placed, computed, axis, pointed } = props
  const { setup, numbers } = computed
  const format = useFormat()
  const ends = numbers.flatMap(({ mean, deviation }) => {
    const spread = Number.isFinite(deviation) ? deviation : 0
    return [mean - spread, mean, mean + spread].filter(Number.isFinite)
  })
  const means = numbers.map(({ mean }) => mean)
  const found = scaleOf(means, 'loss')
  const log = found?.log === true && ends.every((value) => value > 0)
  const range = ends.length > 0 ? ([Math.min(...ends), Math.max(...ends)] as const) : ([0, 1] as const)
  const measure = measureOf(setup.base.config, setup.measure)
  const highest = measure ? highestOf(setup.base.config, measure) : Number.POSITIVE_INFINITY
  const bounds = log ? logBounds(range, null) : linearBounds(range, null, highest)
  const scale = { low: bounds.low, high: bounds.high, log, signed: false }
  const y = (value: number) => area.bottom - placeOf(scale, value) * (area.bottom - area.top)
  const x = (k: number) => placed.centres[k][0]
  const parts = axis.ordered ? partsOf(means) : []
  const every = everyLabel(placed.width, labelsApart(axis.labels, ACROSS))
  const spreadAt = (k: number) => (Number.isFinite(numbers[k].deviation) ? numbers[k].deviation : 0)
  return (
    <svg className="map-curve plain-axes" width={area.right + 12} height={area.bottom + 40} aria-hidden="true">
      {/* Without a number there is no scale to read. */}
      {(ends.length > 0 ? bounds.ticks : []).map((tick) => (
        <g key={tick}>
          <line className="grid" x1={area.left} x2={area.right} y1={y(tick)} y2={y(tick)} />
          <text x={area.left - 6} y={y(tick) + 4} textAnchor="end">
            {format.significant(tick)}
          </text>
        </g>
      ))}
      {bounds.low < 0 && bounds.high > 0 && (
        <line className="zero" x1={area.left} x2={area.right} y1={y(0)} y2={y(0)} />
      )}
      {axis.labels.map((label, k) =>
        k % every === 0 ? (
          <text key={label} x={x(k)} y={area.bottom + 15} textAnchor="middle">
            {short(label)}
          </text>
        ) : null,
      )}
      <text className="name" x={(area.left + area.right) / 2} y={area.bottom + 33} textAnchor="middle">
        {axis.name}
      </text>
      {pointed !== null && <line className="cursor" x1={x(pointed)} x2={x(pointed)} y1={area.top} y2={area.bottom} />}
      {parts.map((part) => {
        const up = part.map((k) => `${x(k)},${y(means[k] + spreadAt(k))}`)
        const back = part.toReversed().map((k) => `${x(k)},${y(means[k] - spreadAt(k))}`)
        return (
          <g key={part[0]}>
            <polygon className="band" points={[...up, ...back].join(' ')} />
            <polyline className="line" points={part.map((k) => `${x(k)},${y(means[k])}`).join(' ')} />
          </g>
        )
      })}
      {numbers.map(({ state, mean, diverged }, k) => {
        const some = diverged.some((step) => step !== null)
        const key = placed.centres[k][0]
        if (state === 'known') {
          return (
            <g key={key}>
              {!axis.ordered && (
                <line className="bar" x1={x(k)} x2={x(k)} y1={y(mean - spreadAt(k))} y2={y(mean + spreadAt(k))} />
              )}
              <circle className={some ? 'dot some' : 'dot'} cx={x(k)} cy={y(mean)} r={k === pointed ? 6 : 4} />
            </g>
          )
        }
        if (state === 'waiting') return null
        return (
          <text key={key} className="sign" x={x(k)} y={area.bottom - 6} textAnchor="middle">
            {state === 'none' && some ? '✕' : '○'}
          </text>
        )
      })}
    </svg>
  )
}

/** Runs of neighbours that have a number. */
function partsOf(values: readonly number[]): number[][] {
  const parts: number[][] = []
  values.forEach((value, k) => {
    if (!Number.isFinite(value)) return
    const last = parts.at(-1)
    if (last?.at(-1) === k - 1) last.push(k)
    else parts.push([k])
  })
  return parts
}
