/** What a configured weighting declares of itself, with its options and the modifiers around it. */
import type { WeightingConfig } from '../config/types'
import { remembered } from '../remembered'
import { type AnyWeighting, methodOf, modifiersOf, type Options } from './configured'
import type { Aggregate, Need, Plan, Vector } from './define'

/** What the method declares, read with its options. */
function ofMethod<Value>(config: WeightingConfig, read: (method: AnyWeighting, options: Options) => Value): Value {
  const { method, options } = methodOf(config)
  return read(method, options)
}

/** What must be observed for this weighting and its modifiers. */
export const needsOf = remembered((config: WeightingConfig): readonly Need[] => {
  const own = ofMethod(config, ({ needs }, options) => (typeof needs === 'function' ? needs(options) : needs))
  return modifiersOf(config).reduceRight((inner, { modifier, options }) => modifier.needs(inner, options), own)
})

/** The method's formula with its options. */
export const texOf = (config: WeightingConfig): string =>
  ofMethod(config, ({ tex, texWith }, options) => texWith?.(options) ?? tex)

/** Whether the method or a modifier around it cannot take a negative loss. */
export function needsPositiveLosses(config: WeightingConfig): boolean {
  const own = ofMethod(config, ({ positiveLosses }, options) =>
    typeof positiveLosses === 'function' ? positiveLosses(options) : positiveLosses === true,
  )
  return own || modifiersOf(config).some(({ modifier, options }) => modifier.positiveLosses?.(options) === true)
}

/** Whether the weights follow the sliders of the tasks; else the method alone decides. */
export const followsSliders = (config: WeightingConfig): boolean =>
  ofMethod(config, ({ sliders }, options) => (typeof sliders === 'function' ? sliders(options) : sliders === true))

/** The device-side aggregate of the step (k counts from 1), or null. */
export const aggregateOf = (config: WeightingConfig, step: number): Aggregate | null =>
  ofMethod(config, (method, options) => method.aggregate?.(step, options) ?? null)

/** Whether a task with a zero gradient ends training. */
export const stopsAtVanished = (config: WeightingConfig): boolean =>
  ofMethod(config, (method, options) => method.stopsAtVanished?.(options) ?? false)

/** Rate at which plain gradient descent learns a factor 1 / l for each loss l; null where none does. */
export const descentRateOf = (config: WeightingConfig): number | null =>
  ofMethod(config, (method, options) => method.descentRate?.(options) ?? null)

/**
 * Weights that method and modifiers together give in the steps to come. Null where nothing is planned, or the plan
 * depends on what the losses will be. `userWeights`: [T].
 */
export function planOf(config: WeightingConfig, userWeights: Vector): Plan | null {
  const own = ofMethod(config, (method, options) => method.plan?.(options, userWeights) ?? null)
  return modifiersOf(config).reduce<Plan | null>((inner, { modifier, options }) => {
    const outer = modifier.plan?.(options, userWeights.length) ?? null
    return inner && outer ? product(inner, outer) : (inner ?? outer)
  }, own)
}

const product = (inner: Plan, outer: Plan): Plan => ({
  settled: Math.max(inner.settled, outer.settled),
  starts: inner.starts.map((start, task) => Math.max(start, outer.starts[task])),
  weightAt: (step, task) => inner.weightAt(step, task) * outer.weightAt(step, task),
})
