import { useEffect, useState } from 'react'
import { measureOtherEngine, runStore, switchEngine } from '../../state/run'
import type { EngineStatus } from '../../worker/protocol'
import { useFormat } from '../hooks/useFormat'
import { useRun } from '../hooks/useStores'
import { useText } from '../hooks/useText'
import { absent } from './absent'

/** The panel behind the engine badge. */
export function EnginePanel() {
  const text = useText('interface')
  const { engine, status } = useRun((run) => ({ engine: run.engine, status: run.status }))
  if (!engine) return <p>{text(absent(status))}</p>
  return (
    <>
      <EngineText engine={engine} />
      <RunFacts engine={engine} />
      <OtherEngine engine={engine} />
    </>
  )
}

/** Which engine trains, and why. */
export function EngineText({ engine }: { readonly engine: EngineStatus }) {
  const text = useText('interface')
  const words = useText('engine')
  return (
    <>
      <h3>
        {text('engine.title')}: {text(`engine.${engine.kind}`)}
      </h3>
      <p>{words(`reason.${engine.reason}`)}</p>
    </>
  )
}

function RunFacts({ engine }: { readonly engine: EngineStatus }) {
  const words = useText('engine')
  const format = useFormat()
  const run = useRun((state) => ({
    drawCalls: state.drawCallsPerStep,
    speed: state.stepsPerSecond,
    parameters: state.parameterCount,
  }))
  return (
    <EngineFacts
      engine={engine}
      facts={[
        [words('speed'), format.integer(run.speed)],
        [words('drawCalls'), format.significant(run.drawCalls)],
        [words('parameters'), format.integer(run.parameters)],
      ]}
    />
  )
}

type Fact = readonly [name: string, value: string]

/** The engine's device, thread, precision and further facts. */
export function EngineFacts(props: { readonly engine: EngineStatus; readonly facts: readonly Fact[] }) {
  const words = useText('engine')
  const { engine } = props
  const renderer = engine.software ? `${engine.renderer} (${words('software')})` : engine.renderer
  const facts: readonly Fact[] = [
    [words('renderer'), renderer],
    [words('precision'), words(engine.kind === 'cpu' ? 'float64' : 'float32')],
    [words('thread'), words(engine.thread)],
    ...props.facts,
  ]
  return (
    <dl className="facts num">
      {facts.map(([name, value]) => (
        <div key={name} className="fact">
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Speed ratios between these two count as equal, because a short measurement is not more exact. */
const ALIKE = [0.8, 1.25] as const

/** The speed of the other engine. Measured automatically when nothing trains, otherwise on request. */
function OtherEngine({ engine }: { readonly engine: EngineStatus }) {
  const text = useText('interface')
  const words = useText('engine')
  const format = useFormat()
  const measured = useRun((run) => run.otherEngine)
  const [waiting, setWaiting] = useState(false)
  const valid = measured !== null && measured.engine !== engine.kind
  const start = () => {
    setWaiting(true)
    measureOtherEngine()
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the panel opens
  useEffect(() => {
    if (!valid && runStore.getState().status === 'paused') start()
  }, [])
  useEffect(() => {
    if (measured) setWaiting(false)
  }, [measured])

  if (!valid) {
    return (
      <button type="button" className="btn" disabled={waiting} onClick={start}>
        {words(waiting ? 'trying' : 'try')}
      </button>
    )
  }
  const ratio = measured.stepsPerSecond / measured.present
  const name = text(`engine.${measured.engine}`)
  const verdict = ratio > ALIKE[1] ? 'faster' : ratio < ALIKE[0] ? 'slower' : 'alike'
  const times = format.significant(ratio > 1 ? ratio : 1 / ratio, 2)
  return (
    <>
      <p role="status">{words(verdict, { engine: name, times })}</p>
      <button
        type="button"
        className={verdict === 'faster' ? 'btn on' : 'btn'}
        onClick={() => switchEngine(measured.engine)}
      >
        {words('switch', { engine: name })}
      </button>
    </>
  )
}
