import { useState } from 'react'
import { useFormat } from '../hooks/useFormat'
import { parseNumber } from '../text/format'

/** A number to type: takes effect on Enter or when left, stays inside its limits, Escape takes it back. */
export function NumberEntry(props: {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly integer?: boolean
  /** Shown as per cent, so typed as per cent. */
  readonly percent?: boolean
  readonly format?: (value: number) => string
  readonly onChange: (value: number) => void
  readonly onStep?: (direction: 1 | -1) => void
  readonly describedBy?: string
  readonly wide?: boolean
}) {
  const format = useFormat()
  const [draft, setDraft] = useState<string | null>(null)
  const shown = draft ?? (props.format ?? format.significant)(props.value)

  const commit = () => {
    if (draft === null) return
    setDraft(null)
    const typed = parseNumber(draft) * (props.percent ? 0.01 : 1)
    if (!Number.isFinite(typed)) return
    const whole = props.integer ? Math.round(typed) : typed
    const inside = Math.min(props.max, Math.max(props.min, whole))
    if (inside !== props.value) props.onChange(inside)
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'Enter') commit()
    if (event.key === 'Escape') setDraft(null)
    if (props.onStep && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault()
      setDraft(null)
      props.onStep(event.key === 'ArrowUp' ? 1 : -1)
    }
  }
  return (
    <input
      className={props.wide ? 'entry num wide' : 'entry num'}
      type="text"
      inputMode="decimal"
      autoComplete="off"
      aria-label={props.label}
      aria-describedby={props.describedBy}
      value={shown}
      onFocus={(event) => event.currentTarget.select()}
      // The press that focuses would put the caret where it was and lose the selection.
      onMouseUp={(event) => draft === null && event.preventDefault()}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={onKeyDown}
    />
  )
}
