import { useRef } from 'react'
import { useStore } from 'zustand'
import { staircase } from '../../../core/fronts/twoTasks'
import { compareViewStore, setCompareView } from '../../../state/compare/store'
import { tickSpace } from '../../charts/labels'
import { PlainAxes, type PlotArea } from '../../charts/PlainAxes'
import { scaleOf } from '../../charts/scales'
import { useBox } from '../../hooks/useBox'
import { useFormat } from '../../hooks/useFormat'
import type { NamedTask } from '../../hooks/useTasks'
import { useText } from '../../hooks/useText'
import { type Projection, pathOf } from './paretoModel'
import { SweepDots } from './SweepDots'
import { TriedDots } from './TryFront'
import type { DrawnLane, ParetoPicture } from './usePareto'
import { usePointText } from './usePointText'

/** The scatter plot of two tasks: trails, seeds, means, the front, and the points of a sweep. */
export function ParetoPlot(props: {
  readonly picture: ParetoPicture
  readonly axes: readonly [NamedTask, NamedTask]
  readonly names: readonly [string, string]
  /** Index of the sweep's point that is hovered or focused. */
  readonly active: number | null
  readonly onActive: (point: number | null) => void
}) {
  const { picture, axes, names } = props
  const text = useText('compareResults')
  const format = useFormat()
  const box = useRef<HTMLDivElement>(null)
  const { width, height } = useBox(box)
  const left = tickSpace(picture.y.ticks.map(format.tick), 40)
  const area: PlotArea = { left, top: 8, right: Math.max(60, width - 10), bottom: Math.max(40, height - 20) }
  const x = scaleOf(picture.x, picture.log, area.left, area.right)
  const y = scaleOf(picture.y, picture.log, area.bottom, area.top)
  const at = { x, y }
  const empty = picture.lanes.length === 0 && !picture.sweep
  const label = text('pareto.chart', { x: names[0], y: names[1] })
  return (
    <figure className="pareto-plot" aria-label={label}>
      <div ref={box} className="pareto-field own-layer">
        {width > 0 && (
          // biome-ignore lint/a11y/useSemanticElements: a drawing with buttons in it is no image, and no fieldset
          <svg width={width} height={height} aria-label={label} role="group">
            <PlainAxes
              area={area}
              x={{ bounds: picture.x, scale: x, format: format.tick }}
              y={{ bounds: picture.y, scale: y, format: format.tick }}
            />
            <Lines picture={picture} area={area} at={at} />
            {picture.kept && <SweepDots drawn={picture.kept} at={at} axes={axes} ghost />}
            {picture.sweep && (
              <SweepDots drawn={picture.sweep} at={at} axes={axes} active={props.active} onActive={props.onActive} />
            )}
            {picture.tried && <TriedDots tried={picture.tried} at={at} />}
            {picture.lanes.map((drawn) => (
              <LaneDots key={drawn.lane.id} drawn={drawn} at={at} />
            ))}
          </svg>
        )}
        {empty && <p className="hint pareto-empty">{text('pareto.empty')}</p>}
      </div>
      <Summary picture={picture} names={names} />
    </figure>
  )
}

/** The lines: trails, fronts and single-task baselines. */
function Lines(props: { readonly picture: ParetoPicture; readonly area: PlotArea; readonly at: Projection }) {
  const { picture, area, at } = props
  return (
    <g fill="none">
      {picture.baselines.map(({ lane, axis, value }) => (
        <path
          key={lane.id}
          className="pareto-baseline"
          stroke={lane.color}
          opacity={lane.pale ? 0.25 : 0.8}
          d={axis === 0 ? `M${at.x(value)},${area.top}V${area.bottom}` : `M${area.left},${at.y(value)}H${area.right}`}
        >
          <title>{lane.name}</title>
        </path>
      ))}
      {picture.lanes.map(({ lane, trail, mean }) => (
        <path
          key={lane.id}
          className="pareto-trail"
          stroke={lane.color}
          opacity={lane.pale ? 0.15 : 0.55}
          d={pathOf([...trail, mean], at)}
        />
      ))}
      <path className="pareto-front" d={pathOf(staircase(picture.front, picture.lower), at)} />
    </g>
  )
}

function LaneDots({ drawn, at }: { readonly drawn: DrawnLane; readonly at: Projection }) {
  const { lane, mean, seeds } = drawn
  const opacity = lane.pale ? 0.25 : 1
  return (
    <g fill={lane.color} opacity={opacity} className="lane-dots">
      {seeds.length > 1 &&
        seeds.map(([a, b], s) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: seeds have no other name, and their order is theirs
          <circle key={s} r={2} opacity={0.55} style={{ transform: `translate(${at.x(a)}px, ${at.y(b)}px)` }} />
        ))}
      <circle
        r={5.5}
        className="lane-dot"
        style={{ transform: `translate(${at.x(mean[0])}px, ${at.y(mean[1])}px)` }}
        onPointerEnter={() => setCompareView({ highlighted: lane.id })}
        onPointerLeave={() => setCompareView({ highlighted: null })}
      >
        <title>{lane.name}</title>
      </circle>
    </g>
  )
}

/** Values of the highlighted lane or point. Its lines are always there, so that hovering does not shift the layout. */
export function ParetoReadout(props: {
  readonly picture: ParetoPicture
  readonly axes: readonly [NamedTask, NamedTask]
  readonly active: number | null
}) {
  const { picture, active } = props
  const text = useText('compareResults')
  const pointText = usePointText(props.axes)
  const highlighted = useStore(compareViewStore, (view) => view.highlighted)
  const lane = picture.lanes.find((drawn) => drawn.lane.id === highlighted)
  const point = active === null ? undefined : picture.sweep?.points[active]
  return (
    <p className={picture.sweep ? 'hint pareto-readout two num' : 'hint pareto-readout num'}>
      {point && picture.sweep && active !== null ? (
        <>
          <span>{pointText.weights(picture.sweep, active)}</span>
          <b>{pointText.values(point)}</b>
        </>
      ) : lane ? (
        <b>
          {lane.lane.short}: {pointText.values(lane.mean)}
        </b>
      ) : picture.sweep ? (
        <span>{text('pareto.hover')}</span>
      ) : null}
    </p>
  )
}

/** The picture in words. */
function Summary({ picture, names }: { readonly picture: ParetoPicture; readonly names: readonly [string, string] }) {
  const text = useText('compareResults')
  const format = useFormat()
  return (
    // A table cannot be narrower than its words, so the element around it is the one that is hidden.
    <div className="visually-hidden">
      <table>
        <caption>{text('pareto.title')}</caption>
        <thead>
          <tr>
            {[text('pareto.lane'), ...names, text('pareto.front')].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {picture.lanes.map(({ lane, mean, onFront }) => (
            <tr key={lane.id}>
              <th scope="row">{lane.name}</th>
              <td>{format.significant(mean[0])}</td>
              <td>{format.significant(mean[1])}</td>
              <td>{onFront ? '✓' : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
