import { useCallback, useEffect, useState } from 'react'
import type { Part } from './part'

/** Asks for a part; `again` tries once more, and so does the network when it comes back. */
export function usePart<T>(part: Part<T>) {
  const [state, setState] = useState<{ readonly part: Part<T>; readonly error: unknown } | null>(null)
  const [tries, setTries] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks again
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
  const present = part.present()
  const error = present === null && state?.part === part ? state.error : null
  const again = useCallback(() => setTries((count) => count + 1), [])
  useEffect(() => {
    if (error === null) return
    window.addEventListener('online', again)
    return () => window.removeEventListener('online', again)
  }, [error, again])
  return { present, error, again }
}
