import { useEffect, useRef, useState } from 'react'
import { trendOf } from '../../core/measures/trend'
import { mainHistory, runStore } from '../../state/run'
import { type TaskLook, useEnabledLooks } from '../hooks/useTasks'
import { type Text, useLanguage, useText } from '../hooks/useText'
import { formatInteger, formatSignificant } from '../text/format'

const EVERY = 10_000
/** Recorded steps in each of the two spans that are compared. */
const STRETCH = 10

/** Tells screen readers how the curves move: one sentence every ten seconds of training. */
export function Announcer() {
  const tasks = useEnabledLooks()
  const text = useText('announcer')
  const language = useLanguage()
  const [sentence, setSentence] = useState('')
  const latest = useRef({ tasks, text, language })
  latest.current = { tasks, text, language }

  useEffect(() => {
    const timer = window.setInterval(() => {
      if (runStore.getState().status !== 'playing' || mainHistory.length === 0) return
      const now = latest.current
      setSentence(sentenceOf(now.tasks, now.text, now.language))
    }, EVERY)
    return () => window.clearInterval(timer)
  }, [])

  return (
    <div className="visually-hidden" role="status" aria-live="polite" data-testid="announcer">
      {sentence}
    </div>
  )
}

function sentenceOf(tasks: readonly TaskLook[], text: Text<'announcer'>, language: string): string {
  const phrases = tasks.map((task) => {
    const losses = mainHistory.column('trainLosses', task.index)
    const loss = formatSignificant(language, losses[losses.length - 1])
    return text(`${trendOf(losses, STRETCH)}`, { task: task.name, loss })
  })
  const step = formatInteger(language, runStore.getState().step)
  return text('sentence', { step, tasks: phrases.join(text('joint')) })
}
