import { Switch } from '@mantine/core'
import { Restarts } from './Restarts'

/** One yes or no of a card. */
export function SwitchField(props: {
  readonly label: string
  readonly name?: string
  readonly value: boolean
  readonly live: boolean
  readonly hint?: string
  readonly onChange: (value: boolean) => void
}) {
  return (
    <div className="row choice" title={props.hint}>
      <span className="row-label">
        {props.label}
        {!props.live && <Restarts />}
      </span>
      <span />
      <Switch
        className="switch"
        size="xs"
        withThumbIndicator={false}
        aria-label={props.name ?? props.label}
        checked={props.value}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
    </div>
  )
}
