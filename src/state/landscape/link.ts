/** Connects the landscapes with the address, and with the keys of the transport. */
import { compactLandscape, expandLandscape } from '../../share/landscape'
import { screenStore, type Transport } from '../screen'
import { configStore } from '../setup'
import { tellUnread } from '../unreadNotices'
import { startPaths } from './paths'
import { landscapeStore, openLandscape, redoLandscape, resetLandscape, undoLandscape } from './store'
import { pausePlaying, stepOn, togglePlaying } from './view'

const transport: Transport = {
  toggle: togglePlaying,
  step: stepOn,
  reset: resetLandscape,
  undo: undoLandscape,
  redo: redoLandscape,
}

/** Starts all that the screen needs; returns a function that ends it. */
export function openLandscapes(): () => void {
  takeOpened()
  tellAddress()
  screenStore.setState({ transport })
  const stops = [
    startPaths(),
    landscapeStore.subscribe((state, before) => {
      if (state.commits !== before.commits) tellAddress()
    }),
    screenStore.subscribe((state, before) => {
      if (state.opened !== before.opened) takeOpened()
    }),
  ]
  return () => {
    for (const stop of stops) stop()
    pausePlaying()
    screenStore.setState({ transport: null })
  }
}

/** Opens the landscape of a link, a file or a lesson once: a later visit finds it as it was left. */
function takeOpened(): void {
  const { opened } = screenStore.getState()
  if (opened === null) return
  screenStore.setState({ opened: null })
  const { setup, faults } = expandLandscape(opened)
  tellUnread(
    configStore.getState().recording,
    faults.map((fault) => ({ ...fault, field: fault.field ? `landscape.${fault.field}` : 'landscape' })),
  )
  openLandscape(setup)
}

function tellAddress(): void {
  const { setup, commits } = landscapeStore.getState()
  const beside = { landscape: compactLandscape(setup) }
  screenStore.setState({ linked: { base: configStore.getState().recording, beside, commits } })
}
