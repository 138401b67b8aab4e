import { useEffect, useRef, useState } from 'react'
import { defaultConfig } from '../../core/config/defaults'
import type { TaskConfig } from '../../core/config/types'
import { pullsOf } from '../../core/measures/paid'
import { taskKind, taskOutputs } from '../../core/problems/plane/targets'
import type { StepRecord } from '../../engine/trainer.types'
import { runStore } from '../../state/run'
import { setView } from '../../state/view'
import { useConfig, useRun, useView } from '../hooks/useStores'
import { quietTask } from './quietTask'

/** Steps by which the pictures show who won. */
const AFTER = 300

/**
 * The task that the call-out points at, in the untouched default set-up alone; chosen once. Null
 * before that, and for ever after it was dismissed or a weight was moved.
 */
export function useQuietTask(): string | null {
  const seen = useView((view) => view.calloutSeen)
  const untouched = useConfig((config) => JSON.stringify(config) === JSON.stringify(defaultConfig))
  const late = useRun((run) => run.step >= AFTER && run.now !== null)
  const weights = useConfig((config) => config.tasks.map((task) => task.weight).join())
  const before = useRef(weights)
  const [quiet, setQuiet] = useState<string | null>(null)

  useEffect(() => {
    const record = runStore.getState().now
    if (seen || quiet !== null || !untouched || !late || !record) return
    before.current = weights
    setQuiet(quietIn(record))
  }, [seen, quiet, untouched, late, weights])

  useEffect(() => {
    // Any weight that was moved shows that the sliders were found.
    if (quiet !== null && weights !== before.current) setView({ calloutSeen: true })
  }, [quiet, weights])

  return seen ? null : quiet
}

function quietIn(record: StepRecord): string | null {
  const tasks = defaultConfig.tasks.filter((task) => task.enabled)
  const pulls = pullsOf(record.weights, record.gradientNorms)
  const showing = tasks.map((task, t) => ({
    metric: record.testMetrics[t],
    chance: chanceOf(task),
    pull: pulls[t],
  }))
  return tasks[quietTask(showing)]?.id ?? null
}

function chanceOf(task: TaskConfig): number {
  const kind = taskKind(task)
  if (kind === 'regression') return 0
  return 1 / (kind === 'binary' ? 2 : taskOutputs(task))
}
