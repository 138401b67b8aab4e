import type { Bounds } from './bounds'
import type { Scale } from './paths'

export interface PlotArea {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/**
 * Ticks and grid lines that look like those of the live charts, for a drawing with values on both axes.
 * Recharts would measure and lay out such a drawing again on every frame.
 */
export function PlainAxes(props: {
  readonly area: PlotArea
  readonly x: { readonly bounds: Bounds; readonly scale: Scale; readonly format: (value: number) => string }
  readonly y: { readonly bounds: Bounds; readonly scale: Scale; readonly format: (value: number) => string }
}) {
  const { area, x, y } = props
  return (
    <g className="plain-axes">
      {y.bounds.ticks.map((tick) => (
        <g key={tick}>
          <line className="grid" x1={area.left} x2={area.right} y1={y.scale(tick)} y2={y.scale(tick)} />
          <text x={area.left - 6} y={y.scale(tick) + 4} textAnchor="end">
            {y.format(tick)}
          </text>
        </g>
      ))}
      {x.bounds.ticks.map((tick) => (
        <text key={tick} x={x.scale(tick)} y={area.bottom + 15} textAnchor="middle">
          {x.format(tick)}
        </text>
      ))}
    </g>
  )
}
