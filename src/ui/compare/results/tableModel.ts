/**
 * The results of a comparison as a table: one row a lane, one column a measure. Pure; what is drawn,
 * copied and downloaded all comes from here, so that it is the same.
 */
import { deltaM, meanRanks } from '../../../core/fronts/relative'
import { pairedP } from '../../../core/measures/paired'
import { deviation, mean } from '../../../core/measures/summary'
import type { MetricName } from '../../../core/metrics/metrics'
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
  /** Place of its task among those that train; −1 where it is about all of them. */
  readonly task: number
  /** null: neither end is good, so nothing is the best of it. */
  readonly better: 'high' | 'low' | null
}

export interface ResultCell {
  /** Over the seeds; NaN where there is no number. */
  readonly mean: number
  /** Of the sample, over the seeds; NaN below two of them, or where it is measured once. */
  readonly deviation: number
  readonly best: boolean
  /** Its difference from the best is smaller than the noise of the seeds: paired t-test, p ≥ `LEVEL`. */
  readonly tied: boolean
  /** Seeds with a number, of those there are. */
  readonly known: number
}

export interface ResultRow {
  /** Place in the comparison. */
  readonly lane: number
  /** Trains one task alone: stands beside the others and is not ranked. */
  readonly baseline: boolean
  readonly seeds: number
  readonly diverged: number
  /** In the order of the columns. */
  readonly cells: readonly ResultCell[]
  /** Of each task against its baseline, %; NaN where there is none. */
  readonly changes: readonly number[]
}

export interface ResultModel {
  readonly columns: readonly ResultColumn[]
  readonly rows: readonly ResultRow[]
  /** Fewest seeds that two lanes share; below `FEWEST_SEEDS` nothing is told apart. */
  readonly commonSeeds: number
  /** Every task has its single-task baseline. */
  readonly baselines: boolean
}

export const FEWEST_SEEDS = 3
const LEVEL = 0.05

/** What there is of a measure: a number a seed, or one alone. */
interface Measured {
  readonly values: readonly number[]
  readonly seeds: readonly number[]
}

const nothing: Measured = { values: [], seeds: [] }

export function resultModel(results: readonly LaneResult[], tasks: readonly ResultTask[]): ResultModel {
  const columns = columnsOf(tasks)
  const references = tasks.map((task, t) => referenceOf(results, task, t))
  const relative = results.map((result) => changesOf(result, tasks, references))
  const ranks = ranksOf(results, tasks)
  const measured = columns.map((column) =>
    results.map((result, lane): Measured => {
      const { seeds } = result
      if (column.kind === 'deltaM') return { seeds, values: relative[lane].total }
      if (column.kind === 'rank') return { seeds: [], values: ranks[lane] }
      return measuredOf(column, result, tasks)
    }),
  )
  const judged = columns.map((column, c) => judge(column, measured[c], results))
  return {
    columns,
    commonSeeds: fewestCommon(results),
    baselines: references.length > 0 && references.every((reference) => reference !== null),
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
  const ofTasks = (kind: 'loss' | 'metric', better: 'low' | 'high'): ResultColumn[] =>
    tasks.map(({ id }, task) => ({ id: `${kind} ${id}`, kind, task, better }))
  const ofAll = (kind: ColumnKind, better: ResultColumn['better']): ResultColumn => ({
    id: kind,
    kind,
    task: -1,
    better,
  })
  return [
    ...ofTasks('loss', 'low'),
    ...ofTasks('metric', 'high'),
    ofAll('deltaM', 'high'),
    ofAll('rank', 'low'),
    ofAll('reach', 'low'),
    // A clock on a busy machine tells nobody apart, and conflict by itself is neither good nor bad.
    ofAll('time', null),
    ofAll('conflict', null),
  ]
}

/** A baseline has numbers for its own task alone: the heads of the others never train. */
function measuredOf(column: ResultColumn, result: LaneResult, tasks: readonly ResultTask[]): Measured {
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

interface Reference {
  readonly value: number
  readonly by: 'metrics' | 'losses'
}

/** What a task comes to alone: its metric, its loss where that is unknown or 0. */
function referenceOf(results: readonly LaneResult[], { id }: ResultTask, t: number): Reference | null {
  const baseline = results.find(({ lane }) => lane.only === id)
  if (!baseline) return null
  for (const by of ['metrics', 'losses'] as const) {
    const value = mean(baseline[by][t] ?? [])
    if (Number.isFinite(value) && value !== 0) return { value, by }
  }
  return null
}

/**
 * Δm by seed, against the baselines' means over their seeds: their own luck does not then enter every
 * seed's quotient. A baseline is what is compared with: 0 for its task by definition.
 */
function changesOf(
  { lane, losses, metrics, seeds }: LaneResult,
  tasks: readonly ResultTask[],
  references: readonly (Reference | null)[],
): { readonly total: readonly number[]; readonly tasks: readonly number[] } {
  if (lane.only !== null) {
    const own = tasks.map(({ id }, t) => (id === lane.only && references[t] ? 0 : Number.NaN))
    return { total: own.some((change) => change === 0) ? [0] : [], tasks: own }
  }
  const higher = references.map((reference) => reference?.by === 'metrics')
  const baselines = references.map((reference) => reference?.value ?? null)
  const values = (t: number): readonly number[] => (references[t]?.by === 'losses' ? losses : metrics)[t] ?? []
  return {
    total: seeds.map((_, s) =>
      tasks.length === 0
        ? Number.NaN
        : (deltaM(
            tasks.map((__, t) => values(t)[s] ?? Number.NaN),
            baselines,
            higher,
          ) ?? Number.NaN),
    ),
    tasks: tasks.map((_, t) => deltaM([mean(values(t))], [baselines[t]], [higher[t]]) ?? Number.NaN),
  }
}

/** By the means over the seeds, among the lanes that train all tasks; nothing for a baseline. */
function ranksOf(results: readonly LaneResult[], tasks: readonly ResultTask[]): readonly (readonly number[])[] {
  const ranked = results.filter(({ lane }) => lane.only === null)
  const byMetric = tasks.map((_, t) => ranked.some(({ metrics }) => Number.isFinite(mean(metrics[t] ?? []))))
  const values = ranked.map(({ losses, metrics }) =>
    tasks.map((_, t) => rounded(mean((byMetric[t] ? metrics : losses)[t] ?? []))),
  )
  const ranks = meanRanks(values, byMetric)
  const known = values.some((row) => row.some(Number.isFinite))
  return results.map((result) => {
    const rank = ranks[ranked.indexOf(result)]
    return known && rank !== undefined && Number.isFinite(rank) ? [rank] : []
  })
}

/** Two ways of computing the same differ in their last digits, and are no two places. */
const rounded = (value: number): number => (Number.isFinite(value) ? Number(value.toPrecision(6)) : value)

/** Mean and spread of each lane, and how they stand to the best one. */
function judge(column: ResultColumn, measured: readonly Measured[], results: readonly LaneResult[]): ResultCell[] {
  const means = measured.map((own) => meanOf(column, own))
  const competes = (lane: number) => results[lane].lane.only === null && Number.isFinite(means[lane])
  const lanes = means.map((_, lane) => lane).filter(competes)
  const values = lanes.map((lane) => means[lane])
  const top = column.better === null || lanes.length < 2 ? Number.NaN : extreme(values, column.better)
  const best = means.map((value, lane) => competes(lane) && value === top)
  const first = best.indexOf(true)
  return measured.map((own, lane) => ({
    mean: means[lane],
    deviation: Number.isFinite(means[lane]) ? deviation(own.values) : Number.NaN,
    best: best[lane],
    tied: first >= 0 && competes(lane) && !best[lane] && !toldApart(own, measured[first]),
    known: own.values.filter(Number.isFinite).length,
  }))
}

const extreme = (values: readonly number[], better: 'high' | 'low'): number =>
  better === 'high' ? Math.max(...values) : Math.min(...values)

/**
 * A lane that diverged in some seeds, or reached the threshold in some alone, has no mean: over the
 * lucky ones it would look better than it is.
 */
function meanOf(column: ResultColumn, { values }: Measured): number {
  const whole = column.kind !== 'conflict' && values.some((value) => !Number.isFinite(value))
  return whole ? Number.NaN : mean(values)
}

/** Also where there are fewer than three common seeds, or one measurement: without noise to compare with nothing is grey. */
function toldApart(one: Measured, other: Measured): boolean {
  const differences = one.seeds.flatMap((seed, s) => {
    const at = other.seeds.indexOf(seed)
    const difference = at < 0 ? Number.NaN : one.values[s] - other.values[at]
    return Number.isFinite(difference) ? [difference] : []
  })
  return differences.length < FEWEST_SEEDS || pairedP(differences) < LEVEL
}

function fewestCommon(results: readonly LaneResult[]): number {
  const ranked = results.filter(({ lane }) => lane.only === null)
  const common = ranked.flatMap(({ seeds }, i) =>
    ranked.slice(i + 1).map((other) => seeds.filter((seed) => other.seeds.includes(seed)).length),
  )
  return common.length > 0 ? Math.min(...common) : 0
}
