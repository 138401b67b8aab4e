import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import { chooseEngine, computeStore, mapPlayback } from '../../state/map/compute'
import type { EngineStatus } from '../../worker/protocol'
import { useFormat } from '../hooks/useFormat'
import { useRun } from '../hooks/useStores'
import { useText } from '../hooks/useText'
import { absent } from './absent'
import { Badge } from './EngineBadge'
import { EngineFacts, EngineText } from './EnginePanel'
import { EngineSwitches } from './EngineSwitches'

/** The engine badge of Maps. */
export function MapBadge() {
  const { engine, status, lost } = useMapEngine()
  return (
    <Badge engine={engine} rests={status === 'failed'} bad={lost || status === 'failed'}>
      {() => <MapEngine />}
    </Badge>
  )
}

/** The engine that trains the runs of the map; while none trains, that of the page's run, which the next ones will have. */
function useMapEngine() {
  const computing = useStore(computeStore, ({ phase }) => phase === 'running')
  const own = useStore(mapPlayback, useShallow(engineOf))
  const page = useRun(engineOf)
  return computing && own.engine ? own : page
}

const engineOf = (state: {
  readonly engine: EngineStatus | null
  readonly status: string
  readonly contextLost: boolean
}) => ({ engine: state.engine, status: state.status, lost: state.contextLost })

function MapEngine() {
  const text = useText('interface')
  const words = useText('engine')
  const own = useText('map')
  const format = useFormat()
  const { engine, status } = useMapEngine()
  const { runs, speed } = useStore(
    mapPlayback,
    useShallow((state) => ({ runs: state.runCount, speed: state.stepsPerSecond })),
  )
  if (!engine) return <p>{text(absent(status))}</p>
  return (
    <>
      <EngineText engine={engine} />
      <EngineFacts engine={engine} facts={[[words('speed'), format.significant(runs * speed)]]} />
      <p className="hint">{own('engine')}</p>
      <EngineSwitches engine={engine.kind} onSwitch={chooseEngine} />
    </>
  )
}
