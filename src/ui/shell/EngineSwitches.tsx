import { ENGINES, type EngineKind } from '../../core/engines'
import { useText } from '../hooks/useText'

/** A button for each engine that does not train. */
export function EngineSwitches(props: {
  readonly engine: EngineKind
  readonly onSwitch: (engine: EngineKind) => void
}) {
  const text = useText('interface')
  const words = useText('engine')
  return (
    <div className="switches">
      {ENGINES.filter((kind) => kind !== props.engine).map((kind) => (
        <button key={kind} type="button" className="btn" onClick={() => props.onSwitch(kind)}>
          {words('switch', { engine: text(`engine.${kind}`) })}
        </button>
      ))}
    </div>
  )
}
