import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'
import { type ColorScale, SEQUENTIAL, SIGNED, valueAt } from './colors'

/** The colours with their numbers. */
export function Legend({ scale }: { readonly scale: ColorScale }) {
  const text = useText('map')
  const format = useFormat()
  const stops = (scale.signed ? SIGNED : SEQUENTIAL).map((variable) => `var(${variable})`).join(', ')
  const values = scale.high > scale.low ? [0, 0.25, 0.5, 0.75, 1].map((place) => valueAt(scale, place)) : [scale.low]
  const label = text('drawing.legend', { low: format.significant(scale.low), high: format.significant(scale.high) })
  return (
    <figure className="map-legend" aria-label={label}>
      <span className="map-colors" style={{ background: `linear-gradient(90deg, ${stops})` }} />
      <span className="map-numbers num" aria-hidden="true">
        {values.map((value) => (
          <span key={value}>{format.significant(value)}</span>
        ))}
      </span>
      {scale.log && <figcaption className="hint">{text('drawing.log')}</figcaption>}
    </figure>
  )
}
