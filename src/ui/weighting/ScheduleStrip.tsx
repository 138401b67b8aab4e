import { useMemo } from 'react'
import { type OptionDescriptors, withDefaults } from '../../core/options'
import { curveAt, manualSchedule } from '../../core/weightings/manual-schedule'
import { initialSchedule, introduced, type ScheduleOptions, taskSchedule } from '../../core/weightings/task-schedule'
import { useConfig, useRun } from '../hooks/useStores'
import { useEnabledTasks } from '../hooks/useTasks'

const POINTS = 120
const HEIGHT = 34

/** The weights to come of a schedule, and where training stands in them; nothing for other methods. */
export function ScheduleStrip() {
  const { id, options } = useConfig((config) => config.weighting)
  if (id !== taskSchedule.id && id !== manualSchedule.id) return null
  return <Strip id={id} options={options as Readonly<Record<string, unknown>>} />
}

function Strip({ id, options }: { readonly id: string; readonly options: Readonly<Record<string, unknown>> }) {
  const tasks = useEnabledTasks()
  // The strip moves in tens: it need not render every frame.
  const step = useRun((run) => Math.floor(run.step / 10) * 10)
  const weights = useConfig((config) => config.tasks.filter((task) => task.enabled).map((task) => task.weight))
  const plan = useMemo(() => planOf(id, options, weights), [id, options, weights])
  if (!plan) return null
  const most = Math.max(...plan.rows.flat(), 1e-9)
  const x = (at: number) => (100 * at) / plan.last
  const path = (row: readonly number[]) =>
    row
      .map(
        (value, k) =>
          `${k ? 'L' : 'M'}${x(plan.steps[k]).toFixed(2)},${(HEIGHT * (1 - (0.92 * value) / most)).toFixed(1)}`,
      )
      .join('')
  return (
    <svg className="schedule-strip" viewBox={`0 0 100 ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      {plan.rows.map((row, i) => (
        <path
          key={tasks[i]?.id ?? i}
          d={path(row)}
          fill="none"
          stroke={tasks[i]?.color}
          vectorEffect="non-scaling-stroke"
        />
      ))}
      <line x1={x(Math.min(step, plan.last))} x2={x(Math.min(step, plan.last))} y1={0} y2={HEIGHT} className="here" />
    </svg>
  )
}

/** Weight of each task at evenly spaced steps up to a little beyond the last change; null where it depends on losses. */
function planOf(id: string, given: Readonly<Record<string, unknown>>, weights: readonly number[]) {
  const factors = id === taskSchedule.id ? scheduleFactors(given, weights.length) : curveFactors(given)
  if (!factors) return null
  const last = Math.max(factors.last * 1.15, 100)
  const steps = Array.from({ length: POINTS + 1 }, (_, k) => (last * k) / POINTS)
  return { last, steps, rows: weights.map((weight, i) => steps.map((at) => weight * factors.at(at, i))) }
}

function scheduleFactors(given: Readonly<Record<string, unknown>>, count: number) {
  const options = withDefaults(taskSchedule.options as OptionDescriptors, given) as unknown as ScheduleOptions
  if (options.trigger === 'flat') return null
  const ends = Array.from({ length: count }, (_, i) => {
    const ramp = options.ramp[i] ?? 0
    return Math.max((options.start[i] ?? 0) + ramp, (options.end[i] ?? 0) + ramp)
  })
  return {
    last: Math.max(...ends),
    at: (step: number, i: number) => introduced(step, undefined, count, options, initialSchedule(count)).factors[i],
  }
}

function curveFactors(given: Readonly<Record<string, unknown>>) {
  const { curves } = withDefaults(manualSchedule.options, given)
  return {
    last: Math.max(0, ...curves.flatMap((points) => points.map(([at]) => at))),
    at: (step: number, i: number) => curveAt(curves[i], step),
  }
}
