import { useReducer } from 'react'
import { setPace, toggle, wantsToPlay } from '../../state/run'
import { CommandButton } from '../commands/CommandButton'
import { Select } from '../controls/Select'
import { useFormat } from '../hooks/useFormat'
import { useRun } from '../hooks/useStores'
import { useText } from '../hooks/useText'
import { PlayButton } from './PlayButton'
import { Readouts } from './Readouts'
import { StopMenu } from './StopMenu'
import './transport.css'

/** Steps per second; 0 is as fast as possible. */
const PACES = [0, 100, 30, 10, 3, 1]

/** Play, step, start over, new seed, speed. On a phone this is the bar at the bottom. */
export function Transport() {
  const text = useText('interface')
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would look and read like a form
    <div className="transport" role="group" aria-label={text('regions.transport')}>
      <RunPlayButton />
      <CommandButton id="step" icon="step" />
      <CommandButton id="reset" icon="reset" />
      <CommandButton id="newSeed" icon="die" />
      <StopMenu />
      <Speed />
      <Readouts />
    </div>
  )
}

function RunPlayButton() {
  const status = useRun((run) => run.status)
  // While the engine loads, the button already shows whether training will start.
  const [, refresh] = useReducer((count: number) => count + 1, 0)
  const press = () => {
    toggle()
    refresh()
  }
  const playing = status === 'playing' || (status === 'loading' && wantsToPlay())
  return <PlayButton playing={playing} disabled={status === 'failed'} onPress={press} />
}

function Speed() {
  const text = useText('interface')
  const format = useFormat()
  const pace = useRun((run) => run.pace)
  const paces = PACES.includes(pace) ? PACES : [...PACES, pace]
  return (
    <span className="speed">
      <Select
        label={text('transport.speed')}
        value={String(pace)}
        options={paces.map((steps) => ({
          value: String(steps),
          label: steps === 0 ? text('transport.fullSpeed') : text('transport.pace', { steps: format.integer(steps) }),
        }))}
        onChange={(value) => setPace(Number(value))}
      />
    </span>
  )
}
