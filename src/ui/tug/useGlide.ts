import { useEffect, useRef, useState } from 'react'

/** Milliseconds, about the time between two updates, so that arrows move continuously. */
const DURATION = 110

const wantsStill = () => globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false

/**
 * Moves smoothly to `target`, whose identity must change only with its values. Jumps if `still` or if the reader
 * prefers reduced motion.
 */
export function useGlide(target: readonly number[], still: boolean): readonly number[] {
  const [shown, setShown] = useState(target)
  const latest = useRef(target)
  useEffect(() => {
    const from = latest.current
    const put = (values: readonly number[]) => {
      latest.current = values
      setShown(values)
    }
    if (still || from.length !== target.length || wantsStill()) {
      put(target)
      return
    }
    const start = performance.now()
    let frame = requestAnimationFrame(function move(time) {
      const part = Math.min(1, Math.max(0, (time - start) / DURATION))
      put(part === 1 ? target : target.map((x, i) => from[i] + (x - from[i]) * part))
      if (part < 1) frame = requestAnimationFrame(move)
    })
    return () => cancelAnimationFrame(frame)
  }, [target, still])
  return still || shown.length !== target.length ? target : shown
}
