import { useCallback, useEffect, useRef } from 'react'
import { forgetDraw, requestFollow } from './schedule'

/**
 * Calls `move` with the pointer's client x (null: it left), in turn with the drawings: at most once per frame,
 * and only with the last position.
 */
export function usePointerX(move: (clientX: number | null) => void): (clientX: number | null) => void {
  const latest = useRef(move)
  latest.current = move
  const at = useRef<number | null>(null)
  const follow = useCallback(() => latest.current(at.current), [])
  useEffect(
    () => () => {
      forgetDraw(follow)
      // An element that is removed under the pointer gets no leave event.
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
