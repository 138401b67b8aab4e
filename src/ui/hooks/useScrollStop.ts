import { type RefObject, useLayoutEffect } from 'react'

/** Lets the keyboard reach a box while it scrolls; where all of it is in sight it is no stop on the way. */
export function useScrollStop(box: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const settle = () => {
      const high = element.scrollHeight > element.clientHeight
      const wide = element.scrollWidth > element.clientWidth
      if (high || wide) element.setAttribute('tabindex', '0')
      else element.removeAttribute('tabindex')
    }
    const sizes = new ResizeObserver(settle)
    const watchAll = () => {
      for (const part of [element, ...element.children]) sizes.observe(part)
    }
    // Parts may come later; one that is watched already is not watched twice.
    const parts = new MutationObserver(watchAll)
    settle()
    watchAll()
    parts.observe(element, { childList: true })
    return () => {
      sizes.disconnect()
      parts.disconnect()
    }
  }, [box])
}
