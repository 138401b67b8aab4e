/** What a configured weighting declares of itself, with its options and the modifiers around it. */
import type { WeightingConfig } from '../config/types'
import { type OptionDescriptors, withDefaults } from '../options'
import { weightingById } from './all'
import type { Plan, Vector } from './define'
import { modifierById } from './modifiers/all'

type OfMethod = ReturnType<typeof weightingById>

/** The method's declaration read with its options, defaults filled in. */
function ofMethod<Value>(
  { id, options }: WeightingConfig,
  read: (method: OfMethod, options: ReturnType<typeof withDefaults<OptionDescriptors>>) => Value,
): Value {
  const method = weightingById(id)
  return read(method, withDefaults(method.options, options))
}

/** Whether a task with a zero gradient ends training. */
export const stopsAtVanished = (config: WeightingConfig): boolean =>
  ofMethod(config, (method, options) => method.stopsAtVanished?.(options) ?? false)

/** Rate at which plain gradient descent learns a factor 1 / l for each loss l; null where none does. */
export const descentRateOf = (config: WeightingConfig): number | null =>
  ofMethod(config, (method, options) => method.descentRate?.(options) ?? null)

/** Whether weights follow a schedule: a task's weight of 0 may mean that the task comes in later. */
export const isScheduled = ({ id, modifiers: around }: WeightingConfig): boolean =>
  weightingById(id).plan !== undefined || around.some((modifier) => modifierById(modifier.id).plan !== undefined)

/**
 * Weights that method and modifiers together give in the steps to come. Null where nothing is planned, or the plan
 * depends on what the losses will be. `userWeights`: [T].
 */
export function planOf(config: WeightingConfig, userWeights: Vector): Plan | null {
  const own = ofMethod(config, (method, options) => method.plan?.(options, userWeights) ?? null)
  return config.modifiers.reduce<Plan | null>((inner, { id, options }) => {
    const modifier = modifierById(id)
    const outer = modifier.plan?.(withDefaults(modifier.options, options), userWeights.length) ?? null
    return inner && outer ? product(inner, outer) : (inner ?? outer)
  }, own)
}

const product = (inner: Plan, outer: Plan): Plan => ({
  settled: Math.max(inner.settled, outer.settled),
  starts: inner.starts.map((start, task) => Math.max(start, outer.starts[task])),
  weightAt: (step, task) => inner.weightAt(step, task) * outer.weightAt(step, task),
})
