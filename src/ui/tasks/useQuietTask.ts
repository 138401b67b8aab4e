import { useEffect, useRef, useState } from 'react'
import { defaultConfig } from '../../core/config/defaults'
import { pullsOf } from '../../core/measures/paid'
import { chanceOf, quietTask, staysQuiet } from '../../core/measures/quietTask'
import { taskKind, taskOutputs } from '../../core/problems/plane/targets'
import type { StepRecord } from '../../engine/trainer.types'
import { runStore } from '../../state/run'
import { setView } from '../../state/view'
import { useConfig, useView } from '../hooks/useStores'

/** Steps by which the pictures show who won. */
const AFTER = 300

/**
 * The task that the call-out names, in the untouched default set-up alone and only as long as it is drowned out. Null
 * for ever after the call-out was dismissed or a weight was moved.
 */
export function useQuietTask(): string | null {
  const seen = useView((view) => view.calloutSeen)
  const untouched = useConfig((config) => JSON.stringify(config) === JSON.stringify(defaultConfig))
  const weights = useConfig((config) => config.tasks.map((task) => task.weight).join())
  const before = useRef(weights)
  const [quiet, setQuiet] = useState<string | null>(null)

  useEffect(() => {
    if (seen || !untouched) return setQuiet(null)
    // Looked at with every record, rendered only when the answer changes.
    const look = () => setQuiet((present) => quietIn(runStore.getState().now, present))
    look()
    return runStore.subscribe((state, last) => {
      if (state.now !== last.now) look()
    })
  }, [seen, untouched])

  useEffect(() => {
    // Any weight that was moved shows that the sliders were found.
    if (quiet !== null && weights !== before.current) setView({ calloutSeen: true })
    before.current = weights
  }, [quiet, weights])

  return quiet
}

function quietIn(record: StepRecord | null, present: string | null): string | null {
  if (!record || record.step < AFTER) return null
  const tasks = defaultConfig.tasks.filter((task) => task.enabled)
  if (record.weights.length !== tasks.length) return null
  const pulls = pullsOf(record.weights, record.gradientNorms)
  const showing = tasks.map((task, t) => ({
    metric: record.testMetrics[t],
    chance: chanceOf(taskKind(task), taskOutputs(task)),
    pull: pulls[t],
  }))
  const at = tasks.findIndex(({ id }) => id === present)
  if (at >= 0 && staysQuiet(showing, at)) return present
  return tasks[quietTask(showing)]?.id ?? null
}
