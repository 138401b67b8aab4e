/**
 * Which tasks take part in a step. Where only some do, a method gets the observation, the options and the state of
 * those tasks only, and the entries of the others stay as they are.
 */
import { type OptionDescriptors, perTaskValue, type withDefaults } from '../options'
import type { Belonging, Matrix, Observation, Vector } from './define'

/** Per field of a method's state, what it is about: `remembers` of `Weighting`. */
export type Remembered = Readonly<Record<string, Belonging>>
type Options = ReturnType<typeof withDefaults<OptionDescriptors>>
type Fields = Readonly<Record<string, unknown>>

/** Fields of an observation that are arrays over tasks, or matrices over pairs of them. */
const PER_TASK = ['userWeights', 'losses', 'metrics', 'squares', 'lossesAfter'] as const
const PER_PAIR = ['gramian', 'representationGramian', 'trackedGramian'] as const

/**
 * Whether a task takes part in the step: whether all observed values of it are finite. They are not where the batch has
 * no label of the task, where it is not introduced yet, and where it has diverged.
 */
export function isActive(observation: Observation, task: number): boolean {
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

/** Whether everything observed is finite, so that every task takes part. Most steps are such. */
export function allActive(observation: Observation): boolean {
  if (!allFinite(observation.losses) || !allFinite(observation.squares)) return false
  for (const name of PER_PAIR) {
    const m = observation[name]
    if (m !== undefined) for (let i = 0; i < m.length; i++) if (!allFinite(m[i])) return false
  }
  return true
}

export function allFinite(vector: Vector | undefined): boolean {
  if (vector !== undefined) for (let i = 0; i < vector.length; i++) if (!Number.isFinite(vector[i])) return false
  return true
}

const places: (readonly number[])[] = []

/** 0, 1, … of so many tasks; the same array for each call. */
export function placesOf(count: number): readonly number[] {
  places[count] ??= Array.from({ length: count }, (_, i) => i)
  return places[count]
}

const unknowns: (readonly boolean[])[] = []

/** False for each of so many tasks; the same array for each call. */
export function noneOf(count: number): readonly boolean[] {
  unknowns[count] ??= Array.from({ length: count }, () => false)
  return unknowns[count]
}

/** `isActive` of each task, [T]. */
export const presenceOf = (observation: Observation): boolean[] =>
  Array.from({ length: observation.taskCount }, (_, task) => isActive(observation, task))

export const slice = (vector: Vector, active: readonly number[]): number[] => active.map((task) => vector[task])
const sliceMatrix = (m: Matrix, active: readonly number[]) => active.map((i) => active.map((j) => m[i][j]))

export function slicedObservation(observation: Observation, active: readonly number[]): Observation {
  const part: Record<string, unknown> = { ...observation, taskCount: active.length, places: active }
  for (const name of PER_TASK) if (observation[name]) part[name] = slice(observation[name], active)
  for (const name of PER_PAIR) if (observation[name]) part[name] = sliceMatrix(observation[name], active)
  part.crossEntropy = active.map((task) => observation.crossEntropy[task])
  return part as unknown as Observation
}

export function slicedOptions(descriptors: OptionDescriptors, options: Options, active: readonly number[]): Options {
  const part: Record<string, unknown> = { ...options }
  for (const [name, descriptor] of Object.entries(descriptors)) {
    const value = part[name]
    if (descriptor.kind === 'perTask') {
      const given = value as Vector
      // Empty means that every entry is at its default, which may depend on the number of tasks.
      part[name] = given.length === 0 ? [] : active.map((task) => perTaskValue(descriptor, given, task, active.length))
    } else if (descriptor.kind === 'curves') {
      part[name] = active.map((task) => (value as readonly unknown[])[task] ?? [])
    }
  }
  return part as Options
}

/** The part of a state that is about the active tasks. */
export function slicedState(state: unknown, remembers: Remembered | undefined, active: readonly number[]): unknown {
  if (!remembers) return state
  return mapped(state as Fields, (value, name) => {
    if (remembers[name] === 'perTask') return slice(value as Vector, active)
    return remembers[name] === 'perPair' ? sliceMatrix(value as Matrix, active) : value
  })
}

/** The state of all tasks, in which `fresh` replaces that of the active ones. */
export function mergedState(
  old: unknown,
  fresh: unknown,
  remembers: Remembered | undefined,
  active: readonly number[],
): unknown {
  if (!remembers) return fresh
  const before = old as Fields
  return mapped(fresh as Fields, (value, name) => {
    if (remembers[name] === 'perTask') return withEntries(before[name] as Vector, value as Vector, active)
    if (remembers[name] !== 'perPair') return value
    const rows = before[name] as Matrix
    const own = value as Matrix
    return rows.map((row, i) => (active.includes(i) ? withEntries(row, own[active.indexOf(i)], active) : row))
  })
}

const withEntries = (old: Vector, fresh: Vector, active: readonly number[]): number[] =>
  old.map((x, task) => (active.includes(task) ? fresh[active.indexOf(task)] : x))

const mapped = (fields: Fields, change: (value: unknown, name: string) => unknown): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, change(value, name)]))
