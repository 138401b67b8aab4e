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
    // From kept curves, or where nothing is left that trains, no step leads on.
    if (status === 'kept' || stop?.kind === 'diverged') restart()
    else lanesPopulation.toggle()
  },
  step: () => lanesPopulation.step(),
  reset: () => restart(lanesPopulation.wantsToPlay()),
}

/** While the screen is there the transport is that of the lanes; they wait while nobody looks. */
export function useComparing(): void {
  useEffect(() => {
    // First the one that a link brought, if any.
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

/** The first comparison is there at once: the present set-up beside fixed and adaptive weightings. */
function begin(): void {
  compareFrom(configStore.getState().recording, 'fixed-adaptive', SEEDS)
  // Of a link that carries no lanes after all, too.
  const { plays } = screenStore.getState()
  if (!plays || window.matchMedia('(prefers-reduced-motion: reduce)').matches) lanesPopulation.pause()
}
