import { taskPath } from '../../core/config/paths'
import type { Dial } from '../../core/problems/define'
import { hasDial } from '../../core/problems/dials'
import { targetOf } from '../../core/problems/targets'
import type { TextKey } from '../../i18n/keys'
import type { Range } from '../controls/ladder'
import { Remarks } from '../controls/Remarks'
import { SliderField } from '../controls/SliderField'
import { useField } from '../hooks/useField'
import { useFormat } from '../hooks/useFormat'
import { useConfig } from '../hooks/useStores'
import { classNamesIn, type NamedTask } from '../hooks/useTasks'
import { useText } from '../hooks/useText'

interface DialControl {
  /**
   * What the dial does, and which failure it provokes. Tests in `engine/testing` measure the failures: `dials`, `clicks` and
   * `madeUp`.
   */
  readonly hint: TextKey<'tasks'>
  readonly range: Range
  readonly unit: 'percent' | '×' | '°'
}

/** In the order of the page. `isClasses`: the task tells classes apart; `isGiven`: its target has a condition. */
const controlsOf = (isClasses: boolean, isGiven: boolean): Readonly<Record<Dial, DialControl>> => ({
  scale: { hint: 'scaleHint', range: { min: 0.001, max: 1000, scale: 'log' }, unit: '×' },
  noise: {
    hint: isClasses ? 'noiseClassHint' : 'noiseRegressionHint',
    range: { min: 0, max: isClasses ? 0.5 : 1 },
    unit: 'percent',
  },
  labels: { hint: 'labelsHint', range: { min: 0.01, max: 1 }, unit: 'percent' },
  rare: { hint: 'rareHint', range: { min: 0.01, max: 1, scale: 'log' }, unit: 'percent' },
  related: { hint: isGiven ? 'relatedGivenHint' : 'relatedHint', range: { min: 0, max: 1 }, unit: 'percent' },
  original: { hint: 'originalHint', range: { min: 0, max: 1 }, unit: 'percent' },
  rotation: { hint: 'rotationHint', range: { min: -180, max: 180, integer: true }, unit: '°' },
})

/** The dials of a task's data. A tooltip needs a mouse, so the sentences can be unfolded as well. */
export function Dials({ task }: { readonly task: NamedTask }) {
  const text = useText('tasks')
  const first = useConfig(({ tasks }) => tasks[0].id)
  const isGiven = targetOf(task.problem, task.config.target).given !== undefined
  const controls = controlsOf(task.kind !== 'regression', isGiven)
  const problems = useText('problems')
  const name = task.kind === 'regression' ? '' : (classNamesIn(problems, task).at(-1) ?? '')
  const hints = (dial: Dial) => text(controls[dial].hint, { name })
  const shown = (Object.keys(controls) as Dial[]).filter(
    (dial) =>
      hasDial(task.problem, task.config, dial, { id: first }) && (dial !== 'scale' || task.kind === 'regression'),
  )
  if (shown.length === 0) return null
  return (
    <>
      {shown.map((dial) => (
        <DialField key={dial} task={task} dial={dial} {...controls[dial]} says={hints(dial)} />
      ))}
      <details className="loss-formula dial-notes">
        <summary>{text('dialNotes')}</summary>
        <dl>
          {shown.map((dial) => (
            <div key={dial}>
              <dt>{text(dial)}</dt>
              <dd>{hints(dial)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  )
}

function DialField(props: DialControl & { readonly task: NamedTask; readonly dial: Dial; readonly says: string }) {
  const { task, dial, says, range, unit } = props
  const format = useFormat()
  const show = (value: number) => {
    if (unit === 'percent') return format.percent(value, value !== 0 && value < 0.1 ? 1 : 0)
    return unit === '×' ? `× ${format.significant(value)}` : `${format.significant(value)}°`
  }
  return <TaskSlider task={task} field={dial} range={range} hint={says} percent={unit === 'percent'} show={show} />
}

/** A slider for a number of a task, with the remarks on it. */
export function TaskSlider(props: {
  readonly task: NamedTask
  readonly field: Dial | 'classes'
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
        locked={field.locked}
        hint={props.hint}
        color={props.task.color}
        percent={props.percent}
        format={props.show}
        onChange={field.set}
        onTry={field.try}
      />
      <Remarks fields={[taskPath(props.task.id, props.field)]} />
    </>
  )
}
