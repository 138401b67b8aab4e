import { useId } from 'react'
import { Disclosed } from '../controls/Disclosed'
import { Icon } from '../controls/Icon'
import { NumberEntry } from '../controls/NumberEntry'
import { useField } from '../hooks/useField'
import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'

/** Stop after so many steps, or when the total loss has gone flat. */
export function StopMenu() {
  const text = useText('interface')
  const format = useFormat()
  const after = useField<number>('training.stopAfter')
  const flat = useField<boolean>('training.stopWhenFlat')
  const armed = after.value > 0 || flat.value
  const flatId = useId()
  return (
    <Disclosed
      label={text('transport.stop')}
      className={armed ? 'btn icon on' : 'btn icon'}
      button={<Icon name="flag" />}
    >
      {() => (
        <div className="stop-menu">
          <p>
            {text('transport.stopAfter')}{' '}
            <NumberEntry
              wide
              label={`${text('transport.stopAfter')} (${text('transport.stopAfterUnit')})`}
              value={after.value}
              min={0}
              max={1e7}
              integer
              format={format.integer}
              onChange={(steps) => after.set(steps)}
            />{' '}
            {text('transport.stopAfterUnit')} <span className="hint">({text('transport.stopNever')})</span>
          </p>
          <p>
            <label htmlFor={flatId}>
              <input
                id={flatId}
                className="check"
                type="checkbox"
                checked={flat.value}
                onChange={(event) => flat.set(event.currentTarget.checked)}
              />{' '}
              {text('transport.stopWhenFlat')}
            </label>
          </p>
        </div>
      )}
    </Disclosed>
  )
}
