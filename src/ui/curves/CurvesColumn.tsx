import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { earlierStore, forgetEarlier } from '../../state/earlier'
import { setView } from '../../state/view'
import { LiveChart } from '../charts/LiveChart'
import { labelSpace } from '../charts/labels'
import { Icon } from '../controls/Icon'
import { Tabs } from '../controls/Tabs'
import { useFormat } from '../hooks/useFormat'
import { useView } from '../hooks/useStores'
import { useEnabledTasks } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import './curves.css'
import { earlierCurves } from './earlierCurves'
import { conflictModel, lossModel, perTaskModel, shareModel, totalModel } from './models'

const SMOOTHING = 0.85

/** Loss per task, total, weights or norms, conflict or metrics: four charts that share one hover. */
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
  const tasks = useEnabledTasks()
  const smoothing = useView((view) => view.smoothing)
  const space = labelSpace([text('train'), text('testName'), ...tasks.map((task) => task.name)])
  const earlier = useStore(earlierStore, (state) => state.earlier)
  return useMemo(
    () => ({
      smoothing,
      format: format.steady,
      labelSpace: space,
      earlier: earlier && earlierCurves(earlier, tasks, text('earlier')),
    }),
    [smoothing, format, space, earlier, tasks, text],
  )
}

function TaskLosses() {
  const text = useText('curves')
  const tasks = useEnabledTasks()
  const options = useOptions()
  const { scale, showTest, smoothing } = useView((view) => ({
    scale: view.lossScale,
    showTest: view.showTest,
    smoothing: view.smoothing,
  }))
  const model = useMemo(() => lossModel(tasks, scale, showTest, options), [tasks, scale, showTest, options])
  return (
    <div className="card chart-card first">
      <div className="card-head">
        <h2>{text('perTask')}</h2>
        {options.earlier && (
          <button type="button" className="btn small earlier-key" title={text('earlierHint')} onClick={forgetEarlier}>
            <i /> {text('earlier')} <Icon name="close" size={9} />
          </button>
        )}
        <Tool
          label={text('log')}
          hint={text('logHint')}
          on={scale === 'log'}
          onClick={() => setView({ lossScale: scale === 'log' ? 'linear' : 'log' })}
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
      <LiveChart title={text('perTask')} model={model} />
    </div>
  )
}

function TotalLoss() {
  const text = useText('curves')
  const options = useOptions()
  const { scale, showTest } = useView((view) => ({ scale: view.lossScale, showTest: view.showTest }))
  const model = useMemo(
    () => totalModel({ train: text('train'), test: text('testName') }, scale, showTest, options),
    [text, scale, showTest, options],
  )
  return (
    <div className="card chart-card">
      <div className="card-head">
        <h2>{text('total')}</h2>
      </div>
      <LiveChart title={text('total')} model={model} />
    </div>
  )
}

function WeightCharts() {
  const text = useText('curves')
  const tasks = useEnabledTasks()
  const options = useOptions()
  const scale = useView((view) => view.lossScale)
  const [tab, setTab] = useState<'shares' | 'weights' | 'norms'>('shares')
  const model = useMemo(() => {
    if (tab === 'shares') return shareModel(tasks, options)
    return tab === 'weights'
      ? perTaskModel(tasks, 'weights', 'linear', options)
      : perTaskModel(tasks, 'gradientNorms', scale, options)
  }, [tasks, tab, scale, options])
  return (
    <div className="card chart-card low">
      <Tabs
        label={text('tabs')}
        className="chart-tabs"
        present={tab}
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
  const tasks = useEnabledTasks()
  const options = useOptions()
  const [tab, setTab] = useState<'conflict' | 'metrics'>('conflict')
  const model = useMemo(
    () => (tab === 'metrics' ? perTaskModel(tasks, 'testMetrics', 'linear', options) : conflictModel(tasks, options)),
    [tasks, tab, options],
  )
  return (
    <div className="card chart-card low">
      <Tabs
        label={text('tabs')}
        className="chart-tabs"
        present={tab}
        tabs={[
          ['conflict', text('conflict'), text('conflictWhat')],
          ['metrics', text('metrics')],
        ]}
        onPick={setTab}
      />
      <LiveChart title={text(tab === 'conflict' ? 'conflictLong' : 'metricsLong')} model={model} />
    </div>
  )
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
