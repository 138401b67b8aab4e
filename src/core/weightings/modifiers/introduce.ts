import { filled } from '../../numerics/dense'
import {
  initialSchedule,
  introduced,
  type ScheduleState,
  scheduleOptions,
  schedulePlan,
  taskSchedule,
} from '../task-schedule'
import { defineModifier } from './define'

/**
 * Introduces tasks one after the other under any weighting: α = schedule · method. A task that is not introduced yet is
 * inactive, and the method does not see it. A task on its ramp counts in proportion. Options as for the weighting
 * `task-schedule`.
 */
export const introduce = defineModifier({
  id: 'introduce',
  options: scheduleOptions,
  optionsOf: taskSchedule.id,
  plan: (options, taskCount) => schedulePlan(options, filled(taskCount, 1)),
  needs: (inner, { trigger }) => (trigger === 'flat' ? [...new Set([...inner, 'losses' as const])] : inner),
  init: (taskCount): ScheduleState => initialSchedule(taskCount),
  decide(inner, observation, options, state) {
    const { factors, state: next } = introduced(
      observation.step,
      observation.losses,
      observation.taskCount,
      options,
      state,
    )
    // A loss of NaN marks a task as inactive, also for methods that look only at gradients.
    const losses = factors.map((u, i) => (u > 0 ? (observation.losses?.[i] ?? 0) : Number.NaN))
    const fresh = inner({ ...observation, losses })
    const weights = fresh.weights.map((w, i) => w * factors[i])
    const headWeights = fresh.headWeights.map((h, i) => h * factors[i])
    return { decision: { weights, headWeights, trace: { ...fresh.trace, u: factors } }, state: next }
  },
})
