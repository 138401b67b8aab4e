import { useEffect, useId, useRef, useState } from 'react'
import { useFormat } from '../hooks/useFormat'
import { describedBy, useLockedHere } from '../hooks/useLocked'
import { useText } from '../hooks/useText'
import { checkEntry, type EntryFault } from './checkEntry'
import { useFloating } from './useFloating'

/**
 * A field to type a number in. The number takes effect on Enter or on blur; Escape restores the old one. A text that
 * cannot be read or lies outside the limits stays in the field, marked, with the reason, and changes nothing.
 */
export function NumberEntry(props: {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly integer?: boolean
  /** Shown and typed as per cent. */
  readonly percent?: boolean
  readonly format?: (value: number) => string
  readonly onChange: (value: number) => void
  readonly onStep?: (direction: 1 | -1) => void
  readonly describedBy?: string
  readonly locked?: boolean
  readonly wide?: boolean
}) {
  const format = useFormat()
  const [draft, setDraft] = useState<string | null>(null)
  const [fault, setFault] = useState<EntryFault | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const faultId = useId()
  const locked = useLockedHere(props.locked)
  const show = props.format ?? format.significant
  const keep = (text: string | null) => {
    setDraft(text)
    setFault(null)
  }

  const commit = () => {
    if (draft === null) return
    const checked = checkEntry(draft, { ...props, show })
    if ('fault' in checked) return setFault(checked.fault)
    keep(null)
    if (checked.value !== props.value) props.onChange(checked.value)
  }
  // A new number from elsewhere (undo, a slider) replaces the refused text.
  const known = useRef(props.value)
  useEffect(() => {
    if (known.current !== props.value && fault) keep(null)
    known.current = props.value
  })
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'Enter') commit()
    if (event.key === 'Escape') keep(null)
    if (props.onStep && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault()
      keep(null)
      props.onStep(event.key === 'ArrowUp' ? 1 : -1)
    }
  }
  return (
    <>
      <input
        ref={input}
        className={props.wide ? 'entry num wide' : 'entry num'}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        aria-label={props.label}
        aria-invalid={fault ? true : undefined}
        disabled={locked}
        aria-describedby={describedBy(locked, fault ? faultId : props.describedBy)}
        value={draft ?? show(props.value)}
        onFocus={(event) => event.currentTarget.select()}
        // The press that focuses would place the caret and lose the selection.
        onMouseUp={(event) => draft === null && event.preventDefault()}
        onChange={(event) => keep(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={onKeyDown}
      />
      {fault && <FaultNote id={faultId} fault={fault} percent={props.percent} integer={props.integer} at={input} />}
    </>
  )
}

/** The reason, beside the entry. It lets presses through, so what lies under it stays usable. */
function FaultNote(props: {
  readonly id: string
  readonly fault: EntryFault
  readonly percent?: boolean
  readonly integer?: boolean
  readonly at: { readonly current: HTMLInputElement | null }
}) {
  const text = useText('settings')
  const format = useFormat()
  const { panel, style } = useFloating(true, props.at, 'below')
  const { kind } = props.fault
  const write = (limit: number) => {
    if (props.percent) return format.percent(limit, 2)
    return props.integer ? format.integer(limit) : format.significant(limit, 6)
  }
  const limit = 'limit' in props.fault ? write(props.fault.limit) : ''
  return (
    <div ref={panel} id={props.id} className="panel entry-fault" role="alert" style={style}>
      {text(`refused.${kind}`, { limit })}
    </div>
  )
}
