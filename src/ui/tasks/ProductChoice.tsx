import { taskPath } from '../../core/config/paths'
import { targetOf } from '../../core/problems/targets'
import { ChoiceField } from '../controls/ChoiceField'
import { Remarks } from '../controls/Remarks'
import { useField } from '../hooks/useField'
import { type NamedTask, targetName } from '../hooks/useTasks'
import { useText } from '../hooks/useText'

const NOTES = [
  ['condition', 'onCondition'],
  ['all', 'onAll'],
  ['test', 'onTest'],
] as const

/** On which rows a task under a condition is learned: those that meet it, or all, as a product (`problems/given.ts`). */
export function ProductChoice({ task }: { readonly task: NamedTask }) {
  const text = useText('tasks')
  const page = useText('interface')
  const problems = useText('problems')
  const field = useField<boolean>(taskPath(task.id, 'product'))
  const { given = '', id } = targetOf(task.problem, task.config.target)
  const names = { given: targetName(problems, task.problem, given), task: targetName(problems, task.problem, id) }
  return (
    <>
      <ChoiceField
        label={text('product.label')}
        name={page('controls.of', { name: text('product.label'), task: task.name })}
        hint={text(field.value ? 'product.onAll' : 'product.onCondition', names)}
        value={field.value ? 'all' : 'condition'}
        options={(['condition', 'all'] as const).map((value) => ({ value, label: text(`product.${value}`, names) }))}
        live={field.live}
        locked={field.locked}
        onChange={(value) => field.set(value === 'all')}
      />
      <Remarks fields={[taskPath(task.id, 'product')]} />
      <details className="loss-formula dial-notes">
        <summary>{text('product.notes')}</summary>
        <dl>
          {NOTES.map(([term, note]) => (
            <div key={term}>
              <dt>{text(`product.${term}`, names)}</dt>
              <dd>{text(`product.${note}`, names)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  )
}
