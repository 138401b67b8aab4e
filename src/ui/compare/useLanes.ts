import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { Lane } from '../../core/comparison/types'
import { compareStore, compareViewStore } from '../../state/compare/store'
import { laneColor, laneInk } from '../theme/laneColor'

export interface NamedLane {
  readonly id: string
  /** Place in the comparison. */
  readonly index: number
  readonly lane: Lane
  readonly name: string
  /** CSS values: lines and dots; text. */
  readonly color: string
  readonly ink: string
  /** A single-task baseline. */
  readonly dashed: boolean
  readonly hidden: boolean
  /** Another lane stands out. */
  readonly pale: boolean
}

/** All lanes of the comparison in order, with their names in the present language. */
export function useLanes(): readonly NamedLane[] {
  const lanes = useStore(compareStore, ({ comparison }) => comparison.lanes)
  const { hidden, highlighted } = useStore(compareViewStore)
  return useMemo(
    () =>
      lanes.map((lane, index) => ({
        id: lane.id,
        index,
        lane,
        name: lane.name || lane.id,
        color: laneColor(lane.id),
        ink: laneInk(lane.id),
        dashed: lane.only !== null,
        hidden: hidden.includes(lane.id),
        pale: highlighted !== null && highlighted !== lane.id,
      })),
    [lanes, hidden, highlighted],
  )
}
