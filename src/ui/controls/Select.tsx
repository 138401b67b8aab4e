import { NativeSelect } from '@mantine/core'
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
    <NativeSelect
      className={props.strong ? 'select strong' : 'select'}
      size="xs"
      rightSection={<Icon name="triangle" size={12} />}
      rightSectionWidth={22}
      aria-label={props.label}
      aria-describedby={props.describedBy}
      value={props.value}
      data={props.options.map((option) => ({ ...option }))}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  )
}
