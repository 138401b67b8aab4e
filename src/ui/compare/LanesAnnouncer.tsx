import { useEffect, useRef, useState } from 'react'
import { laneCurve } from '../../state/compare/curves'
import { lanesPopulation } from '../../state/compare/store'
import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'
import { useComparedTasks } from './useComparedTasks'
import { useLanesInWords } from './useLanes'

const EVERY = 10_000

/** For screen readers: announces which lane is ahead on each task, every ten seconds of training. */
export function LanesAnnouncer() {
  const sentence = useSentence()
  const [said, setSaid] = useState('')
  const latest = useRef(sentence)
  latest.current = sentence
  useEffect(() => {
    const timer = window.setInterval(() => {
      if (lanesPopulation.store.getState().status === 'playing') setSaid(latest.current())
    }, EVERY)
    return () => window.clearInterval(timer)
  }, [])
  return (
    <div className="visually-hidden" role="status" aria-live="polite" data-testid="lanes-announcer">
      {said}
    </div>
  )
}

function useSentence(): () => string {
  const text = useText('compare')
  const format = useFormat()
  const tasks = useComparedTasks()
  const lanes = useLanesInWords()
  return () => {
    const phrases = tasks.flatMap((task) => {
      const ends = lanes.map((lane) => ({
        lane: lane.name,
        loss: laneCurve(lane.index, 'testLosses', task.index).mean.at(-1) ?? Number.NaN,
      }))
      const [best] = ends.filter(({ loss }) => Number.isFinite(loss)).sort((a, b) => a.loss - b.loss)
      if (!best) return []
      return [text('announce.best', { task: task.name, lane: best.lane, loss: format.significant(best.loss) })]
    })
    const { step, runCount } = lanesPopulation.store.getState()
    return text('announce.sentence', {
      step: format.integer(step),
      runs: format.integer(runCount),
      tasks: phrases.join(text('announce.joint')),
    })
  }
}
