import { MOST_TASKS } from '../../core/options'
import { problemOf } from '../../core/problems/all'
import { addTask } from '../../state/tasks'
import { Disclosed } from '../controls/Disclosed'
import { Icon } from '../controls/Icon'
import { useLocked } from '../hooks/useLocked'
import { useConfig } from '../hooks/useStores'
import { targetName, targetNote, useTasks } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import { TaskCard } from './TaskCard'
import { useDecider } from './useDecider'
import { useQuietTask } from './useQuietTask'
import { DecidedLine } from './WeightMeter'

export function TasksCard() {
  const text = useText('tasks')
  const tasks = useTasks()
  const quiet = useQuietTask()
  const decider = useDecider()
  const enabled = tasks.filter((task) => task.index >= 0).length
  return (
    <section className="card tasks" id="tasks" tabIndex={-1} aria-labelledby="tasks-title">
      <div className="card-head">
        <h2 id="tasks-title">{text('title')}</h2>
        <AddTask full={tasks.length >= MOST_TASKS} />
      </div>
      {decider !== null && <DecidedLine decider={decider} />}
      <ul className="task-list">
        {tasks.map((task) => (
          <TaskCard
            key={task.id}
            task={task}
            only={task.index >= 0 && enabled === 1}
            removable={tasks.length > 1 && !(task.index >= 0 && enabled === 1)}
            full={tasks.length >= MOST_TASKS}
            quiet={task.id === quiet}
          />
        ))}
      </ul>
    </section>
  )
}

function AddTask({ full }: { readonly full: boolean }) {
  const text = useText('tasks')
  const problems = useText('problems')
  const notes = useText('targetNotes')
  const problem = useConfig(problemOf)
  const locked = useLocked('tasks')
  return (
    <Disclosed
      label={full ? `${text('add')}: ${text('full')}` : text('add')}
      className="btn small quiet"
      disabled={full}
      locked={locked}
      button={
        <>
          <Icon name="plus" size={12} />
          {text('add')}
        </>
      }
    >
      {(close) => (
        <div className="menu add-menu">
          {problem.targets.map((target) => (
            <button
              key={target.id}
              type="button"
              className="btn small quiet"
              title={targetNote(notes, problem, target.id)}
              onClick={() => {
                addTask(target.id)
                close()
              }}
            >
              {targetName(problems, problem, target.id)}
            </button>
          ))}
        </div>
      )}
    </Disclosed>
  )
}
