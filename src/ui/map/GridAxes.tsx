import { labelsApart, short } from './axisLabels'
import { type Area, everyLabel, type Placed } from './geometry'
import type { NamedAxis } from './useMap'

/** Pixels that a label needs. */
const ACROSS = 44
const UP = 15

/** Names and values along both axes of a heat map. Where there is no room for each label, every other one is left out. */
export function GridAxes(props: {
  readonly area: Area
  readonly placed: Placed
  readonly axes: readonly NamedAxis[]
  readonly down: boolean
}) {
  const { area, placed, axes, down } = props
  const [x, y] = axes
  const rows = y.labels.length
  const across = everyLabel(placed.width, labelsApart(x.labels, ACROSS))
  const up = everyLabel(placed.height, UP)
  const middle = (area.top + area.bottom) / 2
  return (
    <svg className="map-axes" width={area.right + 12} height={area.bottom + 40} aria-hidden="true">
      {x.labels.map((label, k) =>
        k % across === 0 ? (
          <text key={label} x={area.left + (k + 0.5) * placed.width} y={area.bottom + 15} textAnchor="middle">
            {short(label)}
          </text>
        ) : null,
      )}
      <text className="name" x={(area.left + area.right) / 2} y={area.bottom + 33} textAnchor="middle">
        {x.name}
      </text>
      {y.labels.map((label, k) =>
        k % up === 0 ? (
          <text
            key={label}
            x={area.left - 6}
            y={area.top + ((down ? k : rows - 1 - k) + 0.5) * placed.height + 4}
            textAnchor="end"
          >
            {short(label)}
          </text>
        ) : null,
      )}
      <text className="name" transform={`translate(12 ${middle}) rotate(-90)`} textAnchor="middle">
        {y.name}
      </text>
    </svg>
  )
}
