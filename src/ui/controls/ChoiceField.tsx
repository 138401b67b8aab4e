import type { ReactNode } from 'react'
import { Restarts } from './Restarts'
import { Select } from './Select'

/** A row with one choice: name, explanation, select. */
export function ChoiceField(props: {
  readonly label: string
  readonly name?: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly live: boolean
  readonly locked?: boolean
  readonly hint?: string
  readonly aside?: ReactNode
  readonly onChange: (value: string) => void
}) {
  return (
    <div className="row choice" title={props.hint}>
      <span className="row-label">
        {props.label}
        {!props.live && <Restarts />}
      </span>
      <span className="row-aside">{props.aside}</span>
      <Select
        label={props.name ?? props.label}
        value={props.value}
        options={props.options}
        locked={props.locked}
        onChange={props.onChange}
      />
    </div>
  )
}
