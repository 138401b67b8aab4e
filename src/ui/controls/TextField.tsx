import { useEffect, useId, useState } from 'react'
import { describedBy, useLockedHere } from '../hooks/useLocked'
import { Restarts } from './Restarts'

/** A text that is checked: it takes effect only when `check` finds no fault. */
export function TextField(props: {
  readonly label: string
  readonly name?: string
  readonly value: string
  readonly maxLength: number
  readonly live: boolean
  readonly locked?: boolean
  readonly hint?: string
  /** Null, or the fault. */
  readonly check: (value: string) => string | null
  readonly onChange: (value: string) => void
}) {
  const [draft, setDraft] = useState(props.value)
  const id = useId()
  const locked = useLockedHere(props.locked)
  useEffect(() => setDraft(props.value), [props.value])
  const wrong = props.check(draft)
  const commit = () => {
    if (wrong === null && draft !== props.value) props.onChange(draft)
  }
  return (
    <div className="text-field">
      <span className="row-label">
        {props.label}
        {!props.live && <Restarts />}
      </span>
      <input
        type="text"
        className="entry code"
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        maxLength={props.maxLength}
        aria-label={props.name ?? props.label}
        aria-invalid={wrong !== null}
        disabled={locked}
        aria-describedby={describedBy(locked, id)}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit()
          if (event.key === 'Escape') setDraft(props.value)
        }}
      />
      <p id={id} className={wrong === null ? 'hint' : 'hint wrong'} aria-live="polite">
        {wrong ?? props.hint}
      </p>
    </div>
  )
}
