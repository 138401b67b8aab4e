import { useEffect } from 'react'
import { compareFrom, restart } from '../../state/compare/actions'
import { linkComparison } from '../../state/compare/link'
import { compareStore, lanesPopulation } from '../../state/compare/store'
import { screenStore, type Transport } from '../../state/screen'
import { configStore } from '../../state/setup'

const SEEDS = 3

const transport: Transport = {
  toggle() {
    const { status, stop } = lanesPopulation.store.getState()
    // Kept curves, and lanes that have all ended, cannot train on, so they start over.
    if (status === 'kept' || stop?.kind === 'diverged') restart()
    else lanesPopulation.toggle()
  },
  step: () => lanesPopulation.step(),
  reset: () => restart(lanesPopulation.wantsToPlay()),
}

/** While the screen is shown, the transport buttons control the lanes. The lanes pause when it is left. */
export function useComparing(): void {
  useEffect(() => {
    // A comparison from a link comes first.
    const unlink = linkComparison()
    if (compareStore.getState().comparison.lanes.length === 0) begin()
    screenStore.setState({ transport })
    return () => {
      unlink()
      screenStore.setState({ transport: null })
      lanesPopulation.pause()
    }
  }, [])
}

/** Begins with a first comparison: the current set-up beside fixed and adaptive weightings. */
function begin(): void {
  compareFrom(configStore.getState().recording, 'fixed-adaptive', SEEDS)
  // This also holds for a link without lanes.
  const { plays } = screenStore.getState()
  if (!plays || window.matchMedia('(prefers-reduced-motion: reduce)').matches) lanesPopulation.pause()
}
