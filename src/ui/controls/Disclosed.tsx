import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { describedBy, useLockedHere } from '../hooks/useLocked'
import { ErrorBoundary } from '../late/ErrorBoundary'
import type { Side } from './place'
import { useFloating } from './useFloating'

/**
 * A button and the panel that it opens. The panel follows its button in the document, so the tab order is natural.
 * Escape, a press elsewhere and leaving it by Tab close it.
 */
export function Disclosed(props: {
  readonly label: string
  readonly button: ReactNode
  readonly className?: string
  readonly disabled?: boolean
  /** Disabled by the link that locked the page. */
  readonly locked?: boolean
  /** Where the panel goes. Default: below its button. */
  readonly side?: Side
  readonly children: (close: () => void) => ReactNode
}) {
  const [open, setOpen] = useState(false)
  const locked = useLockedHere(props.locked)
  const root = useRef<HTMLSpanElement>(null)
  const trigger = useRef<HTMLButtonElement>(null)
  const { panel, style } = useFloating(open, trigger, props.side ?? 'below')
  const id = useId()
  const close = () => {
    setOpen(false)
    trigger.current?.focus()
  }
  useDismiss(open, root, (back) => {
    setOpen(false)
    if (back) trigger.current?.focus()
  })
  return (
    <span className="disclosed" ref={root}>
      <button
        type="button"
        ref={trigger}
        className={props.className ?? 'btn'}
        disabled={props.disabled || locked}
        aria-describedby={describedBy(locked)}
        aria-label={props.label}
        title={props.label}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {props.button}
      </button>
      {open && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would look and read like a form
        <div id={id} ref={panel} className="panel" style={style} role="group" aria-label={props.label}>
          <ErrorBoundary name={props.label} place="inside">
            <Content {...props} close={close} />
          </ErrorBoundary>
        </div>
      )}
    </span>
  )
}

/** Renders inside the error boundary, so that an error in `children` stays in the panel. */
function Content(props: { readonly children: (close: () => void) => ReactNode; readonly close: () => void }) {
  return props.children(props.close)
}

/** Calls back on Escape (`back` = true: return the focus to the trigger) and when press or focus goes elsewhere. */
function useDismiss(open: boolean, root: React.RefObject<HTMLElement | null>, dismiss: (back: boolean) => void): void {
  const latest = useRef(dismiss)
  latest.current = dismiss
  useEffect(() => {
    if (!open) return
    const onKey = (event: KeyboardEvent) => {
      // A dialog opened from the panel closes first.
      if (event.key !== 'Escape' || root.current?.querySelector('dialog[open]')) return
      event.stopPropagation()
      latest.current(true)
    }
    const onTurn = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) latest.current(false)
    }
    document.addEventListener('keydown', onKey)
    document.addEventListener('pointerdown', onTurn)
    document.addEventListener('focusin', onTurn)
    return () => {
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('pointerdown', onTurn)
      document.removeEventListener('focusin', onTurn)
    }
  }, [open, root])
}
