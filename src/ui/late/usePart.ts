import { useCallback, useEffect, useState } from 'react'
import type { Part } from './part'

/** Loads a part. `again` repeats a failed try; the browser's `online` event does too. */
export function usePart<T>(part: Part<T>) {
  const [state, setState] = useState<{ readonly part: Part<T>; readonly error: unknown } | null>(null)
  const [tries, setTries] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new attempt has to load again
  useEffect(() => {
    let left = false
    part.load().then(
      () => !left && setState({ part, error: null }),
      (error: unknown) => !left && setState({ part, error }),
    )
    return () => {
      left = true
    }
  }, [part, tries])
  const loaded = part.loaded()
  const error = loaded === null && state?.part === part ? state.error : null
  const again = useCallback(() => setTries((count) => count + 1), [])
  useEffect(() => {
    if (error === null) return
    window.addEventListener('online', again)
    return () => window.removeEventListener('online', again)
  }, [error, again])
  return { loaded, error, again }
}
