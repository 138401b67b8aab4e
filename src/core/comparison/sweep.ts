/** Expands a sweep into its runs: one set-up and seed, and for each run the weights of one point of the simplex. Pure. */
import { taskPath } from '../config/paths'
import type { Recording, RunConfig, TaskConfig, WeightingConfig } from '../config/types'
import { MOST_RUNS, MOST_SWEEP_POINTS, type Sweep } from './types'

/**
 * Softness of the smooth maximum in a sweep, in units of a loss. The method's default of 1 is about the size of
 * the losses, and every point would then behave almost like the weighted sum.
 */
const SWEEP_MU = 0.02

/** Upper limit of the option `preference` of both Tchebycheff methods. */
const LARGEST_PREFERENCE = 10

/**
 * Weights of the swept tasks, one row a run; each row has sum 1.
 *
 *     two tasks:    (1 − λ_k, λ_k),  λ_k = k / (K − 1),  k = 0 … K − 1
 *     three tasks:  (n − i − j, i, j) / n,  i + j ≤ n,  for the largest n with (n + 1)(n + 2) / 2 ≤ K
 *
 * K: `points`, a count; λ: none; n: intervals on an edge of the triangle (the simplex lattice of
 * Das and Dennis 1998, https://doi.org/10.1137/S1052623496307510).
 */
export function sweepPoints({ tasks, points }: Sweep): number[][] {
  return tasks.length === 3 ? triangle(intervalsFor(points)) : line(points)
}

function line(points: number): number[][] {
  const last = Math.min(Math.max(Math.floor(points), 2), MOST_SWEEP_POINTS) - 1
  return Array.from({ length: last + 1 }, (_, k) => [(last - k) / last, k / last])
}

function intervalsFor(points: number): number {
  const most = Math.min(points, MOST_RUNS)
  let n = 1
  while (((n + 2) * (n + 3)) / 2 <= most) n++
  return n
}

function triangle(n: number): number[][] {
  return Array.from({ length: n + 1 }, (_, i) =>
    Array.from({ length: n + 1 - i }, (__, j) => [(n - i - j) / n, i / n, j / n]),
  ).flat()
}

export interface SweepRun {
  /** One for each swept task, in the order of the sweep. */
  readonly weights: readonly number[]
  readonly recording: Recording
}

/** One run a point, without the base's modifiers: a sweep shows the scalarisation alone. */
export function sweepRecordings(base: RunConfig, sweep: Sweep, steps: number): readonly SweepRun[] {
  const training = { ...base.training, stopAfter: steps, stopWhenFlat: false }
  return sweepPoints(sweep).map((weights) => ({
    weights,
    recording: { config: { ...weighed(base, sweep, weights), training }, edits: [] },
  }))
}

/** The set-up that a recording starts with, but with the weights after all of its edits. */
export function currentWeights({ config, edits }: Recording): RunConfig {
  const last = new Map(edits.map(({ field, value }) => [field, value]))
  const weightOf = ({ id, weight }: TaskConfig): number => {
    const edited = last.get(taskPath(id, 'weight'))
    return typeof edited === 'number' ? edited : weight
  }
  return { ...config, tasks: config.tasks.map((task) => ({ ...task, weight: weightOf(task) })) }
}

/** Enabled tasks that are not swept, with the weight that they have at every point of the sweep. */
export const heldTasks = (
  base: RunConfig,
  { tasks: swept, others }: Sweep,
): readonly { id: string; weight: number }[] =>
  base.tasks
    .filter(({ id, enabled }) => enabled && !swept.includes(id))
    .map(({ id, weight }) => ({ id, weight: others === 'keep' ? weight : 0 }))

function weighed(base: RunConfig, sweep: Sweep, weights: readonly number[]): RunConfig {
  const { tasks: swept, method } = sweep
  const held = new Map(heldTasks(base, sweep).map(({ id, weight }) => [id, weight]))
  const weightOf = (id: string): number => weights[swept.indexOf(id)] ?? held.get(id) ?? 0
  if (method === 'weighted-sum') {
    const tasks = base.tasks.map((task) => ({ ...task, weight: weightOf(task.id) }))
    return { ...base, tasks, weighting: { id: method, options: {}, modifiers: [] } }
  }
  const wanted = base.tasks.filter(({ enabled }) => enabled).map(({ id }) => weightOf(id))
  // Only the ratios of a preference matter. A held weight may exceed the option's limit, so all are scaled down.
  const scale = Math.min(1, LARGEST_PREFERENCE / Math.max(...wanted))
  return { ...base, weighting: scalarisation(method, scale < 1 ? wanted.map((each) => each * scale) : wanted) }
}

function scalarisation(id: 'tchebycheff' | 'stch', preference: readonly number[]): WeightingConfig {
  const options = id === 'stch' ? { variant: 'linear', warmup: 0, mu: SWEEP_MU, preference } : { preference }
  return { id, options, modifiers: [] }
}
