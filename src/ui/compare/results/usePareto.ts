import { useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import type { Sweep } from '../../../core/comparison/types'
import {
  frontOf,
  isPoint,
  type Lower,
  type ParetoMeasure,
  type Point,
  volumeOf,
  worstStart,
} from '../../../core/fronts/twoTasks'
import { isLowerBetter } from '../../../core/metrics/names'
import { laneCurve } from '../../../state/compare/curves'
import { equalStep } from '../../../state/compare/equalSteps'
import { type LaneResult, type LaneValues, laneValues, lastCommonStep } from '../../../state/compare/results'
import { compareStore, compareViewStore, lanesPopulation } from '../../../state/compare/store'
import {
  type KeptPoints,
  keptValues,
  sameTasks,
  sweepPopulation,
  sweepStore,
  sweepValues,
} from '../../../state/compare/sweep'
import { type TriedFront, tryStore } from '../../../state/compare/tryFront'
import type { Bounds } from '../../charts/bounds'
import { useView } from '../../hooks/useStores'
import type { NamedTask } from '../../hooks/useTasks'
import { type NamedLane, useLanes } from '../useLanes'
import { baselineAt, lanePoints, paretoBounds, trailOf } from './paretoModel'
import { useBeat } from './useBeat'

export interface DrawnLane {
  readonly lane: NamedLane
  readonly mean: Point
  readonly seeds: readonly Point[]
  readonly trail: readonly Point[]
  readonly onFront: boolean
  readonly volume: number
}

export interface DrawnSweep {
  readonly sweep: Sweep
  readonly weights: readonly (readonly number[])[]
  readonly points: readonly Point[]
  /** The step of the points. */
  readonly step: number
  /** Indices of the points on their front, from left to right. */
  readonly front: readonly number[]
  readonly volume: number
}

/** The sweep's points with another value of a field, as far as they are known. */
export interface DrawnTry {
  readonly points: readonly Point[]
  /** From left to right. */
  readonly front: readonly Point[]
  readonly volume: number
}

export interface ParetoPicture {
  readonly lanes: readonly DrawnLane[]
  readonly baselines: readonly { readonly lane: NamedLane; readonly axis: 0 | 1; readonly value: number }[]
  /** The front of the lanes' means, from left to right. */
  readonly front: readonly Point[]
  readonly sweep: DrawnSweep | null
  readonly kept: DrawnSweep | null
  readonly tried: DrawnTry | null
  /** The common step of all lanes and points. */
  readonly step: number
  readonly lower: Lower
  readonly reference: Point
  /** Hypervolume of all lanes together. */
  readonly volume: number
  readonly x: Bounds
  readonly y: Bounds
  readonly log: boolean
}

/** The two tasks of the picture: the chosen ones if they train, else the first two. */
export function useAxes(tasks: readonly NamedTask[]): readonly [NamedTask, NamedTask] | null {
  const axes = useStore(compareViewStore, (view) => view.axes)
  return useMemo(() => {
    if (tasks.length < 2) return null
    const x = tasks.find(({ id }) => id === axes?.[0]) ?? tasks[0]
    const y = tasks.find(({ id }) => id === axes?.[1] && id !== x.id) ?? tasks.find(({ id }) => id !== x.id) ?? tasks[1]
    return [x, y]
  }, [tasks, axes])
}

const SWEEP_EVERY = 250

export function usePareto(
  results: readonly LaneResult[],
  axes: readonly [NamedTask, NamedTask] | null,
  measure: ParetoMeasure,
): ParetoPicture | null {
  const lanes = useLanes()
  const beat = useBeat(sweepPopulation, SWEEP_EVERY)
  const scale = useView((view) => view.lossScale)
  const base = useStore(compareStore, ({ comparison }) => comparison.base.config)
  const { sweep, points, base: swept, kept } = useStore(sweepStore)
  const tried = useStore(tryStore, (state) => state.tried)
  const bounds = useRef<{ key: string; x: Bounds | null; y: Bounds | null }>({ key: '', x: null, y: null })

  // biome-ignore lint/correctness/useExhaustiveDependencies: the beat says when the sweep's histories grew
  return useMemo(() => {
    if (!axes) return null
    const [xTask, yTask] = axes
    const places = [xTask.index, yTask.index] as const
    const ids = [xTask.id, yTask.id] as const
    const isLower = (task: NamedTask) => measure === 'loss' || isLowerBetter(task.metric)
    const lower: Lower = [isLower(xTask), isLower(yTask)]
    const log = measure === 'loss' && scale === 'log'
    const sweepFits = sweep !== null && swept !== null && sameTasks(swept, base)
    const keptFits = kept !== null && sameTasks(kept.base, base) ? kept : null
    const step = equalStep({ sweep: sweepFits, kept: keptFits })
    const values = step === lastCommonStep() ? results : laneValues(step)
    const drawnSweep = sweepFits ? currentSweep(sweep, points, places, measure, lower, step) : null
    const drawnKept = keptFits && keptSweep(keptFits, places, measure, lower, step)
    const triedPoints = sweepFits ? triedPointsOf(tried, places, measure) : []
    const shown = drawnLanes(values, lanes, places, measure, step)
    const starts = shown.map(({ trail }) => trail[0]).filter((start) => start !== undefined)
    const reference: Point = [
      lower[0] ? worstStart([starts.map(([x]) => x)]) : 0,
      lower[1] ? worstStart([starts.map(([, y]) => y)]) : 0,
    ]
    const means = shown.map(({ mean }) => mean)
    const front = frontOf(means, lower)
    const baselines = lanes.flatMap((lane) => {
      const result = values[lane.index]
      const at = !lane.hidden && result ? baselineAt(result, measure, ids, places) : null
      return at ? [{ lane, ...at }] : []
    })
    const key = [ids, measure, xTask.metric, yTask.metric, log].join()
    if (bounds.current.key !== key) bounds.current = { key, x: null, y: null }
    const all = [
      ...shown.flatMap(({ seeds, trail }) => [...seeds, ...trail]),
      ...(drawnSweep?.points ?? []),
      ...(drawnKept?.points ?? []),
      ...triedPoints,
    ]
    const along = (axis: 0 | 1) => [
      ...all.map((point) => point[axis]),
      ...baselines.filter((line) => line.axis === axis).map(({ value }) => value),
    ]
    bounds.current.x = paretoBounds(along(0), lower[0], log, bounds.current.x)
    bounds.current.y = paretoBounds(along(1), lower[1], log, bounds.current.y)
    return {
      lanes: shown.map((drawn, k) => ({
        ...drawn,
        onFront: front.includes(k),
        volume: volumeOf([drawn.mean], lower, reference),
      })),
      baselines,
      front: front.map((k) => means[k]),
      sweep: drawnSweep && { ...drawnSweep, volume: volumeOf(drawnSweep.points, lower, reference) },
      kept: drawnKept && { ...drawnKept, volume: volumeOf(drawnKept.points, lower, reference) },
      tried:
        triedPoints.length > 0
          ? {
              points: triedPoints,
              front: frontOf(triedPoints, lower).map((k) => triedPoints[k]),
              volume: volumeOf(triedPoints, lower, reference),
            }
          : null,
      step,
      lower,
      reference,
      volume: volumeOf(means, lower, reference),
      x: bounds.current.x,
      y: bounds.current.y,
      log,
    }
  }, [results, lanes, axes, measure, scale, base, sweep, swept, points, kept, tried, beat])
}

function drawnLanes(
  results: readonly LaneValues[],
  lanes: readonly NamedLane[],
  [x, y]: readonly [number, number],
  measure: ParetoMeasure,
  step: number,
) {
  const column = measure === 'loss' ? 'testLosses' : 'testMetrics'
  return lanePoints(results, measure, [x, y]).flatMap((point) => {
    const lane = lanes[point.lane]
    if (!lane || lane.hidden || lanesPopulation.histories.length === 0) return []
    const [xs, ys] = [laneCurve(point.lane, column, x), laneCurve(point.lane, column, y)]
    // The trail ends at the common step of all lanes and points.
    const taken = xs.steps.findLastIndex((each) => each <= step) + 1
    const trail = trailOf(xs.mean.subarray(0, taken), ys.mean.subarray(0, taken))
    return isPoint(point.mean) ? [{ lane, mean: point.mean, seeds: point.seeds, trail }] : []
  })
}

/** The points whose runs have ended and did not diverge. */
function triedPointsOf(tried: TriedFront | null, [x, y]: readonly [number, number], measure: ParetoMeasure): Point[] {
  const ended = tried?.points.filter((point) => point !== null) ?? []
  return ended
    .map(
      (point): Point =>
        measure === 'loss' ? [point.losses[x], point.losses[y]] : [point.metrics[x], point.metrics[y]],
    )
    .filter(isPoint)
}

function currentSweep(
  sweep: Sweep,
  runs: readonly { readonly weights: readonly number[] }[],
  [x, y]: readonly [number, number],
  measure: ParetoMeasure,
  lower: Lower,
  step: number,
): DrawnSweep {
  const column = measure === 'loss' ? 'testLosses' : 'testMetrics'
  const [xs, ys] = [sweepValues(column, x, step), sweepValues(column, y, step)]
  return { ...drawn(sweep, runs, xs, ys, lower), step }
}

function keptSweep(
  kept: KeptPoints,
  [x, y]: readonly [number, number],
  measure: ParetoMeasure,
  lower: Lower,
  step: number,
): DrawnSweep {
  const column = measure === 'loss' ? 'testLosses' : 'testMetrics'
  const [xs, ys] = [keptValues(kept, column, x, step), keptValues(kept, column, y, step)]
  return { ...drawn(kept.sweep, kept.points, xs, ys, lower), step }
}

function drawn(
  sweep: Sweep,
  runs: readonly { readonly weights: readonly number[] }[],
  xs: readonly number[],
  ys: readonly number[],
  lower: Lower,
): Omit<DrawnSweep, 'step'> {
  const points = runs.map((_, k): Point => [xs[k] ?? Number.NaN, ys[k] ?? Number.NaN])
  return {
    sweep,
    weights: runs.map(({ weights }) => weights),
    points,
    front: frontOf(points, lower),
    volume: Number.NaN,
  }
}
