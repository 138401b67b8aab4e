import { useEffect, useState } from 'react'
import type { StepRecord } from '../../engine/trainer.types'
import { runStore } from '../../state/run'
import { shownNow } from '../../state/runState'

/** Milliseconds. */
const EVERY = 120

/** The record of the step that is shown, updated at most every `EVERY` ms: numbers that change faster cannot be read. */
export function useNow(): StepRecord | null {
  const [now, setNow] = useState(() => shownNow(runStore.getState()))
  useEffect(() => {
    let timer = 0
    let shownAt = Number.NEGATIVE_INFINITY
    const show = () => {
      timer = 0
      shownAt = performance.now()
      setNow(shownNow(runStore.getState()))
    }
    show()
    const stop = runStore.subscribe((state, before) => {
      if (shownNow(state) === shownNow(before) || timer !== 0) return
      // If the last update is long ago, update immediately: a slow page then paints it together with its frame.
      const wait = shownAt + EVERY - performance.now()
      if (wait <= 0) show()
      else timer = window.setTimeout(show, wait)
    })
    return () => {
      stop()
      window.clearTimeout(timer)
    }
  }, [])
  return now
}
