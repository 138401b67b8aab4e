import { describedBy, useLockedHere } from '../hooks/useLocked'
import { Icon, type IconName } from './Icon'

/** A button that is only an icon. Its name is shown on hover and read by screen readers. */
export function IconButton(props: {
  readonly icon: IconName
  readonly label: string
  /** The text on hover, where it is shorter than the name. */
  readonly title?: string
  /** Size of the icon in pixels. A button with a small icon is small itself. */
  readonly size?: 12 | 13 | 14 | 16
  readonly disabled?: boolean
  readonly locked?: boolean
  /** Skipped by the Tab key, because a control beside it does the same for the keyboard. */
  readonly byPointer?: boolean
  /** Whether the content that the button opens in place is open. */
  readonly expanded?: boolean
  readonly onPress: () => void
}) {
  const { size = 16 } = props
  const locked = useLockedHere(props.locked)
  return (
    <button
      type="button"
      className={size < 16 ? 'btn icon small' : 'btn icon'}
      aria-label={props.label}
      title={props.title ?? props.label}
      aria-expanded={props.expanded}
      disabled={props.disabled || locked}
      aria-describedby={describedBy(locked)}
      tabIndex={props.byPointer ? -1 : undefined}
      onClick={props.onPress}
    >
      <Icon name={props.icon} size={size} />
    </button>
  )
}
