/**
 * One step of a configured weighting: its state at the start, the decision, and what the method learns from the update.
 * The rules that hold for every method are here and in `askMethod.ts`.
 *
 * - A task is inactive where its loss or its row of the Gramian is not finite: the batch has no label of it, it is not
 *   introduced yet, or it has diverged. Its weights are then 0, whatever a modifier remembers.
 * - The Gramian is made symmetric, and its diagonal is clamped at 0.
 * - Weights are finite whatever was observed, and |α_i|, |h_i| ≤ `weightLimit`, each by itself (`limit.ts`).
 */
import type { WeightingConfig } from '../config/types'
import { askMethod, without } from './askMethod'
import { methodOf, modifiersOf } from './configured'
import type { Matrix, Observation, Trace, Vector } from './define'
import { limited, WEIGHT_LIMIT } from './limit'
import type { Inner } from './modifiers/define'
import { allActive, mergedState, noneOf, placesOf, presenceOf, slice, slicedOptions, slicedState } from './presence'

/** What is always known. The other fields are present when `needsOf` asked for them. */
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
  const modifiers = modifiersOf(config)
  const seen = tidied(observation)
  const everyone = allActive(seen)
  if (modifiers.length === 0) {
    // Without `...`, which would copy the fields and take longer than most decisions.
    const result = askMethod(method, options, seen, state.method, everyone)
    const { inactive } = result
    const asked = everyone ? seen.places : seen.places.filter((task) => !inactive.includes(task))
    return outcomeOf(result, limits.weightLimit, { method: result.state, modifiers: NONE }, inactive, asked)
  }
  const states: unknown[] = [...state.modifiers]
  let methodState = state.method
  let inactive: readonly number[] = []
  let asked: readonly number[] = []

  const base = (observed: Observation): Inner => {
    const result = askMethod(method, options, observed, methodState, allActive(observed))
    methodState = result.state
    inactive = result.inactive
    asked = observed.places.filter((task) => !inactive.includes(task))
    return result
  }
  const outermost = modifiers.reduceRight<(observed: Observation) => Inner>(
    (inner, { modifier, options: knobs }, i) =>
      (observed) => {
        const result = modifier.decide(inner, observed, knobs, states[i])
        states[i] = result.state
        return result.decision
      },
    base,
  )
  const decision = outermost(seen)
  // A modifier may not ask the method, or remember weights of a task that takes no part in this step.
  const present = presenceOf(seen)
  const absent = seen.places.filter((task) => !present[task])
  inactive = [...new Set([...inactive, ...absent])].sort((x, y) => x - y)
  return outcomeOf(
    { ...without(decision, absent), trace: decision.trace },
    limits.weightLimit,
    { method: methodState, modifiers: states },
    inactive,
    asked,
  )
}

const NONE: readonly unknown[] = []

const outcomeOf = (
  { weights, headWeights, trace }: Inner,
  limit: number,
  state: WeightingState,
  inactive: readonly number[],
  asked: readonly number[],
): Outcome => ({
  weights: limited(weights, limit),
  headWeights: limited(headWeights, limit),
  state,
  trace,
  inactive,
  asked,
})

/**
 * After the update, for methods that look at what it did to the same batch (FAMO): of the tasks that they were asked
 * about.
 */
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

/**
 * What was not observed is undefined: `needs` keeps methods from reading it. All fields are listed, because copying
 * them with a spread takes longer than most decisions.
 */
const tidied = (observation: PartialObservation): Observation =>
  ({
    step: observation.step,
    epoch: observation.epoch,
    learningRate: observation.learningRate,
    taskCount: observation.taskCount,
    places: placesOf(observation.taskCount),
    userWeights: observation.userWeights,
    crossEntropy: observation.crossEntropy ?? noneOf(observation.taskCount),
    random: observation.random,
    losses: observation.losses,
    lossesAfter: observation.lossesAfter,
    metrics: observation.metrics,
    squares: observation.squares,
    gramian: symmetric(observation.gramian),
    representationGramian: symmetric(observation.representationGramian),
    trackedGramian: symmetric(observation.trackedGramian),
  }) satisfies { [Name in keyof Observation]: Observation[Name] | undefined } as Observation

/** M ← (M + Mᵀ)/2, M_ii ≥ 0; the same matrix where it is so already. */
function symmetric(m: Matrix | undefined): Matrix | undefined {
  if (m === undefined || isSymmetric(m)) return m
  return m.map((row, i) => row.map((x, j) => (i === j ? Math.max(x, 0) : 0.5 * (x + m[j][i]))))
}

function isSymmetric(m: Matrix): boolean {
  for (let i = 0; i < m.length; i++) {
    if (!(m[i][i] >= 0)) return false
    for (let j = 0; j < i; j++) if (m[i][j] !== m[j][i]) return false
  }
  return true
}
