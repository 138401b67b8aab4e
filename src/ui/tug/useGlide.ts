import { useEffect, useRef, useState } from 'react'

/** About as long as numbers stand: an arrow is always on its way to where it is now. */
const DURATION = 110

const wantsStill = () => globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false

/** `target` (made anew only when it changes) reached smoothly; at once where `still` or by the reader's wish. */
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
