import { useMemo } from 'react'
import { stepBounds } from '../charts/bounds'
import { useFormat } from '../hooks/useFormat'
import { useConfig, useRun } from '../hooks/useStores'
import { useEnabledTasks } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import { largestWeight, type Plan, planOf, rowPath } from './timeline'

/** The weights to come of a schedule, and where training stands in them; nothing for other methods. */
export function ScheduleStrip() {
  const { id, options } = useConfig((config) => config.weighting)
  const weights = useConfig((config) => config.tasks.filter((task) => task.enabled).map((task) => task.weight))
  const plan = useMemo(() => planOf(id, options, weights), [id, options, weights])
  return plan && <Timeline plan={plan} />
}

const ROW = 9
const GAP = 3

/** One row a task, filled as high as its weight. */
function Timeline({ plan }: { readonly plan: Plan }) {
  const tasks = useEnabledTasks()
  const text = useText('weighting')
  const format = useFormat()
  // The strip moves in tens: it need not render every frame.
  const step = useRun((run) => Math.floor(run.step / 10) * 10)
  const last = stepBounds(Math.max(plan.settled * 1.1, step, 100), null).high
  const paths = useMemo(() => {
    const most = largestWeight(plan, tasks.length, last)
    return tasks.map((_, i) => rowPath(plan, i, last, most, i * (ROW + GAP), ROW))
  }, [plan, tasks, last])
  const height = tasks.length * (ROW + GAP) - GAP
  return (
    <figure className="timeline" aria-label={text('timeline')}>
      <div className="rows" style={{ height }}>
        <svg viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" aria-hidden="true">
          {tasks.map((task, i) => (
            <g key={task.id}>
              <rect x={0} y={i * (ROW + GAP)} width={100} height={ROW} className="empty" />
              <path d={paths[i]} fill={task.color} />
            </g>
          ))}
        </svg>
        <i className="here" style={{ left: `${(100 * step) / last}%` }} />
      </div>
      <figcaption className="num">
        <span>0</span>
        <span>{text('steps', { steps: format.integer(last) })}</span>
      </figcaption>
    </figure>
  )
}
