import type { TrainingConfig } from '../config/types'
import { type OptionDescriptors, withDefaults } from '../options'
import { remembered } from '../remembered'
import { constant } from './constant'
import { cosine } from './cosine'
import type { Schedule } from './define'
import { exponential } from './exponential'
import { inverseTime } from './inverseTime'
import { step } from './step'

export const schedules = [constant, step, exponential, inverseTime, cosine] as const
export type ScheduleId = (typeof schedules)[number]['id']

/** The schedule of that name; throws for a name that is not in the registry. */
export function scheduleById(id: string): Schedule<OptionDescriptors> {
  const found = (schedules as readonly unknown[] as readonly Schedule<OptionDescriptors>[]).find((s) => s.id === id)
  if (!found) throw new Error(`no schedule '${id}'`)
  return found
}

const scheduleOf = remembered(({ id, options }: TrainingConfig['schedule']) => {
  const schedule = scheduleById(id)
  return { schedule, options: withDefaults(schedule.options, options) }
})

/** Factor of a linear warm-up over n = `steps` steps: 1/n in the first, 1 from the n-th on; 0 steps = no warm-up. */
export const warmup = (step: number, steps: number): number => (steps > 0 ? Math.min((step + 1) / steps, 1) : 1)

/** Learning rate η of update number `step` (from 0): base rate × warm-up × schedule. */
export function learningRateAt(
  training: Pick<TrainingConfig, 'learningRate' | 'schedule' | 'warmup'>,
  step: number,
): number {
  const { schedule, options } = scheduleOf(training.schedule)
  return training.learningRate * warmup(step, training.warmup) * schedule.factor(step, options)
}
