/** The weights that a schedule will give, over the steps to come. Pure. */
import type { WeightingConfig } from '../../core/config/types'
import { type LooseOptions, type OptionDescriptors, withDefaults } from '../../core/options'
import { curveAt, manualSchedule } from '../../core/weightings/manual-schedule'
import { introduce } from '../../core/weightings/modifiers/introduce'
import { initialSchedule, introduced, type ScheduleOptions, taskSchedule } from '../../core/weightings/task-schedule'
import { pathThrough } from './paths'

export interface Plan {
  /** Step after which nothing changes any more. */
  readonly settled: number
  /** First step in which each task takes part, [T]. */
  readonly starts: readonly number[]
  /** Weight of task i at a step; under a method that weighs by itself, what part of its weight it gets. */
  readonly weightAt: (step: number, task: number) => number
}

/** Null where nothing is planned, or the plan depends on what the losses will be. */
export function planOf({ id, options, modifiers }: WeightingConfig, userWeights: readonly number[]): Plan | null {
  const around = modifiers.find((modifier) => modifier.id === introduce.id)
  const ones = userWeights.map(() => 1)
  const plan = ownPlan(id, options, userWeights)
  const outer = around ? schedulePlan(around.options, ones) : null
  if (!plan || !outer) return plan ?? outer
  return {
    settled: Math.max(plan.settled, outer.settled),
    starts: plan.starts.map((start, task) => Math.max(start, outer.starts[task])),
    weightAt: (step, task) => plan.weightAt(step, task) * outer.weightAt(step, task),
  }
}

function ownPlan(id: string, options: LooseOptions, userWeights: readonly number[]): Plan | null {
  if (id === taskSchedule.id) return schedulePlan(options, userWeights)
  return id === manualSchedule.id ? curvePlan(options, userWeights) : null
}

function schedulePlan(given: LooseOptions, userWeights: readonly number[]): Plan | null {
  const options = withDefaults(taskSchedule.options as OptionDescriptors, given) as unknown as ScheduleOptions
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

function curvePlan(given: LooseOptions, userWeights: readonly number[]): Plan {
  const { curves } = withDefaults(manualSchedule.options, given)
  return {
    settled: Math.max(0, ...curves.flatMap((points) => points.map(([step]) => step))),
    starts: userWeights.map(() => 0),
    weightAt: (step, task) => userWeights[task] * curveAt(curves[task], step),
  }
}

/**
 * Outline of a row of height `height` whose filled part is the weight, over [0, last] drawn 0 to 100
 * wide; `most` fills the row.
 */
export function rowPath(
  plan: Plan,
  task: number,
  last: number,
  most: number,
  top: number,
  height: number,
  points = 160,
): string {
  const bottom = top + height
  const edge = Array.from({ length: points + 1 }, (_, k): [number, number] => {
    const filled = Math.min(plan.weightAt((last * k) / points, task) / most, 1)
    return [(100 * k) / points, bottom - height * filled]
  })
  return `${pathThrough([[0, bottom], ...edge, [100, bottom]], 2)}Z`
}

/** The largest weight up to `last`, at least a little. */
export function largestWeight(plan: Plan, tasks: number, last: number): number {
  let most = 1e-9
  for (let task = 0; task < tasks; task++) {
    for (let k = 0; k <= 160; k++) most = Math.max(most, plan.weightAt((last * k) / 160, task))
  }
  return most
}
