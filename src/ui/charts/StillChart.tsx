import { type KeyboardEvent, useId, useMemo, useRef } from 'react'
import { useBox } from '../hooks/useBox'
import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'
import { type Bounds, commonExtent, evenTicks, linearBounds, logBounds } from './bounds'
import { tickSpace } from './labels'
import { PlainAxes, type PlotArea } from './PlainAxes'
import { linePath, type Scale } from './paths'
import { valueNear } from './stillValues'
import { usePointerX } from './usePointerX'
import './stillChart.css'

/** One curve. NaN in `y` interrupts it. */
export interface StillLine {
  readonly key: string
  readonly label: string
  readonly color: string
  readonly ink: string
  /** Ascending; same length as `y`. */
  readonly x: Float64Array
  readonly y: Float64Array
  /** Drawn thicker, above the others. */
  readonly strong?: boolean
}

/**
 * A chart of curves that do not grow. Charts that stand under each other share `at`, the x that is read; the pointer
 * and the arrow keys move it. Curves that leave the picture are cut at its edge: the median curve decides how far it
 * reaches.
 */
export function StillChart(props: {
  readonly title: string
  /** Name of the x axis, with its unit. */
  readonly xName: string
  readonly lines: readonly StillLine[]
  readonly range: readonly [number, number]
  /** The y axis; from the curves if absent. */
  readonly yRange?: readonly [number, number]
  /** Logarithmic y axis: values that are not above 0 leave a gap. */
  readonly log?: boolean
  readonly at: number | null
  readonly onAt: (x: number | null) => void
  readonly formatX?: (x: number) => string
}) {
  const { title, lines, range, at, log = false } = props
  const text = useText('curves')
  const format = useFormat()
  const box = useRef<HTMLDivElement>(null)
  const clip = useId()
  const { width, height } = useBox(box)
  const bounds = boundsOf(lines, props.yRange, log)
  const left = tickSpace(bounds.ticks.map(format.tick), 44)
  const area: PlotArea = { left, top: 8, right: Math.max(60, width - 14), bottom: Math.max(40, height - 20) }
  const x = openScale(range, area.left, area.right)
  const y = openScale([bounds.low, bounds.high], area.bottom, area.top, log)
  const paths = usePaths(lines, x, y, [...range, bounds.low, bounds.high, width, height, Number(log)])
  const showX = props.formatX ?? ((value: number) => format.significant(value))
  const pointAt = usePointerX((clientX) => {
    const left = box.current?.getBoundingClientRect().left ?? 0
    props.onAt(clientX === null ? null : within(invert(clientX - left, range, area), range))
  })
  const read = at ?? range[0]
  const reading = lines.map((line) => `${line.label} ${format.significant(valueNear(line.x, line.y, read))}`).join(', ')
  const onKey = (event: KeyboardEvent) => {
    const far = (range[1] - range[0]) / (event.shiftKey ? 10 : 80)
    const to = {
      ArrowLeft: read - far,
      ArrowRight: read + far,
      Home: range[0],
      End: range[1],
      Escape: null,
    }[event.key]
    if (to === undefined) return
    event.preventDefault()
    props.onAt(to === null ? null : within(to, range))
  }
  return (
    <figure className="still-chart" aria-label={title}>
      <div
        ref={box}
        className="still-plot"
        // As the live charts: a slider along x, whose value text is the values there.
        role="slider"
        tabIndex={0}
        aria-label={text('chart', { title })}
        aria-valuemin={range[0]}
        aria-valuemax={range[1]}
        aria-valuenow={read}
        aria-valuetext={`${props.xName} ${showX(read)}: ${reading}`}
        onPointerMove={(event) => pointAt(event.clientX)}
        onPointerLeave={() => pointAt(null)}
        onBlur={() => props.onAt(null)}
        onKeyDown={onKey}
      >
        {width > 0 && (
          <svg width={width} height={height} aria-hidden="true">
            <clipPath id={clip}>
              <rect x={area.left} y={area.top - 2} width={area.right - area.left} height={area.bottom - area.top + 4} />
            </clipPath>
            <PlainAxes
              area={area}
              x={{
                bounds: { low: range[0], high: range[1], ticks: evenTicks(range[0], range[1], 8) },
                scale: x,
                format: showX,
              }}
              y={{ bounds, scale: y, format: format.tick }}
            />
            <g clipPath={`url(#${clip})`} fill="none" strokeLinejoin="round">
              {bounds.low < 0 && bounds.high > 0 && <path className="zero" d={`M${area.left},${y(0)}H${area.right}`} />}
              {range[0] < 0 && range[1] > 0 && <path className="zero" d={`M${x(0)},${area.top}V${area.bottom}`} />}
              {paths.map(({ line, d }) => (
                <path key={line.key} stroke={line.color} strokeWidth={line.strong ? 2.6 : 1.7} d={d} />
              ))}
              {at !== null && <path className="cursor" d={`M${x(at)},${area.top}V${area.bottom}`} />}
              {at !== null &&
                lines.map((line) => {
                  const value = valueNear(line.x, line.y, at)
                  return Number.isFinite(y(value)) ? (
                    <circle key={line.key} cx={x(at)} cy={y(value)} r={3.5} fill={line.color} stroke="none" />
                  ) : null
                })}
            </g>
          </svg>
        )}
      </div>
      <ReadLine at={at} name={props.xName} show={showX} lines={lines} />
    </figure>
  )
}

/** The curves as paths, the strong one last. A cursor that moves does not write them again. `frame`: what the scales depend on. */
function usePaths(lines: readonly StillLine[], x: Scale, y: Scale, frame: readonly number[]) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the scales are new in every render, `frame` says if they differ
  return useMemo(
    () =>
      [...lines]
        .sort((a, b) => Number(a.strong ?? false) - Number(b.strong ?? false))
        .map((line) => ({ line, d: linePath(line.x, line.y, x, y, frame.at(-1) === 1) })),
    [lines, frame.join(' ')],
  )
}

/** The values at the cursor, in a line of fixed height under the chart; the name of the x axis if nothing is read. */
function ReadLine(props: {
  readonly at: number | null
  readonly name: string
  readonly show: (x: number) => string
  readonly lines: readonly StillLine[]
}) {
  const format = useFormat()
  const { at, lines } = props
  if (at === null) return <figcaption className="still-read hint">{props.name}</figcaption>
  return (
    <figcaption className="still-read num">
      <span>
        {props.name} = {props.show(at)}
      </span>
      {lines.map((line) => (
        <span key={line.key} style={{ color: line.ink }}>
          {line.label} <b>{format.steady(valueNear(line.x, line.y, at))}</b>
        </span>
      ))}
    </figcaption>
  )
}

function boundsOf(lines: readonly StillLine[], range: readonly [number, number] | undefined, log: boolean): Bounds {
  if (range) return { low: range[0], high: range[1], ticks: evenTicks(range[0], range[1], 4) }
  const found = commonExtent(
    lines.map((line) => line.y),
    log,
  )
  return log ? logBounds(found ?? [0.1, 1], null) : linearBounds(found ?? [0, 1], null)
}

/** Values to pixels. Unlike `scaleOf`, values beyond an end are drawn beyond it. */
function openScale([low, high]: readonly [number, number], from: number, to: number, log = false): Scale {
  const unit = log ? Math.log : (value: number) => value
  return (value) => from + ((unit(value) - unit(low)) / (unit(high) - unit(low))) * (to - from)
}

const invert = (pixel: number, [low, high]: readonly [number, number], { left, right }: PlotArea): number =>
  low + ((pixel - left) / (right - left)) * (high - low)

const within = (value: number, [low, high]: readonly [number, number]): number => Math.min(Math.max(value, low), high)
