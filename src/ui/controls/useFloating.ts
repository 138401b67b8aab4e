import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { place, type Side } from './place'

/** Puts a fixed panel beside its trigger and keeps it there while the page scrolls or changes size. */
export function useFloating(open: boolean, trigger: RefObject<HTMLElement | null>, side: Side) {
  const panel = useRef<HTMLDivElement>(null)
  const [spot, setSpot] = useState<{ left: number; top: number } | null>(null)

  const settle = useCallback(() => {
    if (!trigger.current || !panel.current) return
    const box = panel.current.getBoundingClientRect()
    const screen = { width: document.documentElement.clientWidth, height: window.innerHeight }
    const from = trigger.current.getBoundingClientRect()
    // The panel scrolls away with its trigger instead of staying at the window's edge.
    const inSight = from.bottom > 0 && from.top < screen.height
    setSpot(inSight ? place(from, box, screen, side) : null)
  }, [trigger, side])

  useLayoutEffect(() => {
    if (open) settle()
  }, [open, settle])

  useEffect(() => {
    if (!open || !panel.current) return
    const watch = new ResizeObserver(settle)
    watch.observe(panel.current)
    window.addEventListener('scroll', settle, true)
    window.addEventListener('resize', settle)
    return () => {
      watch.disconnect()
      window.removeEventListener('scroll', settle, true)
      window.removeEventListener('resize', settle)
    }
  }, [open, settle])

  const style = { left: spot?.left ?? 0, top: spot?.top ?? 0, visibility: spot ? 'visible' : 'hidden' } as const
  return { panel, style }
}
