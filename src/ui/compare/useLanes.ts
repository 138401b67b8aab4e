import { useMemo } from 'react'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import type { Lane } from '../../core/comparison/types'
import { compareStore, compareViewStore } from '../../state/compare/store'
import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'
import { laneColor, laneInk } from '../theme/laneColor'
import { laneNames, shortName, type Words } from './laneNames'
import { useComparedTasks } from './useComparedTasks'

export interface NamedLane {
  readonly id: string
  /** Index in the comparison. */
  readonly index: number
  readonly lane: Lane
  readonly name: string
  /** For small places: UW for uncertainty weighting. */
  readonly short: string
  /** CSS values: `color` for lines and dots, `ink` for text. */
  readonly color: string
  readonly ink: string
  /** A single-task baseline. */
  readonly dashed: boolean
  readonly hidden: boolean
  /** Another lane is highlighted. */
  readonly pale: boolean
}

/** A lane without what depends on which lanes are hidden or highlighted. */
export type LaneInWords = Omit<NamedLane, 'hidden' | 'pale'>

/** All lanes of the comparison in order, with their names in the current language. */
export function useLanes(): readonly NamedLane[] {
  const lanes = useLanesInWords()
  const { hidden, highlighted } = useStore(compareViewStore)
  return useMemo(
    () =>
      lanes.map((lane) => ({
        ...lane,
        hidden: hidden.includes(lane.id),
        pale: highlighted !== null && highlighted !== lane.id,
      })),
    [lanes, hidden, highlighted],
  )
}

/** The same lanes, for components that need not render when a lane is hidden or highlighted. */
export function useLanesInWords(): readonly LaneInWords[] {
  const { base, lanes } = useStore(
    compareStore,
    useShallow(({ comparison }) => ({ base: comparison.base, lanes: comparison.lanes })),
  )
  const words = useWords()
  return useMemo(() => {
    const comparison = { ...compareStore.getState().comparison, base, lanes }
    const names = laneNames(comparison, words)
    return comparison.lanes.map((lane, index) => ({
      id: lane.id,
      index,
      lane,
      name: names[index],
      short: shortName(lane, names[index]),
      color: laneColor(lane.id),
      ink: laneInk(lane.id),
      dashed: lane.only !== null,
    }))
  }, [base, lanes, words])
}

export function useWords(): Words {
  const compare = useText('compare')
  const methods = useText('methods')
  const optimizers = useText('optimizers')
  const schedules = useText('schedules')
  const activations = useText('activations')
  const { significant } = useFormat()
  const tasks = useComparedTasks()
  return useMemo(
    () => ({
      compare,
      methods,
      optimizers,
      schedules,
      activations,
      taskName: (id: string) => tasks.find((task) => task.id === id)?.name ?? id,
      number: (value: number) => significant(value),
    }),
    [compare, methods, optimizers, schedules, activations, significant, tasks],
  )
}
