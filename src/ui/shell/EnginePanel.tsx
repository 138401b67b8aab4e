import { useEffect, useState } from 'react'
import { ENGINES, type EngineKind } from '../../core/engines'
import { chooseEngine, keepEngine } from '../../state/keptEngine'
import { measureEngines, runStore } from '../../state/run'
import type { EngineStatus } from '../../worker/protocol'
import { useFormat } from '../hooks/useFormat'
import { useLimitText, useRefusalText } from '../hooks/useLimitText'
import { useRun, useView } from '../hooks/useStores'
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
      <Engines engine={engine} />
    </>
  )
}

/** Which engine trains, and why. */
export function EngineText({ engine }: { readonly engine: EngineStatus }) {
  const text = useText('interface')
  const words = useText('engine')
  const refusalText = useRefusalText()
  const name = text(`engine.${engine.kind}`)
  return (
    <>
      <h3>
        {text('engine.title')}: {name}
      </h3>
      <p>{engine.reason === 'tooLarge' ? refusalText(engine) : words(`reason.${engine.reason}`, { engine: name })}</p>
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
  const named = engine.kind === 'wasm' ? words('simd') : engine.renderer
  const renderer = engine.software ? `${named} (${words('software')})` : named
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

/** All engines with their speeds. Measured automatically when nothing trains, otherwise on request. */
function Engines({ engine }: { readonly engine: EngineStatus }) {
  const text = useText('interface')
  const words = useText('engine')
  const format = useFormat()
  const limitText = useLimitText()
  const speeds = useRun((run) => run.speeds)
  // Each measurement, and each load, makes a new object of speeds.
  const [askedOver, setAskedOver] = useState<typeof speeds | null>(null)
  const waiting = askedOver === speeds
  const measured = ENGINES.every((kind) => speeds[kind] !== undefined)
  const start = () => {
    setAskedOver(speeds)
    measureEngines(ENGINES)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the panel opens
  useEffect(() => {
    if (!measured && runStore.getState().status === 'paused') start()
  }, [])
  const speedOf = (kind: EngineKind) => {
    const speed = speeds[kind]
    if (speed === undefined) return words('notMeasured')
    if (speed.refusal) return words('tooLarge')
    if (speed.stepsPerSecond === 0) return words('unavailable')
    const number = format.significant(speed.stepsPerSecond)
    return speed.estimated ? words('estimated', { speed: number }) : number
  }
  // The engine that the text above is about need not be explained twice.
  const refused = Object.values(speeds).flatMap(({ refusal }) =>
    refusal && refusal.engine !== engine.refusal?.engine ? [refusal] : [],
  )
  return (
    <>
      <table className="engines num">
        <caption>{words('engines')}</caption>
        <tbody>
          {ENGINES.map((kind) => (
            <tr key={kind} aria-current={kind === engine.kind ? 'true' : undefined}>
              <th scope="row">{text(`engine.${kind}`)}</th>
              <td data-testid={`speed-${kind}`}>{speedOf(kind)}</td>
              <td>
                {kind === engine.kind ? (
                  words('trains')
                ) : (
                  <button
                    type="button"
                    className="btn"
                    disabled={speeds[kind]?.stepsPerSecond === 0}
                    onClick={() => chooseEngine(kind)}
                  >
                    {words('switch', { engine: text(`engine.${kind}`) })}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {refused.map((refusal) => (
        <p key={refusal.engine} className="hint">
          {text(`engine.${refusal.engine}`)}: {limitText(refusal)}
        </p>
      ))}
      <p role="status" className="hint">
        {waiting && words('measuring')}
      </p>
      {!waiting && (
        <button type="button" className="btn" onClick={start}>
          {words('measure')}
        </button>
      )}
      <Keep kind={engine.kind} />
    </>
  )
}

function Keep({ kind }: { readonly kind: EngineKind }) {
  const words = useText('engine')
  const kept = useView((view) => view.engine)
  return (
    <label className="keep">
      <input
        type="checkbox"
        checked={kept === kind}
        onChange={(event) => keepEngine(event.currentTarget.checked ? kind : null)}
      />
      {words('keep')}
    </label>
  )
}
