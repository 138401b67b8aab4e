import { useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import { cosinesWith } from '../../core/measures/angles'
import { alignedTo, gramianOfArrows, leadingPlane, type Point, unitDirection, upright } from '../../core/measures/plane'
import type { StepRecord } from '../../engine/trainer.types'
import { useNow } from '../hooks/useNow'
import { useConfig } from '../hooks/useStores'
import { type NamedTask, useEnabledTasks } from '../hooks/useTasks'
import { tugStore } from './choice'
import { answerOf, plainAnswer, type Scene } from './methods'

export interface Direction {
  /** Null for the direction that training took. */
  readonly id: string | null
  readonly method: string
  /** α; null if the method's weights cannot be computed here. */
  readonly weights: readonly number[] | null
  /** Of length 1, or less if the direction points out of the plane; null if there is no direction. */
  readonly tip: Point | null
  /** Cosine with each task's gradient, [T]; empty without a direction. */
  readonly cosines: readonly number[]
}

export interface Tug {
  readonly tasks: readonly NamedTask[]
  readonly gramian: readonly (readonly number[])[]
  /** In multiples of `unit`, the length of the longest, [T]. */
  readonly points: readonly Point[]
  readonly unit: number
  readonly shown: number
  readonly free: boolean
  readonly directions: readonly Direction[]
}

const matrixOf = ({ gramian, weights }: StepRecord): number[][] =>
  Array.from(weights, (_, i) =>
    Array.from(gramian.subarray(i * weights.length, (i + 1) * weights.length), (x) => (Number.isFinite(x) ? x : 0)),
  )

/** The gradients to draw, from training or moved by hand, and the directions that methods make of them. */
export function useTug(): Tug | null {
  const all = useEnabledTasks()
  const record = useNow()
  const { weighting, training } = useConfig(({ weighting, training }) => ({ weighting, training }))
  const { ticked, free } = useStore(tugStore)
  const before = useRef<readonly Point[]>([])
  const now = record && record.weights.length === all.length ? record : null

  const trained = useMemo(() => {
    if (!now) return null
    const gramian = matrixOf(now)
    const { points, shown } = leadingPlane(gramian)
    const placed = before.current.length === points.length ? alignedTo(before.current, points) : upright(points)
    // Keep the last orientation if a step has no gradients.
    if (placed.some(([x, y]) => x !== 0 || y !== 0)) before.current = placed
    const unit = Math.max(0, ...placed.map(([x, y]) => Math.hypot(x, y))) || 1
    return { gramian, shown, unit, points: placed.map(([x, y]): Point => [x / unit, y / unit]) }
  }, [now])

  return useMemo(() => {
    if (!now || !trained) return null
    const tasks = free ? all.slice(0, free.arrows.length) : all
    const held = free && free.arrows.length === tasks.length ? free : null
    const picture = held
      ? { gramian: gramianOfArrows(held.arrows, held.unit), points: held.arrows, unit: held.unit, shown: 1 }
      : trained
    const scene: Scene = {
      gramian: picture.gramian,
      losses: tasks.map(({ index }) => now.trainLosses[index]),
      userWeights: tasks.map(({ config }) => config.weight),
      step: now.step,
      epoch: now.epoch,
      learningRate: now.learningRate,
      seed: training.seed,
    }
    const flat = Float64Array.from(picture.gramian.flat())
    const points = picture.points.map(([x, y]): Point => [x * picture.unit, y * picture.unit])
    const directed = (id: string | null, method: string, weights: readonly number[] | null): Direction => {
      const tip = weights && unitDirection(picture.gramian, points, weights)
      return { id, method, weights, tip, cosines: weights && tip ? cosinesWith(flat, weights, weights.length) : [] }
    }
    return {
      ...picture,
      tasks,
      free: held !== null,
      directions: [
        directed(
          null,
          weighting.id,
          held
            ? answerOf(weighting, scene)
            : Array.from(now.weights, (weight) => (Number.isFinite(weight) ? weight : 0)),
        ),
        ...ticked.map((id) => directed(id, id, plainAnswer(id, scene))),
      ],
    }
  }, [now, trained, all, free, ticked, weighting, training.seed])
}
