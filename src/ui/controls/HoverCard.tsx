import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useFloating } from './useFloating'

/** Long enough that a pointer passing by opens nothing. */
const DELAY = 180

/**
 * A remark behind a small button: opens on hover, focus and press, stays while the pointer is on
 * it, goes with Escape. Its text is the button's description for screen readers.
 */
export function HoverCard(props: {
  readonly label: string
  readonly button: ReactNode
  readonly className?: string
  readonly children: ReactNode
}) {
  const [open, setOpen] = useState(false)
  const timer = useRef<number | undefined>(undefined)
  const trigger = useRef<HTMLButtonElement>(null)
  const { panel, style } = useFloating(open, trigger, 'beside')
  const id = useId()
  const soon = (next: boolean) => {
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => setOpen(next), DELAY)
  }
  const now = (next: boolean) => {
    window.clearTimeout(timer.current)
    setOpen(next)
  }
  useEffect(() => () => window.clearTimeout(timer.current), [])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only keeps the card open under the pointer
    <span className="disclosed" onMouseEnter={() => soon(true)} onMouseLeave={() => soon(false)}>
      <button
        type="button"
        ref={trigger}
        className={props.className ?? 'btn icon small'}
        aria-label={props.label}
        aria-describedby={open ? id : undefined}
        onFocus={() => soon(true)}
        onBlur={() => now(false)}
        onClick={() => now(true)}
        onKeyDown={(event) => event.key === 'Escape' && now(false)}
      >
        {props.button}
      </button>
      {open && (
        <div id={id} ref={panel} className="panel remark" style={style} role="tooltip">
          {props.children}
        </div>
      )}
    </span>
  )
}
