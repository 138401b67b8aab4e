/** Presents a lane as a set-up, so that the controls of the run's settings can show and change it. */
import { laneConfig } from '../../../core/comparison/expand'
import { type FieldPath, getField, replaces } from '../../../core/config/paths'
import type { Span } from '../../../core/config/picked'
import type { RunConfig } from '../../../core/config/types'
import { clearLaneField, setLaneField } from '../../../state/compare/actions'
import { compareStore } from '../../../state/compare/store'
import { setupStore } from '../../hooks/setupStore'
import type { Setup } from '../../hooks/useSetup'

const laneOf = (id: string) => compareStore.getState().comparison.lanes.find((lane) => lane.id === id)

/** The steps over which lanes differ: from the fork to the comparison's last step. */
export function laneSpan(): Span {
  const { fork, steps } = compareStore.getState().comparison
  return { from: fork, end: steps }
}

/**
 * The set-up of a lane. Every change restarts all lanes, so no field acts live. A value equal to the set-up's is not a
 * change.
 */
export function laneSetup(id: string): Setup {
  let from: readonly unknown[] = []
  let state: { readonly config: RunConfig } = { config: compareStore.getState().comparison.base.config }
  const getState = () => {
    const { comparison } = compareStore.getState()
    const lane = laneOf(id)
    if (lane && (from[0] !== comparison.base || from[1] !== lane)) {
      from = [comparison.base, lane]
      state = { config: laneConfig(comparison, lane) }
    }
    return state
  }
  return {
    store: setupStore(compareStore, getState),
    set: (path, value) => {
      const own = getField(compareStore.getState().comparison.base.config, path)
      if (alike(getField(getState().config, path), value)) return
      if (alike(own, value) && !isInsideChange(id, path)) clearLaneField(id, path)
      else setLaneField(id, path, value)
    },
    actsLive: () => false,
    wish: () => 'compare',
    span: laneSpan,
  }
}

const alike = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/**
 * Whether the lane changes a field that contains this path. Clearing the path would then not restore the set-up's
 * value.
 */
const isInsideChange = (id: string, path: FieldPath): boolean =>
  laneOf(id)?.changes.some(({ field }) => field !== path && replaces(field, path)) ?? false
