import { useText } from '../hooks/useText'
import { Icon } from './Icon'

/** The small mark at a setting whose change restarts training. */
export function Restarts() {
  const text = useText('settings')
  const label = text('changed.restarts')
  return (
    <span className="restarts" role="img" aria-label={label} title={label}>
      <Icon name="restart" size={10} />
    </span>
  )
}
