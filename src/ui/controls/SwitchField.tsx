import { Switch } from '@mantine/core'
import { useId } from 'react'
import { describedBy, useLockedHere } from '../hooks/useLocked'
import { Restarts } from './Restarts'

/** A row with one switch. */
export function SwitchField(props: {
  readonly label: string
  readonly name?: string
  readonly value: boolean
  readonly live: boolean
  readonly locked?: boolean
  readonly hint?: string
  readonly onChange: (value: boolean) => void
}) {
  const id = useId()
  const locked = useLockedHere(props.locked)
  return (
    <div className="row choice" title={props.hint}>
      <span className="row-label">
        <label htmlFor={id}>{props.label}</label>
        {!props.live && <Restarts />}
      </span>
      <span />
      <Switch
        id={id}
        className="switch"
        size="xs"
        withThumbIndicator={false}
        aria-label={props.name ?? props.label}
        disabled={locked}
        aria-describedby={describedBy(locked)}
        checked={props.value}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
    </div>
  )
}
