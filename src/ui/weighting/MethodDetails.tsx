import { texOf } from '../../core/weightings/declared'
import { isVector } from '../../core/weightings/define'
import { ControlsProvider } from '../controls/ControlsProvider'
import { Tex } from '../controls/Tex'
import { useFormat } from '../hooks/useFormat'
import { useNow } from '../hooks/useNow'
import { useConfig } from '../hooks/useStores'
import { useEnabledTasks } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import { MethodOptions } from '../methods/MethodOptions'
import { MethodText } from '../methods/MethodText'
import { Modifiers } from '../methods/Modifiers'

/** Details of a method: its formula with the values of the current step, its options, and when to use it. */
export function MethodDetails({ id }: { readonly id: string }) {
  const tasks = useEnabledTasks()
  const tex = useConfig(({ weighting }) => texOf(weighting))
  return (
    <div className="method">
      <div className="method-formula">
        <Tex tex={tex} display />
        <TraceNumbers id={id} />
      </div>
      <ControlsProvider>
        <MethodOptions id={id} tasks={tasks} />
        <Modifiers tasks={tasks} />
      </ControlsProvider>
      <MethodText id={id} />
    </div>
  )
}

/** TeX of the names of trace entries. */
const SYMBOLS: Readonly<Record<string, string>> = {
  alpha: '\\alpha',
  beta: '\\beta',
  lambda: '\\lambda',
  phi: '\\phi',
  sigma: '\\sigma',
  d: '\\lVert d \\rVert',
  unclipped: 'a',
}

/** The values that the method computed in the current step, by symbol. Matrices are not shown here. */
function TraceNumbers({ id }: { readonly id: string }) {
  const methods = useText('methods')
  const format = useFormat()
  const tasks = useEnabledTasks()
  const now = useNow()
  const entries = Object.entries(now?.trace ?? {}).filter(([, value]) => typeof value === 'number' || isVector(value))
  if (entries.length === 0) return null
  return (
    <dl className="trace num">
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt title={methods.maybe(`${id}.trace.${name}`)}>
            <Tex tex={SYMBOLS[name] ?? (name.length === 1 ? name : `\\mathrm{${name}}`)} />
          </dt>
          <dd>
            {typeof value === 'number'
              ? format.steady(value)
              : (value as readonly number[]).map((entry, t) => (
                  <span key={tasks[t]?.id ?? t} style={{ color: tasks[t]?.ink }}>
                    {format.steady(entry)}
                  </span>
                ))}
          </dd>
        </div>
      ))}
    </dl>
  )
}
