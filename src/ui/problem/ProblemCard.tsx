import { useState } from 'react'
import { defaultTask } from '../../core/config/defaults'
import { MOST_TASKS } from '../../core/options'
import { problemNamed, problemOf } from '../../core/problems/all'
import { openDialog } from '../../state/dialogs'
import { addTask, removeTask, setTaskCount } from '../../state/tasks'
import { IconButton } from '../controls/IconButton'
import { LockedGroup } from '../controls/LockedGroup'
import { Remarks } from '../controls/Remarks'
import { SliderField } from '../controls/SliderField'
import { TargetPicture } from '../controls/TargetPicture'
import { useField } from '../hooks/useField'
import { useFormat } from '../hooks/useFormat'
import { useLocked } from '../hooks/useLocked'
import { useConfig } from '../hooks/useStores'
import { targetName, targetNote, useTasks } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import { taskColorIndex } from '../theme/taskColor'
import { ProblemButton } from './ProblemButton'

/** Ends of the slider of samples. A smaller table begins at the least number that can be typed. */
const FEWEST_ON_SLIDER = 50
const MOST_SAMPLES = 20_000

/** Chooses which targets of the problem are tasks, and their data. */
export function ProblemCard() {
  const text = useText('tasks')
  const [open, setOpen] = useState(false)
  const hasTable = useConfig(({ problem }) => problemNamed(problem.id).ofTable !== undefined)
  return (
    <section className="card problem" aria-labelledby="problem-title">
      <div className="card-head">
        <h2 id="problem-title">{text('problem')}</h2>
        <ProblemButton />
        <IconButton icon="more" label={text('data')} size={14} expanded={open} onPress={() => setOpen(!open)} />
      </div>
      <LockedGroup wish="tasks">
        <Thumbnails />
      </LockedGroup>
      {hasTable && (
        <button type="button" className="btn small quiet" aria-haspopup="dialog" onClick={() => openDialog('table')}>
          {text('table')}
        </button>
      )}
      {open && <DataFields />}
    </section>
  )
}

function Thumbnails() {
  const text = useText('tasks')
  const problems = useText('problems')
  const notes = useText('targetNotes')
  const problem = useConfig(problemOf)
  const tasks = useTasks()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would look and read like a form
    <div className="thumbs" role="group" aria-label={text('targets')}>
      {problem.targets.map((target) => {
        const name = targetName(problems, problem, target.id)
        const used = tasks.filter((task) => task.config.target === target.id)
        const last = used.at(-1)
        const disabled = last ? tasks.length === 1 : tasks.length >= MOST_TASKS
        return (
          <button
            key={target.id}
            type="button"
            className={problem.surface ? 'thumb' : 'thumb named'}
            aria-pressed={used.length > 0}
            aria-label={text(last ? 'removeTarget' : 'addTarget', { target: name })}
            title={[name, targetNote(notes, problem, target.id)].filter(Boolean).join('\n')}
            disabled={disabled}
            onClick={() => (last ? removeTask(last.id) : addTask(target.id))}
          >
            {problem.surface ? null : name}
            <TargetPicture
              problem={problem}
              task={last?.config ?? defaultTask('t1', target.id, target.defaultLoss)}
              reference={last?.reference}
              color={last ? `--t${taskColorIndex(last.id)}` : '--ink-2'}
              cells={36}
            />
          </button>
        )
      })}
    </div>
  )
}

function DataFields() {
  const text = useText('tasks')
  const format = useFormat()
  const share = useField<number>('problem.testFraction')
  const seed = useField<number>('problem.seed')
  return (
    <div className="fields">
      <TaskCount />
      <Samples />
      <SliderField
        label={text('testFraction')}
        value={share.value}
        range={{ min: 0.1, max: 0.9 }}
        limits={share.limits}
        live={share.live}
        locked={share.locked}
        percent
        format={(value) => format.percent(value)}
        onChange={share.set}
        onTry={share.try}
      />
      <Remarks fields={['problem.testFraction']} named />
      <SliderField
        label={text('dataSeed')}
        value={seed.value}
        range={{ min: 0, max: 100, integer: true }}
        limits={seed.limits}
        live={seed.live}
        locked={seed.locked}
        format={format.integer}
        onChange={seed.set}
        onTry={seed.try}
      />
    </div>
  )
}

/** How many rows there are. A problem with rows of its own has no more than those. */
function Samples() {
  const text = useText('tasks')
  const format = useFormat()
  const rows = useConfig(problemOf).rows ?? Number.POSITIVE_INFINITY
  const { limits, ...samples } = useField<number>('problem.samples')
  const fewest = limits?.min ?? 0
  // So few that all are used, whatever the set-up asks for.
  if (rows <= fewest)
    return (
      <div className="row field">
        <span className="row-label">{text('samples')}</span>
        <span className="num">{text('allRows', { count: format.integer(rows) })}</span>
      </div>
    )
  return (
    <SliderField
      label={text('samples')}
      value={Math.min(samples.value, rows)}
      range={{
        min: rows > FEWEST_ON_SLIDER ? FEWEST_ON_SLIDER : fewest,
        max: Math.min(rows, MOST_SAMPLES),
        scale: 'log',
        integer: true,
      }}
      limits={limits && { ...limits, max: Math.min(limits.max, rows) }}
      live={samples.live}
      locked={samples.locked}
      hint={text('samplesHint')}
      format={format.integer}
      onChange={samples.set}
      onTry={samples.try}
    />
  )
}

/** How many tasks of a family there are. */
function TaskCount() {
  const text = useText('tasks')
  const format = useFormat()
  const most = useConfig((config) => problemOf(config).family?.length)
  const count = useConfig((config) => config.tasks.length)
  const locked = useLocked('tasks')
  if (most === undefined) return null
  return (
    <SliderField
      label={text('count')}
      value={Math.min(count, most)}
      range={{ min: 2, max: most, integer: true }}
      live={false}
      locked={locked}
      hint={text('countHint')}
      format={format.integer}
      onChange={setTaskCount}
    />
  )
}
