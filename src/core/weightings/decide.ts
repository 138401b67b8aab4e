/**
 * One decision of a configured weighting: the rules that hold for every method stand here once.
 *
 * - An inactive task (its loss or its row of the Gramian is not finite: no label in the batch, not
 *   introduced yet, diverged) is left out: the method runs on the others, the task gets α = h = 0,
 *   and its entries of the method's state stay as they are. A method that `seesInactive` is asked with all.
 * - The Gramian is symmetrised and its diagonal clamped at 0.
 * - What comes out is finite whatever went in; should a method fail, every active task gets the
 *   method's equal weight for this step. |α_i| ≤ `weightLimit`, each by itself (`limit.ts`).
 * - h is α for methods that act on losses, 1 for those that act on gradients, unless they say otherwise.
 */
import type { WeightingConfig } from '../config/types'
import { type OptionDescriptors, withDefaults } from '../options'
import { weightingById } from './all'
import {
  type Aggregate,
  type Decision,
  isVector,
  type Matrix,
  type Need,
  type Observation,
  type Trace,
  type Vector,
  type Weighting,
} from './define'
import { limited, WEIGHT_LIMIT } from './limit'
import { modifierById } from './modifiers/all'
import type { Inner, Modifier } from './modifiers/define'
import { mergedState, presenceOf, slice, slicedObservation, slicedOptions, slicedState } from './presence'

/** What is always known; the rest is there when `needsOf` asked for it. */
export type PartialObservation = Pick<
  Observation,
  'step' | 'epoch' | 'learningRate' | 'taskCount' | 'userWeights' | 'random'
> &
  Partial<Observation>

export interface WeightingState {
  readonly method: unknown
  /** One a modifier, in the order of the set-up. */
  readonly modifiers: readonly unknown[]
}

export interface Outcome {
  /** α [T]. */
  readonly weights: number[]
  /** h [T]. */
  readonly headWeights: number[]
  readonly state: WeightingState
  readonly trace: Trace
  /** Tasks that took no part in this step. */
  readonly inactive: readonly number[]
  /** Tasks that the method was asked about: none where a modifier decided by itself. */
  readonly asked: readonly number[]
}

type AnyWeighting = Weighting<OptionDescriptors, Need, unknown>
type Options = ReturnType<typeof withDefaults<OptionDescriptors>>

function methodOf(config: WeightingConfig): { method: AnyWeighting; options: Options } {
  const method = weightingById(config.id)
  return { method, options: withDefaults(method.options, config.options) }
}

function modifiersOf(config: WeightingConfig): { modifier: Modifier; options: Options }[] {
  return config.modifiers.map(({ id, options }) => {
    const modifier = modifierById(id)
    return { modifier, options: withDefaults(modifier.options, options) }
  })
}

/** What must be observed for this weighting and its modifiers. */
export function needsOf(config: WeightingConfig): readonly Need[] {
  const { method, options } = methodOf(config)
  const own: readonly Need[] = typeof method.needs === 'function' ? method.needs(options) : method.needs
  return modifiersOf(config).reduceRight<readonly Need[]>(
    (needs, { modifier, options: knobs }) => modifier.needs(needs, knobs),
    own,
  )
}

/** Whether a negative loss is something that the method or a modifier around it cannot take. */
export function needsPositiveLosses(config: WeightingConfig): boolean {
  const { method, options } = methodOf(config)
  const { positiveLosses } = method
  const own = typeof positiveLosses === 'function' ? positiveLosses(options) : positiveLosses === true
  return own || modifiersOf(config).some(({ modifier, options: knobs }) => modifier.positiveLosses?.(knobs) === true)
}

/** Whether the weights follow the sliders of the tasks; else the method alone decides. */
export function followsSliders(config: WeightingConfig): boolean {
  const { method, options } = methodOf(config)
  return typeof method.sliders === 'function' ? method.sliders(options) : method.sliders === true
}

/** The device-side aggregate of the step (k counts from 1), or null. */
export function aggregateOf(config: WeightingConfig, step: number): Aggregate | null {
  const { method, options } = methodOf(config)
  return method.aggregate?.(step, options) ?? null
}

export function initState(config: WeightingConfig, taskCount: number): WeightingState {
  const { method, options } = methodOf(config)
  return {
    method: method.init(taskCount, options),
    modifiers: modifiersOf(config).map(({ modifier, options: knobs }) => modifier.init(taskCount, knobs)),
  }
}

/** α, h, the new state and what the page shows, for one step. Pure. */
export function decide(
  config: WeightingConfig,
  observation: PartialObservation,
  state: WeightingState,
  limits: { readonly weightLimit: number } = { weightLimit: WEIGHT_LIMIT },
): Outcome {
  const { method, options } = methodOf(config)
  const states: unknown[] = [...state.modifiers]
  let methodState = state.method
  let inactive: readonly number[] = []
  let asked: readonly number[] = []

  const base = (seen: Observation): Inner => {
    const result = runOnActive(method, options, seen, methodState)
    methodState = result.state
    inactive = result.inactive
    asked = seen.places.filter((task) => !inactive.includes(task))
    return result
  }
  const outermost = modifiersOf(config).reduceRight<(seen: Observation) => Inner>(
    (inner, { modifier, options: knobs }, i) =>
      (seen) => {
        const result = modifier.decide(inner, seen, knobs, states[i])
        states[i] = result.state
        return result.decision
      },
    base,
  )
  const seen = tidied(observation)
  const decision = outermost(seen)
  // A modifier may not ask the method, or remember weights of a task that takes no part in this step.
  const present = presenceOf(seen)
  const absent = seen.places.filter((task) => !present[task])
  inactive = [...new Set([...inactive, ...absent])].sort((a, b) => a - b)
  const { weights, headWeights } = without(decision, absent)
  return {
    weights: limited(weights, limits.weightLimit),
    headWeights: limited(headWeights, limits.weightLimit),
    state: { method: methodState, modifiers: states },
    trace: decision.trace,
    inactive,
    asked,
  }
}

/** After the update, for methods that look at what it did to the same batch (FAMO): of the tasks that they were asked about. */
export function settle(
  config: WeightingConfig,
  after: { readonly lossesAfter: Vector; readonly losses: Vector; readonly asked: readonly number[] },
  state: WeightingState,
): WeightingState {
  const { method, options } = methodOf(config)
  if (!method.settle) return state
  const count = after.losses.length
  const active = after.asked.filter((i) => Number.isFinite(after.losses[i]) && Number.isFinite(after.lossesAfter[i]))
  if (active.length === 0) return state
  if (active.length === count) return { ...state, method: method.settle(after, options, state.method) }
  const part = method.settle(
    { lossesAfter: slice(after.lossesAfter, active), losses: slice(after.losses, active) },
    slicedOptions(method.options, options, active),
    slicedState(state.method, method.remembers, active),
  )
  return { ...state, method: mergedState(state.method, part, method.remembers, active) }
}

/** M ← (M + Mᵀ)/2, M_ii ≥ 0. What was not observed stays absent: `needs` keeps methods from reading it. */
function tidied(observation: PartialObservation): Observation {
  const symmetric = (m: Matrix | undefined) =>
    m?.map((row, i) => row.map((x, j) => (i === j ? Math.max(x, 0) : 0.5 * (x + m[j][i]))))
  return {
    ...observation,
    places: Array.from({ length: observation.taskCount }, (_, i) => i),
    gramian: symmetric(observation.gramian),
    representationGramian: symmetric(observation.representationGramian),
    trackedGramian: symmetric(observation.trackedGramian),
  } as Observation
}

interface MethodResult extends Inner {
  readonly state: unknown
  readonly inactive: readonly number[]
}

function runOnActive(method: AnyWeighting, options: Options, observation: Observation, state: unknown): MethodResult {
  const count = observation.taskCount
  const all = Array.from({ length: count }, (_, i) => i)
  const present = presenceOf(observation)
  const active = all.filter((task) => present[task])
  const inactive = all.filter((task) => !active.includes(task))
  if (active.length === 0) {
    const zeros = all.map(() => 0)
    return { weights: zeros, headWeights: zeros, trace: {}, state, inactive }
  }
  if (inactive.length === 0) return { ...completed(method, options, observation, state), inactive }
  if (method.seesInactive) {
    return { ...without(completed(method, options, observation, state), inactive), inactive }
  }
  const part = completed(
    method,
    slicedOptions(method.options, options, active),
    slicedObservation(observation, active),
    slicedState(state, method.remembers, active),
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
function completed(method: AnyWeighting, options: Options, observation: Observation, state: unknown) {
  const decision: Decision<unknown> = method.weigh(observation, options, state)
  const count = observation.taskCount
  const finite = [decision.weights, decision.headWeights ?? []].every((vector) => vector.every(Number.isFinite))
  if (!finite) {
    const equal = new Array<number>(count).fill(method.scale === 'sum' ? 1 : 1 / count)
    const heads = method.actsOn === 'losses' ? equal : equal.map(() => 1)
    return { weights: equal, headWeights: heads, trace: {}, state }
  }
  const ones = new Array<number>(count).fill(1)
  const headWeights = decision.headWeights ?? (method.actsOn === 'losses' ? decision.weights : ones)
  return { weights: decision.weights, headWeights, trace: decision.trace, state: decision.state }
}

function without<D extends Inner>(decision: D, absent: readonly number[]): D {
  if (absent.length === 0) return decision
  const silenced = (vector: Vector) => vector.map((x, task) => (absent.includes(task) ? 0 : x))
  return { ...decision, weights: silenced(decision.weights), headWeights: silenced(decision.headWeights) }
}
