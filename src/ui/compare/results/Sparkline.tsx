import { useRef } from 'react'
import { useBox } from '../../hooks/useBox'
import { binPath } from './conflictModel'

const HEIGHT = 28
const EDGE = 3

/** A small curve from 0 to `top`, over the same steps as the heat map above it. */
export function Sparkline(props: { readonly values: Float64Array; readonly top: number; readonly label: string }) {
  const { values, top } = props
  const box = useRef<HTMLDivElement>(null)
  const { width } = useBox(box)
  const y = (value: number) => HEIGHT - EDGE - (Math.min(value, top) / top) * (HEIGHT - 2 * EDGE)
  return (
    <div ref={box} className="sparkline">
      <svg width={width} height={HEIGHT} role="img" aria-label={props.label}>
        <line x1={0} x2={width} y1={y(0)} y2={y(0)} className="grid" />
        <line x1={0} x2={width} y1={y(top)} y2={y(top)} className="grid faint" />
        <path d={binPath(values, width, y)} />
      </svg>
    </div>
  )
}
