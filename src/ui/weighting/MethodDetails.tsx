import { weightingById } from '../../core/weightings/all'
import { parseFormulas } from '../../core/weightings/formula'
import { ControlsProvider } from '../controls/ControlsProvider'
import { OptionControls } from '../controls/OptionControls'
import { Tex } from '../controls/Tex'
import { useFormat } from '../hooks/useFormat'
import { useNow } from '../hooks/useNow'
import { useEnabledTasks } from '../hooks/useTasks'
import { type Text, useText } from '../hooks/useText'
import { MethodText } from './MethodText'
import { Modifiers } from './Modifiers'

/** A method's page: its own formula with what it computed in this step, its options, and when to use it. */
export function MethodDetails({ id }: { readonly id: string }) {
  const text = useText('weighting')
  const methods = useText('methods')
  const tasks = useEnabledTasks()
  const method = weightingById(id)
  const of = (key: string) => methods.maybe(`${id}.${key}`)
  return (
    <div className="method">
      <div className="method-formula">
        <Tex tex={method.tex} display />
        <TraceNumbers id={id} />
      </div>
      {Object.keys(method.options).length > 0 && (
        <ControlsProvider>
          <fieldset className="method-options" aria-label={text('options')}>
            <OptionControls
              descriptors={method.options}
              path="weighting.options"
              tasks={tasks}
              text={(key) => of(`options.${key}`)}
              check={(name, value) => (name === 'formulas' ? faultInFormulas(value, text) : null)}
            />
          </fieldset>
        </ControlsProvider>
      )}
      <ControlsProvider>
        <Modifiers />
      </ControlsProvider>
      <MethodText id={id} />
    </div>
  )
}

/** What is wrong with a typed formula, at which character; null where it can be read. */
function faultInFormulas(value: string, text: Text<'weighting'>): string | null {
  const parsed = parseFormulas(value)
  if (parsed.ok) return null
  return text('formulaFault', { at: parsed.at + 1, why: text(`faults.${parsed.reason}`, { what: parsed.what }) })
}

/** Names of trace entries in TeX. */
const SYMBOLS: Readonly<Record<string, string>> = {
  alpha: '\\alpha',
  beta: '\\beta',
  lambda: '\\lambda',
  phi: '\\phi',
  sigma: '\\sigma',
  d: '\\lVert d \\rVert',
  unclipped: 'a',
}

/** What the method computed in this step, symbol by symbol. Matrices are left to the charts. */
function TraceNumbers({ id }: { readonly id: string }) {
  const methods = useText('methods')
  const format = useFormat()
  const tasks = useEnabledTasks()
  const now = useNow()
  const entries = Object.entries(now?.trace ?? {}).filter(
    ([, value]) => typeof value === 'number' || value.every((entry) => typeof entry === 'number'),
  )
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
