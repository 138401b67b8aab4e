/**
 * One decision of a configured weighting: the rules that hold for every method stand here once.
 *
 * - An inactive task (its loss or its row of the Gramian is not finite: no label in the batch, not
 *   introduced yet, diverged) is left out: the method runs on the others, the task gets α = h = 0,
 *   and its entries of the method's state stay as they are. A method that `seesInactive` is asked with all.
 * - The Gramian is symmetrised and its diagonal clamped at 0.
 * - What comes out is finite whatever went in; should a method fail, every active task gets the
 *   method's equal weight for this step. |α_i| ≤ `weightLimit`, by rescaling the whole α.
 * - h is α for methods that act on losses, 1 for those that act on gradients, unless they say otherwise.
 */
import type { WeightingConfig } from '../config/types'
import { type OptionDescriptors, perTaskValue, withDefaults } from '../options'
import { weightingById } from './all'
import type { Aggregate, Decision, Matrix, Need, Observation, Trace, Vector, Weighting } from './define'
import { modifiers } from './modifiers/all'
import type { Inner, Modifier } from './modifiers/define'

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

/** No single bad step may destroy a run: about the largest weight that float32 training survives. */
export const WEIGHT_LIMIT = 1e6

type AnyWeighting = Weighting<OptionDescriptors, Need, unknown>
type Options = ReturnType<typeof withDefaults<OptionDescriptors>>

function methodOf(config: WeightingConfig): { method: AnyWeighting; options: Options } {
  const method = weightingById(config.id)
  return { method, options: withDefaults(method.options, config.options) }
}

function modifiersOf(config: WeightingConfig): { modifier: Modifier; options: Options }[] {
  return config.modifiers.map(({ id, options }) => {
    const modifier = (modifiers as readonly unknown[] as readonly Modifier[]).find((entry) => entry.id === id)
    if (!modifier) throw new Error(`no modifier '${id}'`)
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
  const absent = seen.places.filter((task) => !isActive(seen, task))
  inactive = [...new Set([...inactive, ...absent])].sort((a, b) => a - b)
  return {
    ...bounded(without(decision, absent), limits.weightLimit),
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
    slicedOptions(method, options, active),
    slicedState(state.method, active, count),
  )
  return { ...state, method: mergedState(state.method, part, active, count) }
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

/** Arrays over tasks, and matrices over pairs of them, in an observation. */
const PER_TASK = ['userWeights', 'losses', 'metrics', 'squares', 'lossesAfter'] as const
const PER_PAIR = ['gramian', 'representationGramian', 'trackedGramian'] as const

function isActive(observation: Observation, task: number): boolean {
  const finite = (vector: Vector | undefined) => vector === undefined || Number.isFinite(vector[task])
  const finiteRow = (m: Matrix | undefined) =>
    m === undefined || m[task].every((x, other) => Number.isFinite(x) || !Number.isFinite(m[other][other]))
  const diagonal = (m: Matrix | undefined) => m === undefined || Number.isFinite(m[task][task])
  return (
    finite(observation.losses) &&
    finite(observation.squares) &&
    PER_PAIR.every((name) => diagonal(observation[name]) && finiteRow(observation[name]))
  )
}

interface MethodResult extends Inner {
  readonly state: unknown
  readonly inactive: readonly number[]
}

function runOnActive(method: AnyWeighting, options: Options, observation: Observation, state: unknown): MethodResult {
  const count = observation.taskCount
  const all = Array.from({ length: count }, (_, i) => i)
  const active = all.filter((task) => isActive(observation, task))
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
    slicedOptions(method, options, active),
    slicedObservation(observation, active),
    slicedState(state, active, count),
  )
  const spread = (vector: Vector) => all.map((task) => (active.includes(task) ? vector[active.indexOf(task)] : 0))
  const trace = Object.fromEntries(
    Object.entries(part.trace).map(([name, value]) => [name, isVector(value, active.length) ? spread(value) : value]),
  )
  return {
    weights: spread(part.weights),
    headWeights: spread(part.headWeights),
    trace,
    state: mergedState(state, part.state, active, count),
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

function bounded(decision: Inner, limit: number): { weights: number[]; headWeights: number[] } {
  const rescaled = (vector: Vector) => {
    const most = Math.max(...vector.map(Math.abs), 0)
    return most > limit ? vector.map((x) => (x / most) * limit) : [...vector]
  }
  return { weights: rescaled(decision.weights), headWeights: rescaled(decision.headWeights) }
}

const isVector = (value: unknown, length: number): value is Vector =>
  Array.isArray(value) && value.length === length && value.every((x) => typeof x === 'number')
const isMatrix = (value: unknown, size: number): value is Matrix =>
  Array.isArray(value) && value.length === size && value.every((row) => isVector(row, size))

const slice = (vector: Vector, active: readonly number[]) => active.map((task) => vector[task])
const sliceMatrix = (m: Matrix, active: readonly number[]) => active.map((i) => active.map((j) => m[i][j]))

function slicedObservation(observation: Observation, active: readonly number[]): Observation {
  const part: Record<string, unknown> = { ...observation, taskCount: active.length, places: active }
  for (const name of PER_TASK) if (observation[name]) part[name] = slice(observation[name], active)
  for (const name of PER_PAIR) if (observation[name]) part[name] = sliceMatrix(observation[name], active)
  return part as unknown as Observation
}

function slicedOptions(method: AnyWeighting, options: Options, active: readonly number[]): Options {
  const part: Record<string, unknown> = { ...options }
  for (const [name, descriptor] of Object.entries(method.options)) {
    const value = part[name]
    if (descriptor.kind === 'perTask') {
      const given = value as Vector
      // With every entry at its default the default of the smaller set holds.
      part[name] = given.length === 0 ? [] : active.map((task) => perTaskValue(descriptor, given, task, active.length))
    } else if (descriptor.kind === 'curves') {
      part[name] = active.map((task) => (value as readonly unknown[])[task] ?? [])
    }
  }
  return part as Options
}

/** By the convention of `Weighting`: arrays of length T are per task, T x T ones per pair. */
function slicedState(state: unknown, active: readonly number[], count: number): unknown {
  if (isMatrix(state, count)) return sliceMatrix(state, active)
  if (isVector(state, count)) return slice(state, active)
  if (typeof state !== 'object' || state === null || Array.isArray(state)) return state
  return Object.fromEntries(Object.entries(state).map(([key, value]) => [key, slicedState(value, active, count)]))
}

function mergedState(old: unknown, fresh: unknown, active: readonly number[], count: number): unknown {
  const size = active.length
  if (isMatrix(old, count) && isMatrix(fresh, size)) {
    const merged = old.map((row) => [...row])
    active.forEach((i, a) => {
      active.forEach((j, b) => {
        merged[i][j] = fresh[a][b]
      })
    })
    return merged
  }
  if (isVector(old, count) && isVector(fresh, size)) {
    return old.map((x, task) => (active.includes(task) ? fresh[active.indexOf(task)] : x))
  }
  if (typeof fresh !== 'object' || fresh === null || Array.isArray(fresh)) return fresh
  const before = (typeof old === 'object' && old !== null ? old : {}) as Readonly<Record<string, unknown>>
  return Object.fromEntries(
    Object.entries(fresh).map(([key, value]) => [key, mergedState(before[key], value, active, count)]),
  )
}
