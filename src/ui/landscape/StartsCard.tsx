import { landscapeLimits, MOST_STARTS } from '../../core/landscapes/validate'
import { boundsOf } from '../../state/landscape/paths'
import { addStart, landscapeStore, moveStart, removeStart } from '../../state/landscape/store'
import { Icon } from '../controls/Icon'
import { IconButton } from '../controls/IconButton'
import { LockedGroup } from '../controls/LockedGroup'
import { NumberEntry } from '../controls/NumberEntry'
import { useText } from '../hooks/useText'
import { freePlace } from './freePlace'
import { useLandscape } from './useLandscape'

/** The starts as numbers. */
export function StartsCard() {
  const text = useText('landscape')
  const starts = useLandscape((setup) => setup.starts)
  const full = starts.length >= MOST_STARTS
  return (
    <section className="card ls-starts" aria-labelledby="ls-starts-title">
      <LockedGroup wish="landscape">
        <div className="card-head">
          <h2 id="ls-starts-title">{text('starts.title')}</h2>
          <button
            type="button"
            className="btn small"
            disabled={full}
            onClick={() => {
              const { setup } = landscapeStore.getState()
              addStart(freePlace(boundsOf(setup), setup.starts))
            }}
          >
            <Icon name="plus" size={12} />
            {text('starts.add')}
          </button>
        </div>
        <ol>
          {starts.map((start, i) => {
            const number = i + 1
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a start is its place
              <li key={i}>
                <b className="ls-number">{number}</b>
                {([0, 1] as const).map((axis) => (
                  <span key={axis} className="axis">
                    <span aria-hidden>{axis === 0 ? 'x₁' : 'x₂'}</span>
                    <NumberEntry
                      label={text(axis === 0 ? 'starts.x1' : 'starts.x2', { number })}
                      value={start[axis]}
                      min={landscapeLimits.starts.min}
                      max={landscapeLimits.starts.max}
                      onChange={(value) => moveStart(i, axis === 0 ? [value, start[1]] : [start[0], value], 'commit')}
                    />
                  </span>
                ))}
                <IconButton
                  icon="close"
                  label={text('starts.remove', { number })}
                  size={13}
                  disabled={starts.length === 1}
                  onPress={() => removeStart(i)}
                />
              </li>
            )
          })}
        </ol>
        {full && <p className="hint">{text('starts.full', { count: MOST_STARTS })}</p>}
      </LockedGroup>
    </section>
  )
}
