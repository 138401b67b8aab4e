import { useId } from 'react'
import { useStore } from 'zustand'
import type { StepRecord } from '../../engine/trainer.types'
import { type Ahead, aheadStore } from '../../state/ahead/store'
import { leaveFuture, trainToFuture } from '../../state/future'
import { useFormat } from '../hooks/useFormat'
import { useMetricText } from '../hooks/useMetricText'
import { useRun } from '../hooks/useStores'
import { type TaskLook, useEnabledLooks } from '../hooks/useTasks'
import { useText } from '../hooks/useText'

/** What is known of a step that the run has not reached: its numbers, what computes them, and the ways on. */
export function FuturePanel({ at }: { readonly at: number }) {
  const text = useText('network')
  const page = useText('interface')
  const format = useFormat()
  const tasks = useEnabledLooks()
  const caption = useId()
  const { ahead, failed } = useStore(aheadStore)
  const seen = useRun((run) => run.future)
  const step = format.integer(at)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would look and read like a form
    <div className="future-panel" role="group" aria-label={text('film.futureTitle')}>
      <p role="status">
        {failed && !ahead ? (
          text('film.futureFailed')
        ) : (
          <Computed ahead={ahead} engineName={(kind) => page(`engine.${kind}`)} />
        )}
      </p>
      {seen && (
        <>
          <p className="num" id={caption}>
            <b>{text('film.futureNumbers', { step: format.integer(seen.step) })}</b>
          </p>
          <ul className="num" aria-labelledby={caption}>
            {tasks.map((task) => (
              <li key={task.id}>
                <b style={{ color: task.ink }}>{task.name}</b>
                <Numbers now={seen.now} task={task} />
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="future-acts">
        <button type="button" className="btn small on" onClick={trainToFuture}>
          {text('film.trainTo', { step })}
        </button>
        <button type="button" className="btn small" onClick={leaveFuture}>
          {text('film.back')}
        </button>
      </div>
    </div>
  )
}

function Computed(props: { readonly ahead: Ahead | null; readonly engineName: (kind: Ahead['engine']) => string }) {
  const text = useText('network')
  const { ahead, engineName } = props
  if (!ahead) return text('film.futureWaits')
  return text(ahead.engine === 'wasm' ? 'film.futureBy' : 'film.futureWithout', { engine: engineName(ahead.engine) })
}

/** Test loss and metric of a task at a step of the future. */
function Numbers({ now, task }: { readonly now: StepRecord; readonly task: TaskLook }) {
  const text = useText('network')
  const format = useFormat()
  const metricText = useMetricText()
  const loss = now.testLosses[task.index]
  return (
    <>
      <span>{Number.isFinite(loss) ? text('film.testLoss', { value: format.steady(loss) }) : '–'}</span>
      <span>{metricText(task, now.testMetrics[task.index])}</span>
    </>
  )
}
