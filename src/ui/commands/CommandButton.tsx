import { Icon, type IconName } from '../controls/Icon'
import { describedBy, useLocked } from '../hooks/useLocked'
import { useText } from '../hooks/useText'
import { type CommandId, commandById } from './commands'
import { shortcutText } from './shortcutText'

/** A command as an icon button. The tooltip has its name and key. */
export function CommandButton(props: { readonly id: CommandId; readonly icon: IconName; readonly disabled?: boolean }) {
  const text = useText('interface')
  const command = commandById(props.id)
  const label = text(command.label)
  const locked = useLocked(command.wish ?? null)
  return (
    <button
      type="button"
      className="btn icon"
      aria-label={label}
      title={`${label} (${shortcutText(command, text)})`}
      disabled={props.disabled || locked}
      aria-describedby={describedBy(locked)}
      onClick={command.perform}
    >
      <Icon name={props.icon} />
    </button>
  )
}
