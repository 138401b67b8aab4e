/**
 * Introduces tasks one after the other instead of all at once.
 *
 *     α_i = h_i = w_i · u_i(start_i) · (1 − u_i(end_i)),    u_i(a) = ramp from 0 at step a to 1 at a + ramp_i
 *
 * | symbol | here              | shape | unit                                                     |
 * | ------ | ----------------- | ----- | -------------------------------------------------------- |
 * | w      | `userWeights`     | [T]   | none; the sliders                                        |
 * | s      | `step`            |       | steps; updates done so far                               |
 * | start  | `start`, `end`    | [T]   | steps; an end of −1 is never                             |
 * | ramp   | `ramp`            | [T]   | steps; 0 is abrupt                                       |
 * | shape  | `shape`           |       | of the ramp: linear, or cosine (½ − ½ cos πx)            |
 * | trigger| `trigger`         |       | `step`: at the steps given; `flat`: see below            |
 *
 * With `trigger` flat, tasks come in the order of their start steps, and in task order where these are equal. The first
 * comes at once. Each next one comes when the loss of the newest task has become flat: when the mean of its last
 * `window` losses is no longer below (1 − `drop`) times the mean of the `window` before. The ramp then counts from that
 * step. A step without a label of the newest task does not count. With the modifier `introduce` a task that has not
 * started is inactive, so that any other weighting can run on the tasks that have.
 *
 * Curriculum learning: Bengio, Louradour, Collobert, Weston 2009. Our own form, without reference code.
 */
import { choice, integer, perTask, real, toggle } from '../options'
import type { Plan, Vector } from './define'
import { defineWeighting } from './define'
import { normalisedWeights } from './weighted-sum'

export const NEVER = -1

export const scheduleOptions = {
  trigger: choice({ default: 'step', values: ['step', 'flat'] }),
  start: perTask({ default: 0, min: 0, max: 1_000_000, integer: true, unit: 'steps' }),
  end: perTask({ default: NEVER, min: NEVER, max: 1_000_000, integer: true, unit: 'steps' }),
  ramp: perTask({ default: 0, min: 0, max: 1_000_000, integer: true, unit: 'steps' }),
  shape: choice({ default: 'linear', values: ['linear', 'cosine'] }),
  window: integer({ default: 50, min: 5, max: 2000, scale: 'log', unit: 'steps' }),
  drop: real({ default: 0.02, min: 0.001, max: 0.5, scale: 'log' }),
} as const

/** Steps between one task and the next, where the run is long enough. */
const STAIR = 200

/**
 * Start steps of so many tasks, one after the other, [T]: the first is there from the beginning, the others come every
 * 200 steps from `from` on, within the first half of what is left of a run that ends after `stopAfter` steps (0:
 * never).
 */
export function staircase(taskCount: number, from: number, stopAfter: number): number[] {
  const rest = stopAfter > from ? Math.floor((stopAfter - from) / 2 / Math.max(taskCount - 1, 1)) : STAIR
  const stair = Math.max(Math.min(rest, STAIR), 1)
  const { max } = scheduleOptions.start
  return Array.from({ length: taskCount }, (_, i) => (i === 0 ? 0 : Math.min(from + i * stair, max)))
}

export interface ScheduleOptions {
  readonly trigger: 'step' | 'flat'
  readonly start: Vector
  readonly end: Vector
  readonly ramp: Vector
  readonly shape: 'linear' | 'cosine'
  readonly window: number
  readonly drop: number
}

export interface ScheduleState {
  /** Step at which each task came in; NEVER while it has not. [T] */
  readonly started: Vector
  /** Sums of the newest task's losses over the running window, and the mean of the one before (NaN-free: −1 = none). */
  readonly sum: number
  readonly count: number
  readonly before: number
}

export const initialSchedule = (taskCount: number): ScheduleState => ({
  started: new Array<number>(taskCount).fill(NEVER),
  sum: 0,
  count: 0,
  before: -1,
})

/** 0 before step `from`, 1 from `from + ramp` on; with no ramp a jump. */
export function rampAt(step: number, from: number, ramp: number, shape: 'linear' | 'cosine'): number {
  if (!(ramp > 0)) return step >= from ? 1 : 0
  const linear = Math.min(Math.max((step - from) / ramp, 0), 1)
  return shape === 'cosine' ? 0.5 - 0.5 * Math.cos(Math.PI * linear) : linear
}

/** The factor u of each task at this step, [T] in 0..1, and the state after it. */
export function introduced(
  step: number,
  losses: Vector | undefined,
  taskCount: number,
  options: ScheduleOptions,
  state: ScheduleState,
): { factors: number[]; state: ScheduleState } {
  const next = options.trigger === 'flat' ? advance(step, losses, taskCount, options, state) : state
  const factors = Array.from({ length: taskCount }, (_, i) => {
    const start = options.trigger === 'flat' ? next.started[i] : (options.start[i] ?? 0)
    if (options.trigger === 'flat' && start === NEVER) return 0
    const end = options.end[i] ?? NEVER
    const ramp = options.ramp[i] ?? 0
    const rise = rampAt(step, start, ramp, options.shape)
    return end === NEVER ? rise : rise * (1 - rampAt(step, end, ramp, options.shape))
  })
  return { factors, state: next }
}

/** Tasks in the order in which they come. */
const orderOf = (taskCount: number, start: Vector): number[] =>
  Array.from({ length: taskCount }, (_, i) => i).sort((a, b) => (start[a] ?? 0) - (start[b] ?? 0) || a - b)

function advance(
  step: number,
  losses: Vector | undefined,
  taskCount: number,
  { start, window, drop }: ScheduleOptions,
  state: ScheduleState,
): ScheduleState {
  const order = orderOf(taskCount, start)
  const waiting = order.find((i) => state.started[i] === NEVER)
  const running = [...order].reverse().find((i) => state.started[i] !== NEVER)
  if (waiting === undefined) return state
  if (running === undefined) return withStarted(state, waiting, step)
  const loss = losses?.[running] ?? Number.NaN
  if (!Number.isFinite(loss)) return state
  const sum = state.sum + loss
  const count = state.count + 1
  if (count < window) return { ...state, sum, count }
  const mean = sum / count
  const flat = state.before >= 0 && !(mean < (1 - drop) * state.before)
  return flat ? withStarted(state, waiting, step) : { ...state, sum: 0, count: 0, before: Math.max(mean, 0) }
}

const withStarted = (state: ScheduleState, task: number, step: number): ScheduleState => ({
  started: state.started.map((at, i) => (i === task ? step : at)),
  sum: 0,
  count: 0,
  before: -1,
})

/** What the options plan for these weights; null where the losses decide when a task comes in. */
export function schedulePlan(options: ScheduleOptions, userWeights: Vector): Plan | null {
  if (options.trigger === 'flat') return null
  const count = userWeights.length
  const starts = userWeights.map((_, i) => options.start[i] ?? 0)
  const ends = starts.map((start, i) => Math.max(start, options.end[i] ?? 0) + (options.ramp[i] ?? 0))
  const state = initialSchedule(count)
  return {
    settled: Math.max(0, ...ends),
    starts,
    weightAt: (step, task) => userWeights[task] * introduced(step, undefined, count, options, state).factors[task],
  }
}

export const taskSchedule = defineWeighting({
  id: 'task-schedule',
  family: 'schedule',
  citation: { text: 'Bengio, Louradour, Collobert and Weston 2009', url: 'https://doi.org/10.1145/1553374.1553380' },
  tex: String.raw`L = \sum_i w_i\, u_i(s)\, L_i`,
  options: { ...scheduleOptions, normalize: toggle({ default: false }) },
  needs: ({ trigger }) => (trigger === 'flat' ? (['losses'] as const) : []),
  actsOn: 'losses',
  scale: 'own',
  sliders: true,
  plan: schedulePlan,
  seesInactive: true,
  // `sum`, `count` and `before` are about the newest task only.
  remembers: { started: 'perTask', sum: 'shared', count: 'shared', before: 'shared' },
  init: initialSchedule,
  weigh(observation, options, state) {
    const { step, taskCount, userWeights, losses } = observation
    const { factors, state: next } = introduced(step, losses, taskCount, options, state)
    // A task without a label gets no weight and no part of the normalised sum.
    const weights = factors.map((u, i) => (Number.isNaN(losses?.[i]) ? 0 : u * userWeights[i]))
    const final = options.normalize ? normalisedWeights(weights) : weights
    return { weights: final, state: next, trace: { w: final, u: factors } }
  },
})
