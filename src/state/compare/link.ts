/** Keeps the address in line with the comparison on the screen, and opens the one that a link brought. */

import type { FieldFault } from '../../core/config/faults'
import type { Recording } from '../../core/config/types'
import { compactComparison, expandComparison } from '../../share/comparison'
import { screenStore } from '../screen'
import { configStore } from '../setup'
import { tellUnread } from '../unreadNotices'
import { setComparison } from './actions'
import { compareStore } from './store'

/** Starts both; returns a function that ends them. */
export function linkComparison(): () => void {
  takeOpened()
  tellAddress()
  const stops = [
    compareStore.subscribe((state, before) => {
      if (state.commits !== before.commits) tellAddress()
    }),
    screenStore.subscribe((state, before) => {
      if (state.opened !== before.opened) takeOpened()
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** Opens a link's comparison once: a later visit to the screen finds it as it was left. */
function takeOpened(): void {
  const { opened, version, plays } = screenStore.getState()
  if (opened === null) return
  screenStore.setState({ opened: null })
  const base = configStore.getState().recording
  if (isShown(opened, base)) return
  const { comparison, faults } = expandComparison(opened, base, version)
  tellUnread(base, faults.map(named))
  if (comparison) setComparison(comparison, { play: plays })
}

/** True for the comparison that is already on the screen: it then continues where it was. */
function isShown(opened: unknown, base: Recording): boolean {
  const { comparison } = compareStore.getState()
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
  return comparison.lanes.length > 0 && same(compactComparison(comparison), opened) && same(comparison.base, base)
}

/** Names the comparison as a whole, and a part of which only the place is known. */
function named(fault: FieldFault): FieldFault {
  const { field } = fault
  return { ...fault, field: /^\d/.test(field) ? `comparison.${field}` : field || 'comparison' }
}

function tellAddress(): void {
  const { comparison, commits } = compareStore.getState()
  if (comparison.lanes.length === 0) return
  const beside = { compare: compactComparison(comparison) }
  screenStore.setState({ linked: { base: comparison.base, beside, commits } })
}
