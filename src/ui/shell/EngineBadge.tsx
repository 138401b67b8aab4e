import type { ReactNode } from 'react'
import type { EngineStatus } from '../../worker/protocol'
import { Disclosed } from '../controls/Disclosed'
import { useRun } from '../hooks/useStores'
import { useText } from '../hooks/useText'
import { Late } from '../late/Late'
import { later } from './later'
import { rendererName } from './rendererName'
import './engineBadge.css'

const panel = later('engine')

/** The engine that trains. Opens a panel: its device, the reason for the choice, and the speed of the other engine. */
export function EngineBadge() {
  const { engine, status, lost } = useRun((run) => ({
    engine: run.engine,
    status: run.status,
    lost: run.contextLost,
  }))
  const text = useText('interface')
  return (
    <Badge engine={engine} rests={status === 'failed'} bad={lost || status === 'failed'}>
      {() => (
        <Late part={panel} name={text('engine.title')} place="inside">
          {(Panel) => <Panel />}
        </Late>
      )}
    </Badge>
  )
}

/** A dot for the engine's condition, the engine's name, and the device's name. */
export function Badge(props: {
  readonly engine: EngineStatus | null
  readonly bad: boolean
  /** No engine is loading: the curves were trained before, or the load has failed. */
  readonly rests?: boolean
  readonly children: () => ReactNode
}) {
  const text = useText('interface')
  const { engine } = props
  const kind = engine ? text(`engine.${engine.kind}`) : text(props.rests ? 'engine.none' : 'engine.waiting')
  const device = engine?.kind === 'webgl' ? rendererName(engine.renderer) : ''
  const fallback = engine !== null && engine.reason !== 'default' && engine.reason !== 'chosen'
  const tone = props.bad ? 'bad' : (engine === null && !props.rests) || fallback ? 'fair' : 'good'
  return (
    <Disclosed
      label={`${text('engine.title')}: ${[kind, device].filter(Boolean).join(' · ')}`}
      className="badge"
      button={
        <span data-testid="engine">
          <i className={tone} />
          <span className="kind">{kind}</span>
          {device && <span className="device">· {device}</span>}
        </span>
      }
    >
      {props.children}
    </Disclosed>
  )
}
