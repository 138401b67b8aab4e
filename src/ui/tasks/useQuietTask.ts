import { useEffect, useRef, useState } from 'react'
import { defaultConfig } from '../../core/config/defaults'
import { runStore } from '../../state/run'
import { setView } from '../../state/view'
import { useConfig, useRun, useView } from '../hooks/useStores'

/** By then the pictures show who won; the drowned-out one still looks wrong. */
const AFTER = 250

/**
 * The task that the call-out points at: in the untouched default set-up the one whose test metric
 * lags behind, chosen once. Null before that, and for ever after it was dismissed or heeded.
 */
export function useQuietTask(): string | null {
  const seen = useView((view) => view.calloutSeen)
  const untouched = useConfig((config) => JSON.stringify(config.tasks) === JSON.stringify(defaultConfig.tasks))
  const late = useRun((run) => run.step >= AFTER)
  const [quiet, setQuiet] = useState<string | null>(null)
  const weights = useConfig((config) => config.tasks.map((task) => task.weight).join())
  const before = useRef(weights)

  useEffect(() => {
    if (seen || quiet !== null || !untouched || !late) return
    const metrics = runStore.getState().now?.testMetrics
    if (!metrics) return
    const enabled = defaultConfig.tasks.filter((task) => task.enabled)
    let worst = 0
    metrics.forEach((metric, t) => {
      if (metric < metrics[worst]) worst = t
    })
    before.current = weights
    setQuiet(enabled[worst]?.id ?? null)
  }, [seen, quiet, untouched, late, weights])

  useEffect(() => {
    // Any weight that was moved shows that the sliders were found.
    if (quiet !== null && weights !== before.current) setView({ calloutSeen: true })
  }, [quiet, weights])

  return seen ? null : quiet
}
