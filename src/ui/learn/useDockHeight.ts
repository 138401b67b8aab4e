import { useEffect, useRef } from 'react'
import type { Place } from '../../state/screen'

/** The class of a dock: in a small window the transport of a run or of lanes is below it. */
export const dockClass = (screen: Place, more = ''): string =>
  ['lesson-dock', screen === 'run' || screen === 'compare' ? 'above' : '', more].filter(Boolean).join(' ')

/**
 * Tells the page how high the dock is: scrolling stops above it, and messages stand above it. `--dock` is its height in
 * pixels, and the root has `data-dock` while there is one.
 */
export function useDockHeight() {
  const dock = useRef<HTMLElement>(null)
  useEffect(() => {
    const element = dock.current
    if (!element) return
    const root = document.documentElement
    const measure = () => root.style.setProperty('--dock', `${Math.ceil(element.getBoundingClientRect().height)}px`)
    measure()
    root.dataset.dock = ''
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => {
      observer.disconnect()
      delete root.dataset.dock
      root.style.removeProperty('--dock')
    }
  }, [])
  return dock
}
