import { describedBy, useLockedHere } from '../hooks/useLocked'
import { Icon } from './Icon'
import './select.css'

export interface SelectOption {
  readonly value: string
  readonly label: string
  /** Heading shared with the neighbours of the same group. */
  readonly group?: string
}

/** A choice as the browser's own select, which brings the phone's wheel and keyboard support. */
export function Select(props: {
  readonly label: string
  readonly value: string
  readonly options: readonly SelectOption[]
  readonly onChange: (value: string) => void
  readonly describedBy?: string
  readonly locked?: boolean
}) {
  const locked = useLockedHere(props.locked)
  return (
    <span className="select">
      <select
        aria-label={props.label}
        disabled={locked}
        aria-describedby={describedBy(locked, props.describedBy)}
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      >
        {groupsOf(props.options).map(({ group, options }) =>
          group === undefined ? (
            options.map(entry)
          ) : (
            <optgroup key={group} label={group}>
              {options.map(entry)}
            </optgroup>
          ),
        )}
      </select>
      <Icon name="triangle" size={12} />
    </span>
  )
}

const entry = (option: SelectOption) => (
  <option key={option.value} value={option.value}>
    {option.label}
  </option>
)

/** Groups of neighbours with the same heading. */
function groupsOf(options: readonly SelectOption[]) {
  const groups: { group: string | undefined; options: SelectOption[] }[] = []
  for (const option of options) {
    const last = groups[groups.length - 1]
    if (last && last.group === option.group) last.options.push(option)
    else groups.push({ group: option.group, options: [option] })
  }
  return groups
}
