import { useRef } from 'react'
import { pairIndex } from '../../core/measures/cosines'
import { gramianFrom, promised } from '../../core/measures/paid'
import type { StepRecord } from '../../engine/trainer.types'
import { mainHistory } from '../../state/history'

/** The record that a step started from, as far as the promise and the outcome need it. */
export interface Start {
  readonly step: number
  readonly testLosses: readonly number[]
  readonly promised: readonly number[]
}

function startOf({ step, testLosses, gramian, weights }: StepRecord): Start {
  const size = weights.length
  const matrix = Array.from(weights, (_, i) => Array.from(gramian.subarray(i * size, (i + 1) * size)))
  return { step, testLosses: Array.from(testLosses), promised: promised(matrix, Array.from(weights)) }
}

/** The last record of the history in front of `step`; null where there is none of as many tasks. */
function startInHistory(step: number, taskCount: number): Start | null {
  let at = mainHistory.length - 1
  while (at >= 0 && mainHistory.steps[at] >= step) at--
  if (at < 0 || mainHistory.taskCount !== taskCount) return null
  const tasks = Array.from({ length: taskCount }, (_, t) => t)
  const value = (name: 'testLosses' | 'weights' | 'gradientNorms') => tasks.map((t) => mainHistory.column(name, t)[at])
  const cosines = tasks.flatMap((i) =>
    tasks.slice(i + 1).map((j) => mainHistory.column('cosines', pairIndex(i, j, taskCount))[at]),
  )
  return {
    step: mainHistory.steps[at],
    testLosses: value('testLosses'),
    promised: promised(gramianFrom(value('gradientNorms'), cosines), value('weights')),
  }
}

/** What stood in front of `now`: the record shown last, or where there is none the history's. */
export function useLastStep(now: StepRecord | null): Start | null {
  const seen = useRef<{ before: StepRecord | null; now: StepRecord | null }>({ before: null, now: null })
  const { before, now: latest } = seen.current
  if (now !== latest) {
    // An edit while paused is a new record of the same step: what was in front of it stays.
    const kept = now && latest && now.step > latest.step ? latest : now?.step === latest?.step ? before : null
    seen.current = { before: kept, now }
  }
  if (!now) return null
  const start = seen.current.before
  if (start && start.weights.length === now.weights.length) return startOf(start)
  return startInHistory(now.step, now.weights.length)
}
