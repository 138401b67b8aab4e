import { useCallback, useEffect, useRef } from 'react'
import { forgetDraw, requestFollow } from './schedule'

/**
 * Tells `move` where the pointer is (client x; null: it left), in turn with the drawings: once a frame at most,
 * and only the last place.
 */
export function usePointerX(move: (clientX: number | null) => void): (clientX: number | null) => void {
  const latest = useRef(move)
  latest.current = move
  const at = useRef<number | null>(null)
  const follow = useCallback(() => latest.current(at.current), [])
  useEffect(
    () => () => {
      forgetDraw(follow)
      // What goes away under the pointer never hears that it left.
      if (at.current !== null) latest.current(null)
    },
    [follow],
  )
  return useCallback(
    (clientX) => {
      at.current = clientX
      requestFollow(follow)
    },
    [follow],
  )
}
