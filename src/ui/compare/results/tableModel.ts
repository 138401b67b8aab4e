/**
 * The results of a comparison as a table: a row per lane, a column per measure. Pure. The table on the page, the copied
 * text and the downloaded file are all made from this model, so they agree.
 */
import { type Baseline, baselineOf, changesOfMeans, deltaMBySeed } from '../../../core/fronts/baselines'
import { ranksByMeans } from '../../../core/fronts/relative'
import { type BySeed, fewestCommonSeeds } from '../../../core/measures/paired'
import { type Placing, placings } from '../../../core/measures/placings'
import { isLowerBetter, type MetricName } from '../../../core/metrics/names'
import type { LaneResult } from '../../../state/compare/results'

export interface ResultTask {
  readonly id: string
  readonly metric: MetricName
}

export type ColumnKind = 'loss' | 'metric' | 'deltaM' | 'rank' | 'reach' | 'time' | 'conflict'

export interface ResultColumn {
  /** `loss t1`, `deltaM`, … */
  readonly id: string
  readonly kind: ColumnKind
  /** Index of its task among the trained ones; −1 for a column about all tasks. */
  readonly task: number
  /** Whether high or low is good; null: neither, so the column has no best lane. */
  readonly better: 'high' | 'low' | null
}

export interface ResultRow {
  /** Index in the comparison. */
  readonly lane: number
  /** Trains one task only: shown for reference and not ranked. */
  readonly baseline: boolean
  readonly seeds: number
  readonly diverged: number
  /** In the order of the columns. */
  readonly cells: readonly Placing[]
  /** Change of each task against its baseline, %; NaN without a baseline. */
  readonly changes: readonly number[]
}

export interface ResultModel {
  readonly columns: readonly ResultColumn[]
  readonly rows: readonly ResultRow[]
  /** Fewest seeds that two lanes have in common; below `FEWEST_SEEDS` there is no test. */
  readonly commonSeeds: number
  /** Whether every task has its single-task baseline. */
  readonly baselines: boolean
}

const nothing: BySeed = { values: [], seeds: [] }

export function resultModel(results: readonly LaneResult[], tasks: readonly ResultTask[]): ResultModel {
  const columns = columnsOf(tasks)
  const ranked = results.filter(({ lane }) => lane.only === null)
  const higher = tasks.map(({ metric }) => !isLowerBetter(metric))
  const baselines = tasks.map(({ id }, t) => {
    const alone = results.find(({ lane }) => lane.only === id)
    return alone ? baselineOf(alone, t, higher[t]) : null
  })
  const relative = results.map((result) => changesOf(result, tasks, baselines))
  const ranks = ranksByMeans(ranked, higher)
  const judged = columns.map((column) =>
    placings(
      results.map((result, lane) => {
        const { seeds } = result
        if (column.kind === 'deltaM') return { seeds, values: relative[lane].total }
        if (column.kind === 'rank') return { seeds: [], values: finite(ranks[ranked.indexOf(result)]) }
        return measuredOf(column, result, tasks)
      }),
      {
        better: column.better,
        competes: (lane) => results[lane].lane.only === null,
        partial: column.kind === 'conflict',
      },
    ),
  )
  return {
    columns,
    commonSeeds: fewestCommonSeeds(ranked.map(({ seeds }) => seeds)),
    baselines: baselines.length > 0 && baselines.every((baseline) => baseline !== null),
    rows: results.map((result, lane) => ({
      lane,
      baseline: result.lane.only !== null,
      seeds: result.seeds.length,
      diverged: result.ends.filter((end) => end !== null).length,
      cells: judged.map((cells) => cells[lane]),
      changes: relative[lane].tasks,
    })),
  }
}

function columnsOf(tasks: readonly ResultTask[]): ResultColumn[] {
  const ofTasks = (kind: 'loss' | 'metric', better: (task: ResultTask) => 'low' | 'high'): ResultColumn[] =>
    tasks.map((task, t) => ({ id: `${kind} ${task.id}`, kind, task: t, better: better(task) }))
  const ofAll = (kind: ColumnKind, better: ResultColumn['better']): ResultColumn => ({
    id: kind,
    kind,
    task: -1,
    better,
  })
  return [
    ...ofTasks('loss', () => 'low'),
    ...ofTasks('metric', ({ metric }) => (isLowerBetter(metric) ? 'low' : 'high')),
    ofAll('deltaM', 'high'),
    ofAll('rank', 'low'),
    ofAll('reach', 'low'),
    // Times depend on how busy the machine is, and conflict by itself is neither good nor bad.
    ofAll('time', null),
    ofAll('conflict', null),
  ]
}

/** The numbers of a lane in a column. A baseline has numbers for its own task only: the other heads never train. */
function measuredOf(column: ResultColumn, result: LaneResult, tasks: readonly ResultTask[]): BySeed {
  const { lane, seeds } = result
  const alone = lane.only !== null
  if (column.kind === 'time') return { seeds: [], values: [result.milliseconds] }
  if (column.task < 0) {
    if (alone) return nothing
    return { seeds, values: column.kind === 'conflict' ? result.conflict : result.stepsToThreshold }
  }
  if (alone && lane.only !== tasks[column.task].id) return nothing
  return { seeds, values: (column.kind === 'loss' ? result.losses : result.metrics)[column.task] ?? [] }
}

/** Δm by seed and the change of each task, %. For a baseline the change of its own task is 0 by definition. */
function changesOf(
  result: LaneResult,
  tasks: readonly ResultTask[],
  baselines: readonly (Baseline | null)[],
): { readonly total: readonly number[]; readonly tasks: readonly number[] } {
  const { only } = result.lane
  if (only === null)
    return {
      total: deltaMBySeed(result, baselines, result.seeds.length),
      tasks: changesOfMeans(result, baselines),
    }
  const own = tasks.map(({ id }, t) => (id === only && baselines[t] ? 0 : Number.NaN))
  return { total: own.includes(0) ? [0] : [], tasks: own }
}

const finite = (value: number | undefined): number[] => (value !== undefined && Number.isFinite(value) ? [value] : [])
