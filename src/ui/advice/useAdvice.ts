import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { type Advice, advise } from '../../core/advice/advise'
import { situationOf } from '../../core/advice/situation'
import { defaultConfig } from '../../core/config/defaults'
import type { RunConfig } from '../../core/config/types'
import { adviceStore } from '../../state/advice'
import { isLocked } from '../../state/gate'
import { mainHistory, runStore } from '../../state/run'
import { configStore } from '../../state/setup'
import { throttle } from '../../state/throttle'
import { viewStore } from '../../state/view'
import { knownFacts } from '../hooks/factsOfTasks'
import { wishOf } from './act'

/** Milliseconds between two looks while a control is dragged. */
const EVERY = 250

/** The advice for the current step. Looks at every record, and renders only when the advice changes. */
export function useAdvice(): Advice | null {
  const hidden = useStore(adviceStore, (state) => state.hidden)
  const [shown, setShown] = useState<readonly Advice[]>([])
  useEffect(() => {
    const look = () => setShown((current) => adviceNow(current, hidden))
    const changes = throttle(EVERY)
    // Afresh: what was dismissed, or is wanted again, changes which hint comes first.
    setShown(adviceNow([], hidden))
    const stops = [
      runStore.subscribe((run, before) => {
        if (run.historyVersion !== before.historyVersion || run.stop !== before.stop) look()
      }),
      configStore.subscribe((state, before) => {
        if (state.config !== before.config) changes.run(look)
      }),
    ]
    return () => {
      for (const stop of stops) stop()
      changes.cancel()
    }
  }, [hidden])
  return shown[0] ?? null
}

function adviceNow(current: readonly Advice[], hidden: readonly string[]): readonly Advice[] {
  const { step, stop } = runStore.getState()
  const { config } = configStore.getState()
  const situation = situationOf(config, mainHistory, step, stop?.kind === 'diverged', knownFacts(config))
  if (!situation) return current.length === 0 ? current : []
  const next = advise(situation, current, hasCallout(config) ? [...hidden, 'drowned'] : hidden)
  // A locked page does not suggest what it would refuse.
  const allowed = next.filter(({ action }) => !isLocked(wishOf(action)))
  return allowed.length === next.length ? next : allowed
}

/** True while the call-out under a task, in the unchanged default set-up, says the same as the hint. */
const hasCallout = (config: RunConfig): boolean =>
  !viewStore.getState().calloutSeen && JSON.stringify(config) === JSON.stringify(defaultConfig)
