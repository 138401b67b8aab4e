import { useEffect, useState } from 'react'
import type { StepRecord } from '../../engine/trainer.types'
import { runStore } from '../../state/run'

const EVERY = 120

/** The present step's record, a few times a second: numbers that change faster cannot be read. */
export function useNow(): StepRecord | null {
  const [now, setNow] = useState(() => runStore.getState().now)
  useEffect(() => {
    let timer = 0
    const show = () => {
      timer = 0
      setNow(runStore.getState().now)
    }
    show()
    const stop = runStore.subscribe((state, before) => {
      if (state.now !== before.now && timer === 0) timer = window.setTimeout(show, EVERY)
    })
    return () => {
      stop()
      window.clearTimeout(timer)
    }
  }, [])
  return now
}
