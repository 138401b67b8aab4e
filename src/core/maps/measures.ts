/** What a map looks at: numbers of finished runs to the numbers of a cell. Pure. */
import type { RunConfig } from '../config/types'
import { ENGINES, type EngineKind } from '../engines'
import { baselineOf, deltaMBySeed } from '../fronts/baselines'
import { hypervolume } from '../fronts/hypervolume'
import type { TaskNumbers } from '../fronts/relative'
import { deviation, mean } from '../measures/summary'
import { isLowerBetter, metricOfTask } from '../metrics/names'
import { problemOf } from '../problems/all'
import { type MapCell, type MapRun, runOf } from './cells'
import { enabledIds } from './quantities'
import type { MapSetup } from './types'

/** What is kept of a run. */
export interface RunNumbers {
  /** On the test split after the last step, [T]; NaN for a run that diverged. */
  readonly losses: readonly number[]
  readonly metrics: readonly number[]
  /** Measures whose best value is 1: the metrics, and the scores of tasks whose metric is an error. */
  readonly scores: readonly number[]
  /** Steps at which the smallest score of all tasks was larger than at any recorded step before; both ascending. */
  readonly bests: readonly { readonly step: number; readonly metric: number }[]
  /** Share of the steps in which two task gradients point against each other; NaN without two gradients. */
  readonly conflict: number
  /** Step at which the run diverged; null if it did not. */
  readonly diverged: number | null
  /** The engine that trained its last step, as numbers of another one differ in their last digits; null: not known. */
  readonly engine: EngineKind | null
}

export type MeasureKind = 'loss' | 'metric' | 'deltaM' | 'volume' | 'reach' | 'conflict'

export interface Measure {
  /** As links carry it: the kind, and the id of a task where it is about one. */
  readonly id: string
  readonly kind: MeasureKind
  readonly task: string | null
}

/** Exact volumes are computed for up to three tasks. */
const MOST_VOLUME_TASKS = 3

/** Everything that can be looked at in this set-up. */
export function measuresOf(config: Pick<RunConfig, 'tasks'>): readonly Measure[] {
  const ids = enabledIds(config)
  const whole = (kind: MeasureKind): Measure => ({ id: kind, kind, task: null })
  return [
    ...(['metric', 'loss'] as const).flatMap((kind) => ids.map((task) => ({ id: `${kind} ${task}`, kind, task }))),
    ...(ids.length > 1 ? [whole('deltaM')] : []),
    ...(ids.length > 1 && ids.length <= MOST_VOLUME_TASKS ? [whole('volume')] : []),
    whole('reach'),
    ...(ids.length > 1 ? [whole('conflict')] : []),
  ]
}

export const measureOf = (config: Pick<RunConfig, 'tasks'>, id: string): Measure | null =>
  measuresOf(config).find((measure) => measure.id === id) ?? null

/** The largest value that a measure can have; infinite if it has none. */
export function highestOf(config: Pick<RunConfig, 'problem' | 'tasks'>, { kind, task }: Measure): number {
  const isScore = kind === 'metric' && task !== null && isMetricHigher(config, task)
  return isScore || kind === 'volume' || kind === 'conflict' ? 1 : Number.POSITIVE_INFINITY
}

/** The single-task baselines that the measure needs at a cell, [T][S]; none for most measures. */
export function baselineRuns(setup: MapSetup, cell: MapCell): readonly (readonly MapRun[])[] {
  if (measureOf(setup.base.config, setup.measure)?.kind !== 'deltaM') return []
  return enabledIds(setup.base.config).map((only) => setup.seeds.map((seed) => runOf(cell, seed, only)))
}

/** Every run that a cell needs, its own first. */
export const runsOfCell = (setup: MapSetup, cell: MapCell): readonly MapRun[] => [
  ...setup.seeds.map((seed) => runOf(cell, seed)),
  ...baselineRuns(setup, cell).flat(),
]

/** The finished runs by their key; null stands for a run whose changes do not fit together. */
export type Results = ReadonlyMap<string, RunNumbers | null>

export interface CellNumbers {
  /**
   * `waiting`: some of its runs have not ended. `refused`: its changes do not fit together. `known`: there is a number.
   * `none`: all runs have ended, and no seed has this number.
   */
  readonly state: 'waiting' | 'refused' | 'known' | 'none'
  /** By seed; NaN for a seed without this number. */
  readonly values: readonly number[]
  /** Mean and sample standard deviation over the seeds that have a number; NaN if unknown. */
  readonly mean: number
  readonly deviation: number
  /** Seeds that have a number. */
  readonly known: number
  /** Step at which each of its own runs diverged; null where it did not. By seed. */
  readonly diverged: readonly (number | null)[]
  /** The engines that trained the runs of each number, for Δm its baselines too; none if one is not known. By seed. */
  readonly engines: readonly (readonly EngineKind[])[]
}

const without = (state: 'waiting' | 'refused'): CellNumbers => ({
  state,
  values: [],
  mean: Number.NaN,
  deviation: Number.NaN,
  known: 0,
  diverged: [],
  engines: [],
})

/** The numbers of a cell from the runs that have ended. */
export function cellNumbers(setup: MapSetup, cell: MapCell, results: Results): CellNumbers {
  const read = (run: MapRun) => results.get(run.key)
  const own = setup.seeds.map((seed) => read(runOf(cell, seed)))
  const alone = baselineRuns(setup, cell).map((runs) => runs.map(read))
  if ([...own, ...alone.flat()].includes(null)) return without('refused')
  const isMissing = (run: RunNumbers | null | undefined): boolean => run === undefined
  if (own.some(isMissing) || alone.flat().some(isMissing)) return without('waiting')
  const runs = own as readonly RunNumbers[]
  const values = valuesOfSeeds(setup, runs, alone as readonly (readonly RunNumbers[])[])
  const known = values.filter((value) => !Number.isNaN(value)).length
  return {
    state: known > 0 ? 'known' : 'none',
    values,
    mean: mean(values),
    deviation: deviation(values),
    known,
    diverged: runs.map(({ diverged }) => diverged),
    engines: runs.map((run) => enginesOf([run, ...(alone.flat() as readonly RunNumbers[])])),
  }
}

/** Each engine once, in the order of `ENGINES`. If one is not known, the others would not be the whole truth. */
function enginesOf(runs: readonly RunNumbers[]): readonly EngineKind[] {
  const found = new Set(runs.map(({ engine }) => engine))
  return found.has(null) ? [] : ENGINES.filter((kind) => found.has(kind))
}

function valuesOfSeeds(
  { base, measure: id, threshold }: MapSetup,
  runs: readonly RunNumbers[],
  alone: readonly (readonly RunNumbers[])[],
): readonly number[] {
  const measure = measureOf(base.config, id)
  const ids = enabledIds(base.config)
  const place = measure?.task ? ids.indexOf(measure.task) : -1
  switch (measure?.kind) {
    case 'loss':
      return runs.map(({ losses }) => losses[place] ?? Number.NaN)
    case 'metric':
      return runs.map(({ metrics }) => metrics[place] ?? Number.NaN)
    case 'volume':
      return runs.map(({ scores }) => volumeAboveZero(scores))
    case 'reach':
      return runs.map(({ bests }) => bests.find(({ metric }) => metric >= threshold)?.step ?? Number.NaN)
    case 'conflict':
      return runs.map(({ conflict }) => conflict)
    case 'deltaM': {
      const baselines = alone.map((lone, t) =>
        baselineOf(byTask(lone, ids.length), t, isMetricHigher(base.config, ids[t])),
      )
      return deltaMBySeed(byTask(runs, ids.length), baselines, runs.length)
    }
    default:
      return runs.map(() => Number.NaN)
  }
}

/** The runs by task, [T][S]. */
const byTask = (runs: readonly RunNumbers[], taskCount: number): TaskNumbers => {
  const numbers = (name: 'losses' | 'metrics') =>
    Array.from({ length: taskCount }, (_, t) => runs.map((run) => run[name][t] ?? Number.NaN))
  return { losses: numbers('losses'), metrics: numbers('metrics') }
}

/** True if larger values of the task's metric are better. */
export function isMetricHigher(config: Pick<RunConfig, 'problem' | 'tasks'>, id: string): boolean {
  const task = config.tasks.find((each) => each.id === id)
  return !task || !isLowerBetter(metricOfTask(problemOf(config), task))
}

/**
 * Hypervolume of one point of scores above 0: their product, or 0 if a score is below 0. Losses and errors have no
 * common reference, since a cell may change their unit.
 */
function volumeAboveZero(scores: readonly number[]): number {
  if (scores.length === 0 || scores.some(Number.isNaN)) return Number.NaN
  return hypervolume(
    [scores.map((score) => -score)],
    scores.map(() => 0),
  )
}
