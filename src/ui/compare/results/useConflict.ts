import { useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import { pairCount } from '../../../core/measures/cosines'
import { historiesOf } from '../../../state/compare/curves'
import { compareStore, compareViewStore, lanesPopulation } from '../../../state/compare/store'
import { type Bounds, stepBounds } from '../../charts/bounds'
import { type NamedLane, useLanes } from '../useLanes'
import { binCount, binned, conflictAt, cosineAt, leanAt, logRatioAt, losesAt } from './conflictModel'
import { useBeat } from './useBeat'

export interface ConflictPicture {
  readonly x: Bounds
  /** The last recorded step. */
  readonly last: number
  readonly seeds: number
  readonly layers: number
  /** Number of columns of everything below. */
  readonly count: number
  readonly pairs: readonly Float64Array[]
  readonly share: Float64Array
  /** log₁₀. */
  readonly ratio: Float64Array
  readonly lean: Float64Array
  /** [task] */
  readonly loses: readonly Float64Array[]
}

/** The chosen lane; else the highlighted one, else the first that is shown. */
export function useConflictLane(): NamedLane | undefined {
  const lanes = useLanes()
  const { conflictLane, highlighted } = useStore(compareViewStore)
  const named = (id: string | null) => lanes.find((lane) => lane.id === id)
  return named(conflictLane) ?? named(highlighted) ?? lanes.find(({ hidden, dashed }) => !hidden && !dashed) ?? lanes[0]
}

/** Unlike the interval of the other cards, so that they do not render in the same task. */
const EVERY = 620

/** The conflict of a lane in columns for a picture `width` pixels wide; null before the first record. */
export function useConflict(lane: number, layer: number, width: number): ConflictPicture | null {
  const beat = useBeat(lanesPopulation, EVERY)
  const runs = useStore(compareStore, (state) => state.runs)
  const bounds = useRef<Bounds | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the beat says when the histories grew
  return useMemo(() => {
    const histories = historiesOf(lane).filter(({ length }) => length > 0)
    const first = histories[0]
    if (!first || width <= 0) return null
    const last = Math.max(...histories.map(({ steps, length }) => steps[length - 1]))
    bounds.current = stepBounds(last, bounds.current)
    const { high } = bounds.current
    const count = binCount(width, high)
    const bins = (value: Parameters<typeof binned>[3]) => binned(histories, high, count, value)
    const shownLayer = layer < first.layerCount ? layer : -1
    return {
      x: bounds.current,
      last,
      seeds: histories.length,
      layers: first.layerCount,
      count,
      pairs: Array.from({ length: pairCount(first.taskCount) }, (_, pair) => bins(cosineAt(pair, shownLayer))),
      share: bins(conflictAt),
      ratio: bins(logRatioAt),
      lean: bins(leanAt),
      loses: Array.from({ length: first.taskCount }, (_, task) => bins(losesAt(task))),
    }
  }, [beat, runs, lane, layer, width])
}
