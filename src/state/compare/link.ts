/** Keeps the address in step with the comparison on the screen, and takes the one that a link brought. */

import type { FieldFault } from '../../core/config/faults'
import type { Recording } from '../../core/config/types'
import { compactComparison, expandComparison } from '../../share/comparison'
import { screenStore } from '../screen'
import { configStore } from '../setup'
import { tellProblems } from '../unreadNotices'
import { setComparison } from './actions'
import { compareStore } from './store'

/** Answers a function that ends it. */
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

/** Once: another visit of the screen finds the comparison as it was left. */
function takeOpened(): void {
  const { opened, version, plays } = screenStore.getState()
  if (opened === null) return
  screenStore.setState({ opened: null })
  const base = configStore.getState().recording
  if (isShown(opened, base)) return
  const { comparison, faults } = expandComparison(opened, base, version)
  tellProblems(base, faults.map(named))
  if (comparison) setComparison(comparison, { play: plays })
}

/** Back to a comparison that stands there still: it goes on where it was. */
function isShown(opened: unknown, base: Recording): boolean {
  const { comparison } = compareStore.getState()
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
  return comparison.lanes.length > 0 && same(compactComparison(comparison), opened) && same(comparison.base, base)
}

/** The whole has no name of its own, and a part that is not known has only its place. */
function named(fault: FieldFault): FieldFault {
  const { field } = fault
  return { ...fault, field: /^\d/.test(field) ? `comparison.${field}` : field || 'comparison' }
}

function tellAddress(): void {
  const { comparison, commits } = compareStore.getState()
  if (comparison.lanes.length === 0) return
  screenStore.setState({ linked: { base: comparison.base, comparison: compactComparison(comparison), commits } })
}
