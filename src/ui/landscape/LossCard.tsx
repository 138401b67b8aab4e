import { useMemo, useRef } from 'react'
import type { Pair } from '../../core/landscapes/define'
import { evenTicks } from '../charts/bounds'
import { tickSpace } from '../charts/labels'
import { PlainAxes } from '../charts/PlainAxes'
import { pathThrough } from '../charts/paths'
import { useBox } from '../hooks/useBox'
import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'
import { Dots } from './Dots'
import { lossBounds } from './lossBounds'
import { PathsCanvas } from './PathsCanvas'
import { LEFT, type Projection, projectionOf } from './projection'
import { useLandscape, useMethods, usePaths } from './useLandscape'

/** The losses: the front, and the same paths. */
export function LossCard() {
  const text = useText('landscape')
  const { known, hollow } = usePaths(({ picture }) => ({
    known: picture?.front != null,
    hollow: picture?.front?.hollow.some(Boolean) ?? false,
  }))
  return (
    <section className="card ls-losses" data-target="landscapeFront" aria-labelledby="ls-losses-title">
      <div className="card-head">
        <h2 id="ls-losses-title">{text('losses.title')}</h2>
      </div>
      <Losses />
      <p className="hint">
        {known && (
          <>
            <i className="ls-front-mark" aria-hidden /> {text('losses.front')}{' '}
          </>
        )}
        {hollow && (
          <>
            <i className="ls-front-mark hollow" aria-hidden /> {text('losses.hollow')}
          </>
        )}
      </p>
    </section>
  )
}

function Losses() {
  const text = useText('landscape')
  const format = useFormat()
  const box = useRef<HTMLDivElement>(null)
  const { width, height } = useBox(box)
  const methods = useMethods()
  const setup = useLandscape((all) => all)
  const front = usePaths((state) => state.picture?.front ?? null)
  // The ends of paths move the axes only where the front is not known.
  const paths = usePaths((state) => (state.picture?.front ? null : state.paths))
  const limits = useMemo(() => lossBounds(setup, front, paths), [setup, front, paths])
  const axis = ([low, high]: Pair) => ({ low, high, ticks: evenTicks(low, high, 5) })
  const left = tickSpace(axis(limits.y).ticks.map(format.tick), LEFT)
  const at = useMemo(() => projectionOf(limits.x, limits.y, width, height, false, left), [limits, width, height, left])
  return (
    <div ref={box} className="ls-field">
      {width > 0 && (
        <>
          <PathsCanvas space="losses" methods={methods} at={at} width={width} height={height} />
          <svg width={width} height={height} role="img" aria-label={text('losses.drawing')}>
            <PlainAxes
              area={at.area}
              x={{ bounds: axis(limits.x), scale: at.x, format: format.tick }}
              y={{ bounds: axis(limits.y), scale: at.y, format: format.tick }}
            />
            <text className="ls-axis" x={at.area.right} y={at.area.bottom - 6} textAnchor="end">
              {text('losses.x')} →
            </text>
            <text className="ls-axis" x={at.area.left + 6} y={at.area.top + 10}>
              ↑ {text('losses.y')}
            </text>
            {front && <Front losses={front.losses} hollow={front.hollow} at={at} />}
            <Dots space="losses" at={at} methods={methods} />
          </svg>
        </>
      )}
    </div>
  )
}

/** The front; its hollow parts are drawn over it. */
function Front(props: {
  readonly losses: readonly Pair[]
  readonly hollow: readonly boolean[]
  readonly at: Projection
}) {
  const { losses, hollow, at } = props
  const pixels = losses.map(([l1, l2]) => [at.x(l1), at.y(l2)] as const)
  const parts: (readonly [number, number])[][] = []
  for (const [k, pixel] of pixels.entries()) {
    if (!hollow[k]) continue
    if (k === 0 || !hollow[k - 1]) parts.push([])
    parts.at(-1)?.push(pixel)
  }
  return (
    <>
      <path className="ls-front" d={pathThrough(pixels)} />
      {parts.map((part, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name
        <path key={i} className="ls-front hollow" d={pathThrough(part)} />
      ))}
    </>
  )
}
