import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { isLowerBetter } from '../../core/metrics/names'
import { isScheduled } from '../../core/weightings/scheduled'
import { earlierStore, forgetEarlier } from '../../state/earlier'
import { setView } from '../../state/view'
import { HoverStep } from '../charts/HoverStep'
import { LiveChart } from '../charts/LiveChart'
import { labelSpace, READ_VALUE } from '../charts/labels'
import { Icon } from '../controls/Icon'
import { Tabs } from '../controls/Tabs'
import { useFormat } from '../hooks/useFormat'
import { useMetricName } from '../hooks/useMetricText'
import { useConfig, useView } from '../hooks/useStores'
import { type TaskLook, useEnabledLooks } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import { Late } from '../late/Late'
import { part } from '../late/part'
import { AheadKey } from './AheadKey'
import { aheadCurves } from './aheadCurves'
import './curves.css'
import { earlierCurves } from './earlierCurves'
import { conflictModel, type LossView, lossModel, perTaskModel, shareModel, totalModel } from './models'

const SMOOTHING = 0.85
/** From this many tasks on, a box with all values would cover the chart, so the values appear in the labels. */
const CROWD = 7

/** Four charts that share one hover: loss per task, total loss, weights or norms, conflict or metrics. */
export function CurvesColumn() {
  return (
    <>
      <TaskLosses />
      <TotalLoss />
      <WeightCharts />
      <ConflictCharts />
    </>
  )
}

function useOptions() {
  const text = useText('curves')
  const format = useFormat()
  const tasks = useEnabledLooks()
  const smoothing = useView((view) => view.smoothing)
  const readAtLabels = tasks.length >= CROWD
  const names = tasks.map((task) => (readAtLabels ? READ_VALUE : '') + task.name)
  const space = labelSpace([text('train'), text('testName'), ...names])
  const earlier = useStore(earlierStore, (state) => state.earlier)
  return useMemo(
    () => ({
      smoothing,
      format: format.steady,
      labelSpace: space,
      readAtLabels,
      earlier: earlier && earlierCurves(earlier, tasks, text('earlier')),
      ahead: aheadCurves,
    }),
    [smoothing, format, space, readAtLabels, earlier, tasks, text],
  )
}

const useLossView = (): LossView =>
  useView(({ lossScale, showTest, lossRelative }) => ({ scale: lossScale, showTest, relative: lossRelative }))

function TaskLosses() {
  const text = useText('curves')
  const tasks = useEnabledLooks()
  const options = useOptions()
  const smoothing = useView((view) => view.smoothing)
  const look = useLossView()
  const { scale, showTest, relative } = look
  const model = useMemo(() => lossModel(tasks, look, options), [tasks, look, options])
  const title = text(relative ? 'perTaskRelative' : 'perTask')
  return (
    <div className="card chart-card first">
      <div className="card-head">
        <h2>{title}</h2>
        {options.earlier && (
          <button type="button" className="btn small earlier-key" title={text('earlierHint')} onClick={forgetEarlier}>
            <i /> {text('earlier')} <Icon name="close" size={9} />
          </button>
        )}
        <AheadKey />
        {options.readAtLabels && <HoverStep />}
        <Tool
          label={text('log')}
          hint={text('logHint')}
          on={scale === 'log'}
          onClick={() => setView({ lossScale: scale === 'log' ? 'linear' : 'log' })}
        />
        <Tool
          label={text('relative')}
          hint={text('relativeHint')}
          on={relative}
          onClick={() => setView({ lossRelative: !relative })}
        />
        <Tool
          label={text('smooth')}
          hint={text('smoothHint')}
          on={smoothing > 0}
          onClick={() => setView({ smoothing: smoothing > 0 ? 0 : SMOOTHING })}
        />
        <Tool
          label={text('test')}
          hint={text('testHint')}
          on={showTest}
          onClick={() => setView({ showTest: !showTest })}
        />
      </div>
      <LiveChart title={title} model={model} />
      <PlannedStarts labelSpace={options.labelSpace} />
    </div>
  )
}

/** Few set-ups schedule their tasks, so the strip that shows the schedule loads only when one does. */
const underCurves = part(() => import('../charts/ScheduleStrip').then((module) => module.ScheduleUnderCurves))

function PlannedStarts({ labelSpace }: { readonly labelSpace: number }) {
  const text = useText('curves')
  const plans = useConfig(({ weighting }) => isScheduled(weighting))
  if (!plans) return null
  return (
    <Late part={underCurves} name={text('introduced')} place="row">
      {(Strip) => <Strip labelSpace={labelSpace} />}
    </Late>
  )
}

function TotalLoss() {
  const text = useText('curves')
  const options = useOptions()
  const look = useLossView()
  const model = useMemo(
    () => totalModel({ train: text('train'), test: text('testName') }, look, options),
    [text, look, options],
  )
  const title = text(look.relative ? 'totalRelative' : 'total')
  return (
    <div className="card chart-card">
      <div className="card-head">
        <h2>{title}</h2>
      </div>
      <LiveChart title={title} model={model} />
    </div>
  )
}

function WeightCharts() {
  const text = useText('curves')
  const tasks = useEnabledLooks()
  const options = useOptions()
  const scale = useView((view) => view.lossScale)
  const format = useFormat()
  const [tab, setTab] = useState<'shares' | 'weights' | 'norms'>('shares')
  const model = useMemo(() => {
    if (tab === 'shares') return shareModel(tasks, format.percent, options)
    return tab === 'weights'
      ? perTaskModel(tasks, 'weights', 'linear', options)
      : perTaskModel(tasks, 'gradientNorms', scale, options)
  }, [tasks, tab, scale, format, options])
  return (
    <div className="card chart-card low">
      <Tabs
        label={text('tabs')}
        className="chart-tabs"
        current={tab}
        tabs={[
          ['shares', text('shares')],
          ['weights', text('weights')],
          ['norms', text('norms')],
        ]}
        onPick={setTab}
      />
      <LiveChart title={text(tab)} model={model} />
    </div>
  )
}

function ConflictCharts() {
  const text = useText('curves')
  const tasks = useEnabledLooks()
  const options = useOptions()
  const scale = useView((view) => view.lossScale)
  const [picked, setTab] = useState<'conflict' | 'metrics' | 'errors'>('conflict')
  // Errors have units and no upper bound, so they would squeeze the other metrics together.
  const [metrics, errors] = useMemo(() => {
    const isError = ({ metric }: TaskLook) => isLowerBetter(metric)
    return [tasks.filter((task) => !isError(task)), tasks.filter(isError)]
  }, [tasks])
  const shown = { conflict: tasks, metrics, errors }
  const tab = shown[picked].length > 0 ? picked : 'conflict'
  const names = useMetricsInWords(shown[tab], tab === 'errors' ? 'short' : 'name')
  const model = useMemo(() => {
    if (tab === 'conflict') return conflictModel(tasks, options)
    if (tab === 'metrics') return perTaskModel(metrics, 'testMetrics', 'linear', options)
    return perTaskModel(errors, 'testMetrics', scale, options)
  }, [tasks, metrics, errors, tab, scale, options])
  const what = metrics.length > 0 && errors.length > 0 ? 'metricsBeside' : 'metricsWhat'
  const measuredTab = (of: 'metrics' | 'errors') =>
    [of, text(of), tab === of ? text(what, { metrics: names }) : undefined] as const
  return (
    <div className="card chart-card low">
      <Tabs
        label={text('tabs')}
        className="chart-tabs"
        current={tab}
        tabs={[
          ['conflict', text('conflict'), tab === 'conflict' ? text('conflictWhat') : undefined],
          ...(metrics.length > 0 ? [measuredTab('metrics')] : []),
          ...(errors.length > 0 ? [measuredTab('errors')] : []),
        ]}
        onPick={setTab}
      />
      <LiveChart
        title={tab === 'conflict' ? text('conflictLong') : text('metricsLong', { metrics: names })}
        model={model}
      />
    </div>
  )
}

/** The names of the tasks' metrics, each once, as the title of the chart. */
function useMetricsInWords(tasks: readonly TaskLook[], length: 'name' | 'short'): string {
  const name = useMetricName()
  return [...new Set(tasks.map((task) => name(task, length)))].join(' · ')
}

function Tool(props: {
  readonly label: string
  readonly hint: string
  readonly on: boolean
  readonly onClick: () => void
}) {
  return (
    <button type="button" className="btn small" aria-pressed={props.on} title={props.hint} onClick={props.onClick}>
      {props.label}
    </button>
  )
}
