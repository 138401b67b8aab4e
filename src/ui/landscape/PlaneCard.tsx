import { useMemo, useRef } from 'react'
import { LAYERS, toggleLayer } from '../../state/landscape/view'
import { evenTicks } from '../charts/bounds'
import { tickSpace } from '../charts/labels'
import { PlainAxes } from '../charts/PlainAxes'
import { pathThrough } from '../charts/paths'
import { useBox } from '../hooks/useBox'
import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'
import { Arrows } from './Arrows'
import { ContourCanvas } from './ContourCanvas'
import { Dots } from './Dots'
import { PathsCanvas } from './PathsCanvas'
import { LEFT, projectionOf } from './projection'
import { Starts } from './Starts'
import { useLandscapeView, useMethods, usePaths } from './useLandscape'

/** The parameters: contours, Pareto set, paths, and the starts to drag. */
export function PlaneCard() {
  const text = useText('landscape')
  const layers = useLandscapeView((view) => view.layers)
  const known = usePaths(({ picture }) => picture?.front != null)
  return (
    <section className="card ls-plane" data-target="landscapeMap" aria-labelledby="ls-plane-title">
      <div className="card-head">
        <h2 id="ls-plane-title">{text('plane.title')}</h2>
        <fieldset className="ls-layers" aria-label={text('plane.contours')}>
          {LAYERS.map((layer) => (
            <button
              key={layer}
              type="button"
              className={`btn small layer ${layer}`}
              aria-pressed={layers.includes(layer)}
              onClick={() => toggleLayer(layer)}
            >
              <i aria-hidden />
              {text(`plane.${layer}`)}
            </button>
          ))}
        </fieldset>
      </div>
      <Plane />
      <p className="hint">
        {known && (
          <>
            <i className="ls-front-mark" aria-hidden /> {text('plane.front')}{' '}
          </>
        )}
        {text('plane.keys')}
      </p>
    </section>
  )
}

function Plane() {
  const text = useText('landscape')
  const format = useFormat()
  const box = useRef<HTMLDivElement>(null)
  const svg = useRef<SVGSVGElement>(null)
  const { width, height } = useBox(box)
  const methods = useMethods()
  const layers = useLandscapeView((view) => view.layers)
  const { picture, bounds } = usePaths((state) => ({ picture: state.picture, bounds: state.bounds }))
  const axis = ([low, high]: readonly [number, number]) => ({ low, high, ticks: evenTicks(low, high, 5) })
  const left = tickSpace(axis(bounds.x2).ticks.map(format.tick), LEFT)
  const at = useMemo(() => projectionOf(bounds.x1, bounds.x2, width, height, true, left), [bounds, width, height, left])
  return (
    <div ref={box} className="ls-field">
      {width > 0 && (
        <>
          {picture && <ContourCanvas picture={picture} layers={layers} at={at} width={width} height={height} />}
          <PathsCanvas space="positions" methods={methods} at={at} width={width} height={height} />
          {/* biome-ignore lint/a11y/useSemanticElements: an SVG has no fieldset */}
          <svg ref={svg} width={width} height={height} role="group" aria-label={text('plane.drawing')}>
            <PlainAxes
              area={at.area}
              x={{ bounds: axis(bounds.x1), scale: at.x, format: format.tick }}
              y={{ bounds: axis(bounds.x2), scale: at.y, format: format.tick }}
            />
            {picture?.front && (
              <path
                className="ls-front"
                d={pathThrough(picture.front.points.map(([x1, x2]) => [at.x(x1), at.y(x2)] as const))}
              />
            )}
            <Arrows at={at} methods={methods} />
            <Dots space="positions" at={at} methods={methods} />
            <Starts at={at} svg={svg} />
          </svg>
        </>
      )}
    </div>
  )
}
