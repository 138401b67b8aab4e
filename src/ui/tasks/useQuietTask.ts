import { useEffect, useRef, useState } from 'react'
import { defaultConfig } from '../../core/config/defaults'
import { pullsOf } from '../../core/measures/paid'
import { chanceOf, quietTask, staysQuiet } from '../../core/measures/quietTask'
import { metricOfTask } from '../../core/metrics/names'
import { problemOf } from '../../core/problems/all'
import { taskKind, taskOutputs } from '../../core/problems/targets'
import type { StepRecord } from '../../engine/trainer.types'
import { runStore } from '../../state/run'
import { setView } from '../../state/view'
import { knownFacts } from '../hooks/factsOfTasks'
import { useConfig, useView } from '../hooks/useStores'

/** From this step on, the pictures show which task dominates. */
const AFTER = 300

/**
 * The task that the call-out names: only in the unchanged default set-up, and only while the other tasks drown it out.
 * Always null after the call-out was dismissed or a weight was moved.
 */
export function useQuietTask(): string | null {
  const seen = useView((view) => view.calloutSeen)
  const untouched = useConfig((config) => JSON.stringify(config) === JSON.stringify(defaultConfig))
  const weights = useConfig((config) => config.tasks.map((task) => task.weight).join())
  const before = useRef(weights)
  const [quiet, setQuiet] = useState<string | null>(null)

  useEffect(() => {
    if (seen || !untouched) return setQuiet(null)
    // Computed with every record, but renders only when the result changes.
    const look = () => setQuiet((current) => quietIn(runStore.getState().now, current))
    look()
    return runStore.subscribe((state, last) => {
      if (state.now !== last.now) look()
    })
  }, [seen, untouched])

  useEffect(() => {
    // Someone who moved a weight has found the sliders.
    if (quiet !== null && weights !== before.current) setView({ calloutSeen: true })
    before.current = weights
  }, [quiet, weights])

  return quiet
}

function quietIn(record: StepRecord | null, current: string | null): string | null {
  if (!record || record.step < AFTER) return null
  const tasks = defaultConfig.tasks.filter((task) => task.enabled)
  const facts = knownFacts(defaultConfig)
  if (!facts || record.weights.length !== tasks.length) return null
  const pulls = pullsOf(record.weights, record.gradientNorms)
  const problem = problemOf(defaultConfig)
  const showing = tasks.map((task, t) => ({
    metric: record.testScores[t],
    chance: chanceOf(
      taskKind(problem, task),
      taskOutputs(problem, task),
      metricOfTask(problem, task),
      facts[t].test.often,
    ),
    pull: pulls[t],
  }))
  const at = tasks.findIndex(({ id }) => id === current)
  if (at >= 0 && staysQuiet(showing, at)) return current
  return tasks[quietTask(showing)]?.id ?? null
}
