/**
 * A method asked for one decision, about the tasks that take part in the step.
 *
 * - A method sees only the active tasks (`presence.ts`), or all of them where it declares `seesInactive`. Inactive
 *   tasks get α = h = 0, and their entries of the state stay as they are.
 * - A decision that is not finite is replaced by the method's equal weights; the state then stays as it was.
 * - h is α for methods that act on losses and 1 for those that act on gradients, unless the method gives it.
 */
import { filled } from '../numerics/dense'
import type { AnyWeighting, Options } from './configured'
import { type Decision, isVector, type Observation, type Vector } from './define'
import type { Inner } from './modifiers/define'
import { allFinite, mergedState, placesOf, presenceOf, slicedObservation, slicedOptions, slicedState } from './presence'

interface MethodResult extends Inner {
  readonly state: unknown
  readonly inactive: readonly number[]
}

const NOBODY: readonly number[] = []

/** The decision for all tasks; the method itself is asked about the active ones. `everyone`: they are all active. */
export function askMethod(
  method: AnyWeighting,
  options: Options,
  observation: Observation,
  state: unknown,
  everyone: boolean,
): MethodResult {
  if (everyone) return completed(method, options, observation, state, NOBODY)
  const all = placesOf(observation.taskCount)
  const present = presenceOf(observation)
  const active = all.filter((task) => present[task])
  const inactive = all.filter((task) => !active.includes(task))
  if (active.length === 0) {
    const zeros = all.map(() => 0)
    return { weights: zeros, headWeights: zeros, trace: {}, state, inactive }
  }
  if (inactive.length === 0 || method.seesInactive) {
    return without(completed(method, options, observation, state, inactive), inactive)
  }
  const part = completed(
    method,
    slicedOptions(method.options, options, active),
    slicedObservation(observation, active),
    slicedState(state, method.remembers, active),
    NOBODY,
  )
  const spread = (vector: Vector) => all.map((task) => (active.includes(task) ? vector[active.indexOf(task)] : 0))
  const trace = Object.fromEntries(
    Object.entries(part.trace).map(([name, value]) => [name, isVector(value) ? spread(value) : value]),
  )
  return {
    weights: spread(part.weights),
    headWeights: spread(part.headWeights),
    trace,
    state: mergedState(state, part.state, method.remembers, active),
    inactive,
  }
}

/** The method's answer with h filled in; its equal weights where the answer is not finite. */
function completed(
  method: AnyWeighting,
  options: Options,
  observation: Observation,
  state: unknown,
  inactive: readonly number[],
): MethodResult {
  const decision: Decision<unknown> = method.weigh(observation, options, state)
  const count = observation.taskCount
  if (!allFinite(decision.weights) || !allFinite(decision.headWeights)) {
    const equal = filled(count, method.scale === 'sum' ? 1 : 1 / count)
    const headWeights = method.actsOn === 'losses' ? equal : filled(count, 1)
    return { weights: equal, headWeights, trace: {}, state, inactive }
  }
  const headWeights = decision.headWeights ?? (method.actsOn === 'losses' ? decision.weights : filled(count, 1))
  return { weights: decision.weights, headWeights, trace: decision.trace, state: decision.state, inactive }
}

/** The same decision, with α = h = 0 for the tasks in `absent`. */
export function without<D extends Inner>(decision: D, absent: readonly number[]): D {
  if (absent.length === 0) return decision
  const silenced = (vector: Vector) => vector.map((x, task) => (absent.includes(task) ? 0 : x))
  return { ...decision, weights: silenced(decision.weights), headWeights: silenced(decision.headWeights) }
}
