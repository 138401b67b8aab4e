import { weightingById } from '../../core/weightings/all'
import { parseFormulas } from '../../core/weightings/formula'
import { OptionControls } from '../controls/OptionControls'
import type { NamedTask } from '../hooks/useTasks'
import { type Text, useText } from '../hooks/useText'
import './methodOptions.css'

/** The controls of a weighting's options; nothing if it has none. */
export function MethodOptions({ id, tasks }: { readonly id: string; readonly tasks: readonly NamedTask[] }) {
  const text = useText('weighting')
  const methods = useText('methods')
  const { options } = weightingById(id)
  if (Object.keys(options).length === 0) return null
  return (
    <fieldset className="method-options" aria-label={text('options')}>
      <OptionControls
        descriptors={options}
        path="weighting.options"
        tasks={tasks}
        text={(key) => methods.maybe(`${id}.options.${key}`)}
        check={(name, value) => (name === 'formulas' ? faultInFormulas(value, tasks.length, text) : null)}
      />
    </fieldset>
  )
}

/** The error in a typed formula, with its character; null if it can be read. */
function faultInFormulas(value: string, tasks: number, text: Text<'weighting'>): string | null {
  const parsed = parseFormulas(value, tasks)
  if (parsed.ok) return null
  return text('formulaFault', { at: parsed.at + 1, why: text(`faults.${parsed.reason}`, { what: parsed.what }) })
}
