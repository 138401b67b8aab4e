import { useEffect, useState } from 'react'
import type { Population } from '../../../state/compare/population'

/** Numbers that change faster cannot be read, and a table that renders oftener has no time for anything else. */
const EVERY = 500

/** Grows with the histories of a population, at most every so many milliseconds, and at once where training ends. */
export function useBeat({ store }: Population, every = EVERY): number {
  const [beat, setBeat] = useState(0)
  useEffect(() => {
    let timer = 0
    const show = () => {
      window.clearTimeout(timer)
      timer = 0
      setBeat((count) => count + 1)
    }
    show()
    const stop = store.subscribe((state, before) => {
      if (state.status !== before.status) show()
      else if (timer === 0 && state.version !== before.version) timer = window.setTimeout(show, every)
    })
    return () => {
      stop()
      window.clearTimeout(timer)
    }
  }, [store, every])
  return beat
}
