import { type ReactNode, useMemo } from 'react'
import { planOf } from '../../core/weightings/declared'
import type { Plan } from '../../core/weightings/define'
import { useFormat } from '../hooks/useFormat'
import { useConfig, useRun } from '../hooks/useStores'
import { type NamedTask, useEnabledTasks } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import { stepBounds } from './bounds'
import './schedule.css'
import { largestWeight, rowPath } from './timeline'

function usePlan(): Plan | null {
  const weighting = useConfig((config) => config.weighting)
  const weights = useConfig((config) => config.tasks.filter((task) => task.enabled).map((task) => task.weight))
  return useMemo(() => planOf(weighting, weights), [weighting, weights])
}

/** The weights that a schedule will give, and the current step among them. Nothing if no schedule is set. */
export function ScheduleStrip() {
  const plan = usePlan()
  return plan && <Ahead plan={plan} />
}

/**
 * Which task takes part at which step, on the step axis of the curves above. Nothing if no schedule is set.
 * The chart above leaves `labelSpace` pixels at its right for its labels; the start steps of later tasks stand there.
 */
export function ScheduleUnderCurves({ labelSpace }: { readonly labelSpace: number }) {
  const plan = usePlan()
  return plan && plan.settled > 0 ? <Under plan={plan} labelSpace={labelSpace} /> : null
}

function Ahead({ plan }: { readonly plan: Plan }) {
  const tasks = useEnabledTasks()
  const text = useText('weighting')
  const format = useFormat()
  // The strip moves every ten steps, so that it does not render on every frame.
  const step = useRun((run) => Math.floor(run.step / 10) * 10)
  const last = stepBounds(Math.max(plan.settled * 1.1, step, 100), null).high
  return (
    <figure className="timeline" aria-label={text('timeline')}>
      <Rows plan={plan} tasks={tasks} last={last}>
        <i className="here" style={{ left: `${(100 * step) / last}%` }} />
      </Rows>
      <figcaption className="num">
        <span>0</span>
        <span>{text('steps', { steps: format.integer(last) })}</span>
      </figcaption>
    </figure>
  )
}

/** With more tasks than this, their start steps have no room beside the rows. */
const MOST_NAMED = 6

function Under({ plan, labelSpace }: { readonly plan: Plan; readonly labelSpace: number }) {
  const tasks = useEnabledTasks()
  const text = useText('curves')
  const format = useFormat()
  const last = useRun((run) => stepBounds(run.step, null).high)
  // Changes only when a task comes in: the rows need not render every frame.
  const begun = useRun((run) => plan.starts.filter((start) => start <= run.step).length)
  const soonest = [...plan.starts].sort((a, b) => a - b)[begun] ?? Number.POSITIVE_INFINITY
  const comes = (i: number) => text('from', { step: format.integer(plan.starts[i]) })
  const said = tasks.map((task, i) => `${task.name}: ${comes(i)}`).join(', ')
  return (
    <figure className="timeline under-curves" style={{ paddingRight: labelSpace }} aria-label={text('introduced')}>
      <Rows plan={plan} tasks={tasks} last={last} said={said}>
        {begun < tasks.length && tasks.length <= MOST_NAMED && (
          <ul className="starts num">
            {tasks.map((task, i) => (
              <li key={task.id} style={{ color: task.ink }}>
                {plan.starts[i] >= soonest ? comes(i) : ''}
              </li>
            ))}
          </ul>
        )}
      </Rows>
    </figure>
  )
}

const ROW = 9
const GAP = 3

/** One row a task, filled as high as its weight over the steps from 0 to `last`. */
function Rows(props: {
  readonly plan: Plan
  readonly tasks: readonly NamedTask[]
  readonly last: number
  readonly said?: string
  readonly children: ReactNode
}) {
  const { plan, tasks, last, said } = props
  const paths = useMemo(() => {
    const most = largestWeight(plan, tasks.length, Math.max(last, plan.settled))
    return tasks.map((_, i) => rowPath(plan, i, last, most, i * (ROW + GAP), ROW))
  }, [plan, tasks, last])
  const height = tasks.length * (ROW + GAP) - GAP
  return (
    <div className="rows" style={{ height }}>
      <svg
        viewBox={`0 0 100 ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-hidden={said === undefined}
        aria-label={said}
      >
        {tasks.map((task, i) => (
          <g key={task.id}>
            <rect x={0} y={i * (ROW + GAP)} width={100} height={ROW} className="empty" />
            <path d={paths[i]} fill={task.color} />
          </g>
        ))}
      </svg>
      {props.children}
    </div>
  )
}
