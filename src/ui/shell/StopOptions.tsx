import { useId } from 'react'
import { NumberEntry } from '../controls/NumberEntry'
import { useField } from '../hooks/useField'
import { useFormat } from '../hooks/useFormat'
import { describedBy } from '../hooks/useLocked'
import { useText } from '../hooks/useText'

/** When training stops: after a number of steps, or when the total loss no longer falls. */
export function StopOptions() {
  const text = useText('settings')
  const format = useFormat()
  const after = useField<number>('training.stopAfter')
  const flat = useField<boolean>('training.stopWhenFlat')
  const flatId = useId()
  return (
    <div className="stop-menu">
      <p>
        {text('stop.after')}{' '}
        <NumberEntry
          wide
          label={`${text('stop.after')} (${text('stop.unit')})`}
          value={after.value}
          min={0}
          max={1e7}
          integer
          locked={after.locked}
          format={format.integer}
          onChange={(steps) => after.set(steps)}
        />{' '}
        {text('stop.unit')} <span className="hint">({text('stop.never')})</span>
      </p>
      <p>
        <label htmlFor={flatId}>
          <input
            id={flatId}
            className="check"
            type="checkbox"
            checked={flat.value}
            disabled={flat.locked}
            aria-describedby={describedBy(flat.locked)}
            onChange={(event) => flat.set(event.currentTarget.checked)}
          />{' '}
          {text('stop.whenFlat')}
        </label>
      </p>
    </div>
  )
}
