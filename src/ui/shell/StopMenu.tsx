import { Disclosed } from '../controls/Disclosed'
import { Icon } from '../controls/Icon'
import { useConfig } from '../hooks/useStores'
import { useText } from '../hooks/useText'
import { Late } from '../late/Late'
import { later } from './later'

/** Typed numbers and their reader load when the menu is first opened. */
const options = later('stop')

/** The flag in the transport: pressed in when training will stop by itself. */
export function StopMenu() {
  const text = useText('interface')
  const armed = useConfig(({ training }) => training.stopAfter > 0 || training.stopWhenFlat)
  return (
    <Disclosed
      label={text('transport.stop')}
      className={armed ? 'btn icon on' : 'btn icon'}
      button={<Icon name="flag" />}
    >
      {() => (
        <Late part={options} name={text('transport.stop')} place="row">
          {(Options) => <Options />}
        </Late>
      )}
    </Disclosed>
  )
}
