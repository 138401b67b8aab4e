import { useEffect, useRef } from 'react'
import './classroom.css'

/** Large type on the whole page, and a ring that follows the pointer. It lets every press through. */
export function PresenterRing() {
  const ring = useRef<HTMLDivElement>(null)
  useEffect(() => {
    document.documentElement.dataset.presenting = ''
    // Charts measure the size of the type again.
    window.dispatchEvent(new Event('resize'))
    let covering: Element | undefined
    /** Above everything, also above a dialog that has opened since: the browser draws what was opened last on top. */
    const raise = (): void => {
      const dialog = [...document.querySelectorAll('dialog[open]')].at(-1)
      if (ring.current?.matches(':popover-open') && dialog === covering) return
      covering = dialog
      ring.current?.hidePopover?.()
      ring.current?.showPopover?.()
    }
    const move = (event: PointerEvent) => {
      if (!ring.current) return
      raise()
      ring.current.style.transform = `translate(${event.clientX}px, ${event.clientY}px)`
      ring.current.hidden = false
      ring.current.classList.toggle('pressed', event.buttons > 0)
    }
    const hide = () => {
      if (ring.current) ring.current.hidden = true
    }
    const events = ['pointermove', 'pointerdown', 'pointerup'] as const
    for (const name of events) document.addEventListener(name, move, { passive: true })
    document.documentElement.addEventListener('pointerleave', hide)
    return () => {
      delete document.documentElement.dataset.presenting
      window.dispatchEvent(new Event('resize'))
      for (const name of events) document.removeEventListener(name, move)
      document.documentElement.removeEventListener('pointerleave', hide)
    }
  }, [])
  return (
    <div
      ref={ring}
      className="presenter-ring"
      popover="manual"
      hidden
      aria-hidden="true"
      data-testid="presenter-ring"
    />
  )
}
