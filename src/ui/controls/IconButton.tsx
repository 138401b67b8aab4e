import { Icon, type IconName } from './Icon'

/** A button that is only an icon; its name is told where the pointer rests, and to those who listen. */
export function IconButton(props: {
  readonly icon: IconName
  readonly label: string
  /** Where the pointer is told less than the name. */
  readonly title?: string
  /** Pixels of the icon; a button with a small one is small itself. */
  readonly size?: 12 | 13 | 14 | 16
  readonly disabled?: boolean
  /** Something near it has the same for the keyboard, which need not pass it. */
  readonly byPointer?: boolean
  /** Of what it opens in place. */
  readonly expanded?: boolean
  readonly onPress: () => void
}) {
  const { size = 16 } = props
  return (
    <button
      type="button"
      className={size < 16 ? 'btn icon small' : 'btn icon'}
      aria-label={props.label}
      title={props.title ?? props.label}
      aria-expanded={props.expanded}
      disabled={props.disabled}
      tabIndex={props.byPointer ? -1 : undefined}
      onClick={props.onPress}
    >
      <Icon name={props.icon} size={size} />
    </button>
  )
}
