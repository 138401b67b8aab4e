import { useState } from 'react'
import { useStore } from 'zustand'
import type { Advice } from '../../core/advice/advise'
import { metricOfScore } from '../../core/metrics/names'
import { dismissForGood } from '../../state/advice'
import { type Change, changeStore } from '../../state/changes'
import { lessonStore } from '../../state/lesson'
import { undo } from '../../state/undo'
import { Icon } from '../controls/Icon'
import { useFormat } from '../hooks/useFormat'
import { useMetricText } from '../hooks/useMetricText'
import { useRun } from '../hooks/useStores'
import { useTasks } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import './advice.css'
import { act } from './act'
import { useAdvice } from './useAdvice'

/** One suggestion that fits the run. Its place has a fixed height, so that nothing moves when it comes or goes. */
export function AdviceCard() {
  const lesson = useStore(lessonStore, ({ open }) => open !== null)
  return lesson ? null : <Card />
}

/** What was done last: its words, and its step of undo. */
interface Done {
  readonly words: string
  readonly change: Change
}

function Card() {
  const text = useText('advice')
  const advice = useAdvice()
  const words = useAdviceText()
  const [done, setDone] = useState<Done | null>(null)
  // Another change, or undo elsewhere, takes the way back away: it would undo something else.
  const undoable = useStore(changeStore, ({ past }) => done !== null && past.at(-1) === done.change)
  const take = (taken: Advice) => {
    const change = act(taken.action)
    if (change) setDone({ words: words(taken).does, change })
  }
  return (
    <section className="card advice-card" aria-label={text('title')} data-testid="advice">
      <h2>
        {text('title')}
        <Present />
      </h2>
      {undoable && done ? (
        <>
          <p role="status">{text('done', { what: done.words })}</p>
          <div className="advice-acts">
            <button type="button" className="btn small" onClick={undo}>
              {text('undo')}
            </button>
          </div>
        </>
      ) : advice ? (
        <>
          <p role="status">{words(advice).says}</p>
          <div className="advice-acts">
            <button type="button" className="btn small on" onClick={() => take(advice)}>
              {words(advice).does}
            </button>
            <button
              type="button"
              className="btn icon small"
              title={text('dismiss')}
              aria-label={text('dismissOf', { what: words(advice).does })}
              onClick={() => dismissForGood(advice.id)}
            >
              <Icon name="close" size={12} />
            </button>
          </div>
        </>
      ) : (
        <p className="hint">{text('nothing')}</p>
      )}
    </section>
  )
}

/** While other cards show a computed step: says that the suggestion is about the run as it stands. */
function Present() {
  const text = useText('advice')
  const format = useFormat()
  const step = useRun((run) => (run.future ? run.step : null))
  if (step === null) return null
  return (
    <span className="aside num" title={text('presentHint')}>
      {text('present', { step: format.integer(step) })}
    </span>
  )
}

const SHARES: ReadonlySet<string> = new Set(['share'])

/** The sentence of a hint, and the words on its button. */
function useAdviceText(): (advice: Advice) => { readonly says: string; readonly does: string } {
  const text = useText('advice')
  const format = useFormat()
  const tasks = useTasks()
  const metricText = useMetricText()
  return ({ id, task: about, values, action, at }) => {
    const task = tasks.find((other) => other.id === about)
    const shown: Record<string, string> = { task: task?.name ?? '' }
    for (const [name, value] of Object.entries(values))
      shown[name] = SHARES.has(name)
        ? format.percent(value, value > 0.99 ? 2 : 0)
        : format.significant(value, name === 'step' ? 6 : 3)
    if (task && 'metric' in values) shown.metric = metricText({ ...task, metric: metricOfScore(task) }, values.metric)
    const says = text.maybe(`hints.${id}.text`, shown) ?? id
    const plain = id === 'freeConflict' && action.kind === 'set' && action.path === 'weighting'
    return {
      // A sentence that names a step needs no other.
      says: 'step' in values ? says : text('at', { step: format.integer(at), says }),
      does: text.maybe(`hints.${id}.${plain ? 'doPlain' : 'do'}`, shown) ?? id,
    }
  }
}
