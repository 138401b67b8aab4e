import { taskPath } from '../../core/config/paths'
import { LONGEST_EXPRESSION, parseExpression } from '../../core/expression/parse'
import { lossById } from '../../core/losses/all'
import { duplicateTask, removeTask } from '../../state/config'
import { Icon } from '../controls/Icon'
import type { Range } from '../controls/ladder'
import { OptionControls } from '../controls/OptionControls'
import { Remarks } from '../controls/Remarks'
import { SliderField } from '../controls/SliderField'
import { TextField } from '../controls/TextField'
import { useField } from '../hooks/useField'
import { useFormat } from '../hooks/useFormat'
import type { NamedTask } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import { LossInLab, LossRemark } from './LossSelect'

/** Opens under a task: its data, the options of its loss, and the buttons to duplicate and remove it. */
export function TaskDetails(props: { readonly task: NamedTask; readonly removable: boolean; readonly full: boolean }) {
  const { task } = props
  const text = useText('tasks')
  const losses = useText('losses')
  const format = useFormat()
  const loss = lossById(task.config.loss.id)
  const percent = (value: number) => format.percent(value, value !== 0 && value < 0.1 ? 1 : 0)
  return (
    <div className="more">
      {task.config.target === 'blobs' && (
        <Detail task={task} field="classes" range={{ min: 2, max: 5, integer: true }} />
      )}
      {task.kind === 'regression' && (
        <Detail
          task={task}
          field="scale"
          hint={text('scaleHint')}
          range={{ min: 0.001, max: 1000, scale: 'log' }}
          show={(value) => `× ${format.significant(value)}`}
        />
      )}
      <Detail
        task={task}
        field="noise"
        hint={text(task.kind === 'regression' ? 'noiseRegressionHint' : 'noiseClassHint')}
        range={{ min: 0, max: task.kind === 'regression' ? 1 : 0.5 }}
        percent
        show={percent}
      />
      <Detail
        task={task}
        field="labels"
        hint={text('labelsHint')}
        range={{ min: 0.01, max: 1 }}
        percent
        show={percent}
      />
      <Detail
        task={task}
        field="rotation"
        hint={text('rotationHint')}
        range={{ min: -180, max: 180, integer: true }}
        show={(value) => `${format.significant(value)}°`}
      />
      <OptionControls
        descriptors={loss.options}
        path={taskPath(task.id, 'loss.options')}
        text={(key) => losses.maybe(`${loss.id}.options.${key}`)}
        owner={text('loss', { task: task.name })}
        color={task.color}
      />
      <details className="loss-formula">
        <summary>{text('formulaOf', { loss: losses.maybe(`${loss.id}.name`) ?? loss.id })}</summary>
        <LossRemark loss={loss} />
      </details>
      <div className="task-actions">
        <LossInLab task={task} />
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
      </div>
    </div>
  )
}

function Detail(props: {
  readonly task: NamedTask
  readonly field: 'scale' | 'noise' | 'labels' | 'rotation' | 'classes'
  readonly range: Range
  readonly hint?: string
  readonly percent?: boolean
  readonly show?: (value: number) => string
}) {
  const text = useText('tasks')
  const page = useText('interface')
  const field = useField<number>(taskPath(props.task.id, props.field))
  const label = text(props.field)
  return (
    <>
      <SliderField
        label={label}
        name={page('controls.of', { name: label, task: props.task.name })}
        value={field.value}
        range={props.range}
        limits={field.limits}
        live={field.live}
        hint={props.hint}
        color={props.task.color}
        percent={props.percent}
        format={props.show}
        onChange={field.set}
      />
      <Remarks fields={[taskPath(props.task.id, props.field)]} />
    </>
  )
}

/** The formula of a task whose target is one. */
export function Expression({ task }: { readonly task: NamedTask }) {
  const text = useText('tasks')
  const page = useText('interface')
  const field = useField<string>(taskPath(task.id, 'expression'))
  const check = (expression: string): string | null => {
    const result = parseExpression(expression, ['x', 'y'])
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
        hint={text('expressionHint')}
        check={check}
        onChange={field.set}
      />
      <Remarks fields={[taskPath(task.id, 'expression')]} />
    </>
  )
}
