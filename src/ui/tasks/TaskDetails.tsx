import { taskPath } from '../../core/config/paths'
import { LONGEST_EXPRESSION, parseExpression } from '../../core/expression/parse'
import { lossById } from '../../core/losses/all'
import { fittingMetrics, isLowerBetter, usualMetric } from '../../core/metrics/names'
import { choosesClasses } from '../../core/problems/dials'
import { targetOf, taskOutputs } from '../../core/problems/targets'
import { duplicateTask, removeTask } from '../../state/tasks'
import { ChoiceField } from '../controls/ChoiceField'
import { Icon } from '../controls/Icon'
import { LockedGroup } from '../controls/LockedGroup'
import { OptionControls } from '../controls/OptionControls'
import { Remarks } from '../controls/Remarks'
import { TextField } from '../controls/TextField'
import { useField } from '../hooks/useField'
import { useMissingMetric } from '../hooks/useMissingMetric'
import type { NamedTask } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import { Dials, TaskSlider } from './Dials'
import { LossInLab, LossRemark } from './LossSelect'

/** Opens under a task: its data, the options of its loss, and the buttons to duplicate and remove it. */
export function TaskDetails(props: { readonly task: NamedTask; readonly removable: boolean; readonly full: boolean }) {
  const { task } = props
  const text = useText('tasks')
  const losses = useText('losses')
  const loss = lossById(task.config.loss.id)
  return (
    <div className="more">
      {choosesClasses(task.problem, task.config) && (
        <TaskSlider task={task} field="classes" range={{ min: 2, max: 5, integer: true }} />
      )}
      <Dials task={task} />
      <Reduction task={task} />
      <MetricChoice task={task} />
      <OptionControls
        descriptors={loss.options}
        path={taskPath(task.id, 'loss.options')}
        text={(key) => losses.maybe(`${loss.id}.options.${key}`)}
        owner={text('loss', { task: task.name })}
        color={task.color}
        classes={taskOutputs(task.problem, task.config)}
      />
      <details className="loss-formula">
        <summary>{text('formulaOf', { loss: losses.maybe(`${loss.id}.name`) ?? loss.id })}</summary>
        <LossRemark loss={loss} />
      </details>
      <div className="task-actions">
        <LossInLab task={task} />
        <LockedGroup wish="tasks">
          <button
            type="button"
            className="btn small quiet"
            disabled={props.full}
            aria-label={text('duplicate', { task: task.name })}
            onClick={() => duplicateTask(task.id)}
          >
            <Icon name="copy" size={13} />
            {text('duplicateShort')}
          </button>
          <button
            type="button"
            className="btn small quiet"
            disabled={!props.removable}
            aria-label={text('remove', { task: task.name })}
            onClick={() => removeTask(task.id)}
          >
            <Icon name="trash" size={13} />
            {text('removeShort')}
          </button>
        </LockedGroup>
      </div>
    </div>
  )
}

/** Mean or sum of the loss over a batch. */
function Reduction({ task }: { readonly task: NamedTask }) {
  const text = useText('tasks')
  const page = useText('interface')
  const field = useField<'mean' | 'sum'>(taskPath(task.id, 'reduction'))
  return (
    <ChoiceField
      label={text('reduction')}
      name={page('controls.of', { name: text('reduction'), task: task.name })}
      hint={text('reductionHint')}
      value={field.value}
      options={(['mean', 'sum'] as const).map((value) => ({ value, label: text(`reductions.${value}`) }))}
      live={field.live}
      locked={field.locked}
      onChange={(value) => field.set(value === 'sum' ? 'sum' : 'mean')}
    />
  )
}

/** What the page shows of the task's test points, and the sentence that explains it. */
function MetricChoice({ task }: { readonly task: NamedTask }) {
  const text = useText('tasks')
  const names = useText('metrics')
  const notes = useText('metricNotes')
  const page = useText('interface')
  const field = useField<NamedTask['config']['metric']>(taskPath(task.id, 'metric'))
  const usual = usualMetric(task.problem, task.config)
  const fitting = fittingMetrics(task)
  return (
    <>
      <ChoiceField
        label={text('metric')}
        name={page('controls.of', { name: text('metric'), task: task.name })}
        hint={text('metricHint')}
        value={task.metric}
        options={fitting.map((metric) => {
          const label = names(`name.${metric}`)
          return { value: metric, label: metric === usual ? text('metricUsual', { metric: label }) : label }
        })}
        live
        locked={field.locked}
        onChange={(value) => {
          const chosen = fitting.find((metric) => metric === value)
          if (chosen) field.set(chosen === usual ? 'usual' : chosen)
        }}
      />
      <p className="hint">
        {notes(`meaning.${task.metric}`)} {notes(isLowerBetter(task.metric) ? 'lower' : 'higher')}
      </p>
      <MissingMetric task={task} />
    </>
  )
}

/** Renders with every look at the run, and nothing else of the settings does. */
function MissingMetric({ task }: { readonly task: NamedTask }) {
  const missing = useMissingMetric(task)
  return missing === null ? null : <p className="hint">– {missing}</p>
}

/** The formula of a task whose target is one. */
export function Expression({ task }: { readonly task: NamedTask }) {
  const text = useText('tasks')
  const page = useText('interface')
  const field = useField<string>(taskPath(task.id, 'expression'))
  const variables = targetOf(task.problem, task.config.target).typed ?? []
  const check = (expression: string): string | null => {
    const result = parseExpression(expression, variables)
    if (result.ok) return null
    if (result.reason === 'syntax' && result.at >= expression.trimEnd().length) return text('expressionUnfinished')
    const reason = text(`expressionFaults.${result.reason}`, { what: result.what })
    return text('expressionError', { at: result.at + 1, reason })
  }
  return (
    <>
      <TextField
        label={text('expression')}
        name={page('controls.of', { name: text('expression'), task: task.name })}
        value={field.value}
        maxLength={LONGEST_EXPRESSION}
        live={field.live}
        locked={field.locked}
        hint={text('expressionHint')}
        check={check}
        onChange={field.set}
      />
      <Remarks fields={[taskPath(task.id, 'expression')]} />
    </>
  )
}
