import type { ComponentType } from 'react'
import { Disclosed } from '../controls/Disclosed'
import { useRun } from '../hooks/useStores'
import { useText } from '../hooks/useText'
import { Late } from './Late'
import { rendererName } from './rendererName'

let panel: Promise<ComponentType> | undefined
const loadPanel = () => {
  panel ??= import('./EnginePanel').then((module) => module.EnginePanel)
  return panel
}

/** Which engine trains; opens to say on what, why, and how the other one would do. */
export function EngineBadge() {
  const text = useText('interface')
  const { engine, status, lost } = useRun((run) => ({
    engine: run.engine,
    status: run.status,
    lost: run.contextLost,
  }))
  const kind = engine ? text(`engine.${engine.kind}`) : text('engine.waiting')
  const device = engine?.kind === 'webgl' ? rendererName(engine.renderer) : ''
  const fallback = engine !== null && engine.reason !== 'default' && engine.reason !== 'chosen'
  const tone = lost || status === 'failed' ? 'bad' : engine === null || fallback ? 'fair' : 'good'
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
      {() => <Late part={loadPanel()} fallback={null} />}
    </Disclosed>
  )
}
