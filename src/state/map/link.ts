/** Connects the maps with the address, and with the keys of the transport. */
import { compactMap, expandMap } from '../../share/map'
import { screenStore, type Transport } from '../screen'
import { configStore } from '../setup'
import { tellUnread } from '../unreadNotices'
import { computeMap, computeStore, followMap, haltMap } from './compute'
import { mapStore, redoMap, replaceMap, startFromRun, undoMap } from './store'
import { pointAt } from './view'

const toggle = (): void => (computeStore.getState().phase === 'running' ? haltMap() : computeMap())

const transport: Transport = { toggle, step: () => {}, reset: () => {}, undo: undoMap, redo: redoMap }

/** The map was being computed when its screen was left. */
let resumes = false

/** Starts all that the screen needs; returns a function that ends it. */
export function openMaps(): () => void {
  const stopFollowing = followMap()
  const stopPointing = mapStore.subscribe(({ setup }, { setup: before }) => {
    // At the same place of another shape is a cell that nobody has pointed at.
    if (setup.shape !== before.shape) pointAt(null)
  })
  if (!takeOpened()) startFromRun(configStore.getState().recording)
  tellAddress()
  screenStore.setState({ transport })
  const stops = [
    stopFollowing,
    stopPointing,
    mapStore.subscribe((state, before) => {
      if (state.commits !== before.commits) tellAddress()
    }),
    screenStore.subscribe((state, before) => {
      if (state.opened !== before.opened) takeOpened()
    }),
  ]
  if (resumes) computeMap()
  resumes = false
  return () => {
    resumes = computeStore.getState().phase === 'running'
    haltMap()
    for (const stop of stops) stop()
    screenStore.setState({ transport: null })
  }
}

/** Opens the map of a link once: a later visit finds it as it was left. Returns whether there was one. */
function takeOpened(): boolean {
  const { opened, version, plays } = screenStore.getState()
  if (opened === null) return false
  screenStore.setState({ opened: null })
  const base = configStore.getState().recording
  const { setup, faults } = expandMap(opened, base, version)
  tellUnread(
    base,
    faults.map((fault) => ({ ...fault, field: fault.field ? `map.${fault.field}` : 'map' })),
  )
  mapStore.setState({ runThen: base })
  replaceMap(setup)
  if (plays) computeMap()
  return true
}

function tellAddress(): void {
  const { setup, commits } = mapStore.getState()
  screenStore.setState({ linked: { base: setup.base, beside: { map: compactMap(setup) }, commits } })
}
