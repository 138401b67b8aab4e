import { Icon } from './Icon'

/** A choice, drawn by the browser's own select: the phone's wheel and the keyboard come with it. */
export function Select(props: {
  readonly label: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (value: string) => void
  readonly strong?: boolean
  readonly describedBy?: string
}) {
  return (
    <span className={props.strong ? 'select strong' : 'select'}>
      <select
        aria-label={props.label}
        aria-describedby={props.describedBy}
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      >
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon name="triangle" size={12} />
    </span>
  )
}
