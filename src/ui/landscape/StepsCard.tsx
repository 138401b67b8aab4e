import { goToPlace, lastPlace, togglePlaying } from '../../state/landscape/view'
import { IconButton } from '../controls/IconButton'
import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'
import { Progress } from './Progress'
import { useLandscape, useLandscapeView, useShownStep } from './useLandscape'

/** The slider of steps: dots and gradients follow. */
export function StepsCard() {
  const text = useText('landscape')
  const format = useFormat()
  const steps = useLandscape((setup) => setup.steps)
  const { place, playing } = useLandscapeView((view) => ({ place: view.place, playing: view.playing }))
  const step = useShownStep()
  const last = lastPlace()
  const shown = place ?? last
  const where = text('steps.place', { step: format.integer(step), end: format.integer(steps) })
  return (
    <section className="card ls-steps" aria-label={text('steps.title')}>
      <IconButton
        icon={playing ? 'pause' : 'play'}
        label={text(playing ? 'steps.pause' : 'steps.play')}
        onPress={togglePlaying}
      />
      <input
        type="range"
        aria-label={text('steps.slider')}
        aria-valuetext={where}
        title={text('steps.hint')}
        min={0}
        max={last}
        step={1}
        value={shown}
        style={{ '--at': `${(100 * shown) / Math.max(1, last)}%` }}
        onChange={(event) => goToPlace(event.currentTarget.valueAsNumber)}
      />
      <span className="num place">{where}</span>
      <Progress />
    </section>
  )
}
