import { useEffect, useState } from 'react'

/** Milliseconds. */
const EVERY = 500

/** `performance.now()`, read twice a second while something runs. */
export function useClock(runs: boolean): number {
  const [now, setNow] = useState(() => performance.now())
  useEffect(() => {
    if (!runs) return
    setNow(performance.now())
    const timer = window.setInterval(() => setNow(performance.now()), EVERY)
    return () => window.clearInterval(timer)
  }, [runs])
  return now
}
