import { useEffect, useState } from 'react'
import type { Population } from '../../../state/compare/population'

/** Milliseconds. Numbers that change faster cannot be read, and rendering more often would slow down the page. */
const EVERY = 500

/**
 * A number that increases when the histories of a population grow, at most once in `every` ms, and when its status
 * changes.
 */
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
