import { memo, useState } from 'react'
import { taskPath } from '../../core/config/paths'
import type { Target } from '../../core/problems/define'
import { hasProduct } from '../../core/problems/given'
import { targetOf } from '../../core/problems/targets'
import { Icon } from '../controls/Icon'
import { WEIGHTS } from '../controls/ladder'
import { MadeUp } from '../controls/MadeUp'
import { NumberEntry } from '../controls/NumberEntry'
import { Remarks } from '../controls/Remarks'
import { TargetPicture } from '../controls/TargetPicture'
import { ValueSlider } from '../controls/ValueSlider'
import { useField } from '../hooks/useField'
import { useFormat } from '../hooks/useFormat'
import { describedBy } from '../hooks/useLocked'
import type { NamedTask } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import { taskColorIndex } from '../theme/taskColor'
import { Callout } from './Callout'
import { LossSelect } from './LossSelect'
import { PaintButton } from './PaintButton'
import { ProductChoice } from './ProductChoice'
import { Expression, TaskDetails } from './TaskDetails'
import { useDecider } from './useDecider'
import { WeightMeter } from './WeightMeter'
import { weightText } from './weights'

/** Fields whose remarks stand on the card, and fields whose remarks move to their controls while these are open. */
const ON_CARD = ['target', 'loss.id', 'weight']
const IN_DETAILS = ['expression', 'noise', 'labels', 'rare']

const isDrawn = ({ painted, dotted }: Target): boolean => painted !== undefined || dotted !== undefined

/** One task: on or off, target, name, loss and weight. Its other fields open under it. */
export const TaskCard = memo(function TaskCard(props: {
  readonly task: NamedTask
  readonly only: boolean
  readonly removable: boolean
  readonly full: boolean
  readonly quiet: boolean
}) {
  const { task } = props
  const text = useText('tasks')
  const [open, setOpen] = useState(false)
  const enabled = useField<boolean>(taskPath(task.id, 'enabled'))
  return (
    <li
      className={['task', !task.config.enabled && 'off', !task.problem.surface && 'plain'].filter(Boolean).join(' ')}
      style={{ '--c': task.color }}
      data-testid={`task-${task.id}`}
    >
      <TargetPicture
        problem={task.problem}
        task={task.config}
        reference={task.reference}
        color={`--t${taskColorIndex(task.id)}`}
        className="picture"
      />
      {task.index >= 0 && (
        <span className="task-number num" title={text('number')} aria-hidden="true">
          {task.index + 1}
        </span>
      )}
      <div className="task-name">
        <input
          type="checkbox"
          className="task-check"
          aria-label={text('enabled', { task: task.name })}
          title={props.only ? text('last') : text('enabled', { task: task.name })}
          checked={enabled.value}
          disabled={props.only || enabled.locked}
          aria-describedby={describedBy(enabled.locked)}
          onChange={(event) => enabled.set(event.currentTarget.checked)}
        />
        <TaskName task={task} />
      </div>
      <LossSelect task={task} />
      <Weight task={task} />
      <button
        type="button"
        className="btn icon small disclose"
        aria-label={text('more', { task: task.name })}
        title={text('more', { task: task.name })}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name="more" size={14} />
      </button>
      <Remarks fields={[...ON_CARD, ...(open ? [] : IN_DETAILS)].map((field) => taskPath(task.id, field))} />
      <MadeUp task={task} />
      {props.quiet && <Callout task={task} />}
      {/* Such a task is its formula, so this field is always visible. */}
      {targetOf(task.problem, task.config.target).typed && (
        <div className="more">
          <Expression task={task} />
        </div>
      )}
      {isDrawn(targetOf(task.problem, task.config.target)) && (
        <div className="more">
          <PaintButton task={task} />
        </div>
      )}
      {hasProduct(task.problem, task.config) && (
        <div className="more">
          <ProductChoice task={task} />
        </div>
      )}
      {open && <TaskDetails task={task} removable={props.removable} full={props.full} />}
    </li>
  )
})

/** The name as an entry. An empty name becomes the target's name again. */
function TaskName({ task }: { readonly task: NamedTask }) {
  const text = useText('tasks')
  const [draft, setDraft] = useState<string | null>(null)
  const { locked, set } = useField<string>(taskPath(task.id, 'name'))
  const commit = () => {
    if (draft !== null && draft.trim() !== task.name) set(draft.trim())
    setDraft(null)
  }
  return (
    <input
      type="text"
      className="entry name"
      aria-label={text('name', { task: task.name })}
      title={task.name}
      maxLength={40}
      disabled={locked}
      aria-describedby={describedBy(locked)}
      autoComplete="off"
      spellCheck={false}
      value={draft ?? task.name}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur()
        if (event.key === 'Escape') setDraft(null)
      }}
    />
  )
}

function Weight({ task }: { readonly task: NamedTask }) {
  const decider = useDecider()
  return decider === null ? <WeightSlider task={task} /> : <WeightMeter task={task} decider={decider} />
}

function WeightSlider({ task }: { readonly task: NamedTask }) {
  const text = useText('tasks')
  const page = useText('interface')
  const format = useFormat()
  const weight = useField<number>(taskPath(task.id, 'weight'))
  const label = text('weight', { task: task.name })
  const show = (value: number) => weightText(format, value)
  return (
    <div className="weight">
      <ValueSlider
        label={label}
        value={weight.value}
        range={WEIGHTS}
        live
        locked={weight.locked}
        color={task.color}
        format={show}
        onChange={weight.set}
      />
      <NumberEntry
        label={page('controls.value', { name: label })}
        value={weight.value}
        min={0}
        max={weight.limits?.max ?? 100}
        locked={weight.locked}
        format={show}
        onChange={weight.set}
      />
    </div>
  )
}
