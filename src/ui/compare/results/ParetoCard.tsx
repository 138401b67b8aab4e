import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { compareViewStore, setCompareView } from '../../../state/compare/store'
import { sweepPopulation } from '../../../state/compare/sweep'
import { Select } from '../../controls/Select'
import { useFormat } from '../../hooks/useFormat'
import { useMetricName } from '../../hooks/useMetricText'
import type { NamedTask } from '../../hooks/useTasks'
import { useText } from '../../hooks/useText'
import { useComparedTasks } from '../useComparedTasks'
import { LaneMark } from './LaneMark'
import { ParetoPlot, ParetoReadout } from './ParetoPlot'
import './pareto.css'
import type { ParetoMeasure } from '../../../core/fronts/twoTasks'
import { SweepBar, SweepButton } from './SweepControls'
import { TryFront } from './TryFront'
import { type ParetoPicture, useAxes, usePareto } from './usePareto'
import { useResults } from './useResults'

/** The trade-off between two tasks: a dot per lane, the front, and a sweep of the weights that traces the front. */
export function ParetoCard() {
  // A sweep need not train while its card is not shown.
  useEffect(() => () => sweepPopulation.pause(), [])
  return (
    <section className="card pareto-card">
      <Pareto />
    </section>
  )
}

/** Unlike the interval of the table, so that the two do not render in the same task. */
const EVERY = 560

function Pareto() {
  const text = useText('compareResults')
  const tasks = useComparedTasks()
  const axes = useAxes(tasks)
  const measure = useStore(compareViewStore, (view) => view.measure)
  const picture = usePareto(useResults(EVERY), axes, measure)
  const [active, setActive] = useState<number | null>(null)
  const names = useAxisNames(axes, measure)
  return (
    <>
      <div className="card-head">
        <h2>{text('pareto.title')}</h2>
        <Measure measure={measure} />
        <SweepButton axes={axes} />
      </div>
      {picture && axes ? (
        <>
          <ParetoPlot picture={picture} axes={axes} names={names} active={active} onActive={setActive} />
          <AxisSelects tasks={tasks} axes={axes} measure={measure} />
          <ParetoReadout picture={picture} axes={axes} active={active} />
          <SweepBar />
          <TryFront picture={picture} />
          <Volumes picture={picture} measure={measure} />
        </>
      ) : (
        <p className="hint">{text('pareto.oneTask')}</p>
      )}
    </>
  )
}

function Measure({ measure }: { readonly measure: ParetoMeasure }) {
  const text = useText('compareResults')
  return (
    <Select
      label={text('pareto.measure')}
      value={measure}
      options={[
        { value: 'loss', label: text('pareto.losses') },
        { value: 'metric', label: text('pareto.metrics') },
      ]}
      onChange={(value) => setCompareView({ measure: value as ParetoMeasure })}
    />
  )
}

function useAxisName(): (task: NamedTask, measure: ParetoMeasure) => string {
  const text = useText('compareResults')
  const metricName = useMetricName()
  return (task, measure) => text(`pareto.${measure}`, { task: task.name, metric: metricName(task, 'name') })
}

function useAxisNames(axes: readonly [NamedTask, NamedTask] | null, measure: ParetoMeasure): readonly [string, string] {
  const name = useAxisName()
  return axes ? [name(axes[0], measure), name(axes[1], measure)] : ['', '']
}

/** The names of the axes, which are also the selects for their tasks. */
function AxisSelects(props: {
  readonly tasks: readonly NamedTask[]
  readonly axes: readonly [NamedTask, NamedTask]
  readonly measure: ParetoMeasure
}) {
  const { tasks, axes, measure } = props
  const text = useText('compareResults')
  const name = useAxisName()
  const choose = (axis: 0 | 1, id: string) => {
    const other = axes[1 - axis].id
    // Picking the task of the other axis swaps the axes.
    const rest = other === id ? axes[axis].id : other
    setCompareView({ axes: axis === 0 ? [id, rest] : [rest, id] })
  }
  const options = (arrow: (label: string) => string) =>
    tasks.map((task) => ({ value: task.id, label: arrow(name(task, measure)) }))
  return (
    <div className="pareto-axes">
      <Select
        label={text('pareto.y')}
        value={axes[1].id}
        options={options((label) => `↑ ${label}`)}
        onChange={(id) => choose(1, id)}
      />
      <Select
        label={text('pareto.x')}
        value={axes[0].id}
        options={options((label) => `${label} →`)}
        onChange={(id) => choose(0, id)}
      />
    </div>
  )
}

function Volumes({ picture, measure }: { readonly picture: ParetoPicture; readonly measure: ParetoMeasure }) {
  const text = useText('compareResults')
  const format = useFormat()
  if (picture.lanes.length === 0) return null
  const [x, y] = picture.reference.map((value) => format.significant(value))
  const of = measure === 'loss' ? 'volumeLoss' : picture.lower.includes(true) ? 'volumeBox' : 'volumeMetric'
  const says = text(`pareto.${of}`, { x, y })
  const rows = [...picture.lanes].sort((a, b) => a.lane.index - b.lane.index)
  const rest = [
    ['together', picture.volume],
    ['sweep', picture.sweep?.volume],
  ] as const
  return (
    <div className="pareto-volumes num own-layer">
      <p className="hint" title={says}>
        {picture.sweep || picture.kept ? (
          <span data-testid="equal-step">{text('pareto.atStep', { step: format.integer(picture.step) })} </span>
        ) : null}
        <b>{text('pareto.volume')}</b> {says}
        {rows.some(({ onFront }) => onFront) && text('pareto.boldFront')}
      </p>
      <ul>
        {rows.map(({ lane, volume, onFront }) => (
          <li
            key={lane.id}
            className={onFront ? 'on-front' : undefined}
            title={onFront ? text('pareto.front') : undefined}
          >
            <LaneMark lane={lane} />
            <span className="name" title={lane.name}>
              {lane.short}
            </span>
            <b>{format.fixed(volume, 3)}</b>
          </li>
        ))}
        {rest.map(
          ([key, volume]) =>
            volume !== undefined &&
            Number.isFinite(volume) && (
              <li key={key}>
                <span className="name">{text(`pareto.${key}`)}</span>
                <b>{format.fixed(volume, 3)}</b>
              </li>
            ),
        )}
      </ul>
    </div>
  )
}
