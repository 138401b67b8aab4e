import { lanesPopulation } from '../../../state/compare/store'
import { screenStore } from '../../../state/screen'
import { CommandButton } from '../../commands/CommandButton'
import { useFormat } from '../../hooks/useFormat'
import { useLanesState } from '../../hooks/useLanesState'
import { useText } from '../../hooks/useText'
import { absent } from '../absent'
import { Badge } from '../EngineBadge'
import { EngineFacts, EngineText } from '../EnginePanel'
import { EngineSwitches } from '../EngineSwitches'
import { PlayButton } from '../PlayButton'

/** Transport and engine badge in Compare: the same buttons act on all lanes together. */
export function LanesTop() {
  const page = useText('interface')
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would look and read like a form */}
      <div className="transport" role="group" aria-label={page('regions.transport')}>
        <LanesPlayButton />
        <CommandButton id="step" icon="step" />
        <CommandButton id="reset" icon="reset" />
        <Readouts />
      </div>
      <LanesBadge />
    </>
  )
}

function LanesPlayButton() {
  const status = useLanesState((lanes) => lanes.status)
  return (
    <PlayButton
      playing={status === 'playing' || (status === 'loading' && lanesPopulation.wantsToPlay())}
      disabled={status === 'idle' || status === 'failed'}
      onPress={() => screenStore.getState().transport?.toggle()}
    />
  )
}

function Readouts() {
  const text = useText('compare')
  const page = useText('interface')
  const format = useFormat()
  const { step, runs, speed } = useLanesState((lanes) => ({
    step: lanes.step,
    runs: lanes.runCount,
    speed: lanes.stepsPerSecond * lanes.runCount,
  }))
  return (
    <div className="readout num own-layer">
      <div data-testid="step">
        <b>{format.integer(step)}</b>
        <span>{page('transport.step')}</span>
      </div>
      <div data-testid="runs">
        <b>{format.integer(runs)}</b>
        <span>{text('runs')}</span>
      </div>
      <div data-testid="speed">
        <b>{format.integer(speed)}</b>
        <span>{text('runSteps')}</span>
      </div>
    </div>
  )
}

function LanesBadge() {
  const { engine, rests, bad } = useLanesState((lanes) => ({
    engine: lanes.engine,
    rests: lanes.status === 'kept' || lanes.status === 'failed',
    bad: lanes.contextLost || lanes.status === 'failed',
  }))
  return (
    <Badge engine={engine} rests={rests} bad={bad}>
      {() => <LanesEngine />}
    </Badge>
  )
}

function LanesEngine() {
  const text = useText('interface')
  const words = useText('engine')
  const own = useText('compare')
  const format = useFormat()
  const { engine, status, speed, drawCalls, runs } = useLanesState((lanes) => ({
    engine: lanes.engine,
    status: lanes.status,
    speed: lanes.stepsPerSecond,
    drawCalls: lanes.drawCallsPerStep,
    runs: lanes.runCount,
  }))
  if (!engine) return <p>{status === 'kept' ? words('noneHint') : text(absent(status))}</p>
  return (
    <>
      <EngineText engine={engine} />
      <EngineFacts
        engine={engine}
        facts={[
          [own('runsTogether'), format.integer(runs)],
          [words('speed'), format.significant(speed)],
          [words('drawCalls'), format.significant(engine.kind === 'webgl' && drawCalls === 0 ? Number.NaN : drawCalls)],
        ]}
      />
      {engine.kind === 'webgl' && <p className="hint">{own('drawCallsHint')}</p>}
      <EngineSwitches engine={engine.kind} onSwitch={lanesPopulation.switchEngine} />
    </>
  )
}
