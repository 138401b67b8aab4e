import { useMemo } from 'react'
import { useStore } from 'zustand'
import { compareStore, compareViewStore, setCompareView } from '../../../state/compare/store'
import { setView } from '../../../state/view'
import { HoverStep } from '../../charts/HoverStep'
import { LiveChart } from '../../charts/LiveChart'
import type { ChartModel } from '../../charts/model'
import { Select } from '../../controls/Select'
import { useFormat } from '../../hooks/useFormat'
import { useView } from '../../hooks/useStores'
import { useText } from '../../hooks/useText'
import { useComparedTasks } from '../useComparedTasks'
import { useLanesInWords } from '../useLanes'
import { type Shown, taskModel, totalModel } from './models'
import './laneCurves.css'

const SMOOTHING = 0.85
const SHOWN: readonly Shown[] = ['testLosses', 'trainLosses', 'testMetrics', 'relativeTest']

/** A chart for each task and one for the total, each with all lanes. */
export function CurvesCard() {
  const text = useText('compare')
  const shown = useStore(compareViewStore, (view) => view.curves)
  const tasks = useComparedTasks()
  const charts = tasks.length + 1
  return (
    <section className="card lane-curves" id="curves" tabIndex={-1} aria-label={text('curves.title')}>
      <div className="card-head">
        <h2>{text(`curves.perTask.${shown}`)}</h2>
        <Tools shown={shown} />
      </div>
      <div className="lane-charts" data-columns={columnsFor(charts)} data-odd={charts % columnsFor(charts) === 1}>
        <Charts shown={shown} />
      </div>
    </section>
  )
}

/** Charts side by side where there is room. */
const columnsFor = (charts: number): number => (charts < 3 ? charts : charts < 5 ? 2 : charts < 10 ? 3 : 4)

function Charts({ shown }: { readonly shown: Shown }) {
  const text = useText('compare')
  const format = useFormat()
  const tasks = useComparedTasks()
  const lanes = useLanesInWords()
  const { scale, smoothing } = useView((view) => ({ scale: view.lossScale, smoothing: view.smoothing }))
  const models = useMemo(() => {
    const options = { scale, smoothing, format: format.steady }
    return {
      tasks: tasks.map((task) => taskModel(lanes, task, shown, options)),
      total: totalModel(lanes, shown, options),
    }
  }, [tasks, lanes, shown, scale, smoothing, format])
  const what = text(`curves.${shown}`)
  const relative = shown === 'relativeTest'
  const total = text(relative ? 'curves.sum' : 'curves.total')
  return (
    <>
      {tasks.map((task, k) => (
        <Chart
          key={task.id}
          name={task.name}
          title={text('curves.chart', { task: task.name, what })}
          model={models.tasks[k]}
        />
      ))}
      <Chart
        name={total}
        remark={relative ? undefined : text('curves.totalHint')}
        title={text('curves.chart', { task: total, what })}
        model={models.total}
      />
    </>
  )
}

function Chart(props: {
  readonly name: string
  readonly remark?: string
  readonly title: string
  readonly model: ChartModel
}) {
  return (
    <div className="lane-chart">
      <h3>
        {props.name}
        {props.remark && <span className="hint"> {props.remark}</span>}
      </h3>
      <LiveChart title={props.title} model={props.model} />
    </div>
  )
}

function Tools({ shown }: { readonly shown: Shown }) {
  const text = useText('compare')
  const curves = useText('curves')
  const { scale, smoothing } = useView((view) => ({ scale: view.lossScale, smoothing: view.smoothing }))
  const fork = useStore(compareStore, ({ comparison }) => comparison.fork)
  const format = useFormat()
  return (
    <>
      <HoverStep />
      {fork > 0 && <span className="hint">{text('curves.fork', { step: format.integer(fork) })}</span>}
      <Select
        label={text('curves.what')}
        value={shown}
        options={SHOWN.map((value) => ({ value, label: text(`curves.${value}`) }))}
        onChange={(value) => setCompareView({ curves: value as Shown })}
      />
      <button
        type="button"
        className="btn small"
        aria-pressed={scale === 'log'}
        title={curves('logHint')}
        onClick={() => setView({ lossScale: scale === 'log' ? 'linear' : 'log' })}
      >
        {curves('log')}
      </button>
      <button
        type="button"
        className="btn small"
        aria-pressed={smoothing > 0}
        title={curves('smoothHint')}
        onClick={() => setView({ smoothing: smoothing > 0 ? 0 : SMOOTHING })}
      >
        {curves('smooth')}
      </button>
    </>
  )
}
