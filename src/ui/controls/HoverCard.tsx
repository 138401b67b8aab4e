import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useFloating } from './useFloating'

/** Long enough that a pointer that only passes opens nothing. */
const DELAY = 250

/**
 * A remark on a control. It opens while the control is hovered or focused, stays while the pointer is on it, and
 * closes on Escape. `children` gets the id that describes the control while the remark is open.
 */
export function HoverCard(props: {
  readonly remark: ReactNode
  readonly className?: string
  readonly children: (describedBy: string | undefined) => ReactNode
}) {
  const [open, setOpen] = useState(false)
  const timer = useRef<number | undefined>(undefined)
  const anchor = useRef<HTMLSpanElement>(null)
  const { panel, style } = useFloating(open, anchor, 'beside')
  const id = useId()
  const soon = (next: boolean) => {
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => setOpen(next), DELAY)
  }
  const close = () => {
    window.clearTimeout(timer.current)
    setOpen(false)
  }
  useEffect(() => () => window.clearTimeout(timer.current), [])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: watches the control inside, is none itself
    <span
      ref={anchor}
      className={`disclosed ${props.className ?? ''}`}
      onMouseEnter={() => soon(true)}
      onMouseLeave={() => soon(false)}
      onFocus={(event) => event.target.matches(':focus-visible') && soon(true)}
      onBlur={close}
      onPointerDown={close}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      {props.children(open ? id : undefined)}
      {open && (
        <div id={id} ref={panel} className="panel remark" style={style} role="tooltip">
          {props.remark}
        </div>
      )}
    </span>
  )
}
