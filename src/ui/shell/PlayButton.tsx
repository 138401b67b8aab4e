import { Icon } from '../controls/Icon'
import { useText } from '../hooks/useText'

/** The one big round button. */
export function PlayButton(props: {
  readonly playing: boolean
  readonly disabled: boolean
  readonly onPress: () => void
}) {
  const text = useText('interface')
  const label = text(props.playing ? 'commands.pause' : 'commands.play')
  return (
    <button
      type="button"
      className="play"
      aria-label={label}
      title={`${label} (${text('keys.space')})`}
      disabled={props.disabled}
      onClick={props.onPress}
    >
      <Icon name={props.playing ? 'pause' : 'play'} size={18} />
    </button>
  )
}
