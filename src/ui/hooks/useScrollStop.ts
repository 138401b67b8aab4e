import { type RefObject, useLayoutEffect } from 'react'

/** Makes a box focusable by keyboard only while it can scroll. A box that shows all of its content is skipped. */
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
    // Children may be added later. Observing one again has no effect.
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
