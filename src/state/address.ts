/** Keeps the address (the part after `#`) and what is on the screen in line, in both directions. */
import { defaultConfig } from '../core/config/defaults'
import { encodeLink, LONGEST_HASH } from '../share/link'
import { lessonStore } from './lesson'
import { notify } from './notices'
import { screenStore } from './screen'
import { configStore } from './setup'

/** Milliseconds between two changes of the address: browsers refuse too many (Safari: 100 in 30 s). */
const COALESCE = 400

const PLAIN = encodeLink({ config: defaultConfig, edits: [] })
/** An address without a hash stands for the default set-up. */
const bare = (hash: string): string => hash.replace(/^#/, '') || PLAIN

/** The hash, without `#`, of what is on the screen: the run's recording, or another place, and the open lesson. */
export function currentHash(): string {
  const { linked } = screenStore.getState()
  const { base, beside } = linked ?? { base: configStore.getState().recording, beside: {} }
  const { open } = lessonStore.getState()
  return encodeLink(base, open ? { ...beside, lesson: [open.id, open.step] } : beside)
}

/** Differs after each finished change of what is on the screen. */
function currentChange(): string {
  const { screen, linked } = screenStore.getState()
  const { open } = lessonStore.getState()
  const lesson = open ? `${open.id} ${open.step}` : ''
  return linked ? `${screen} ${linked.commits} ${lesson}` : `run ${configStore.getState().commits} ${lesson}`
}

/**
 * Writes the address after each change of the recording: a new entry in the browser's history for
 * each change, however many values it goes through while it is dragged. Calls `open` with the hash when the
 * person goes back or forward or types another. Returns a function that ends both.
 */
export function startAddress(page: Window, open: (hash: string) => void): () => void {
  let shown = bare(page.location.hash)
  let seenChange = currentChange()
  let timer: number | null = null

  /** True if the current entry belongs to a change that is still going on and may replace it. */
  let goesOn = false
  /** The person is told once, until a link is short enough again. */
  let isTooLong = false

  const write = (): void => {
    timer = null
    const hash = currentHash()
    const change = currentChange()
    const finished = change !== seenChange
    if (hash === shown) {
      if (goesOn && finished) {
        goesOn = false
        seenChange = change
      }
      return
    }
    // A longer address could not be read again, and it would replace the last one that can.
    if (hash.length > LONGEST_HASH) {
      if (!isTooLong) notify({ kind: 'warning', key: 'linkTooLong' })
      isTooLong = true
      return
    }
    isTooLong = false
    const { pathname, search } = page.location
    const address = `${pathname}${search}${hash === PLAIN ? '' : `#${hash}`}`
    if (goesOn) page.history.replaceState(null, '', address)
    else page.history.pushState(null, '', address)
    goesOn = !finished
    seenChange = change
    shown = hash
  }
  const schedule = (): void => {
    timer ??= page.setTimeout(write, COALESCE)
  }
  const stops = [
    configStore.subscribe((state, before) => {
      if (state.recording !== before.recording || state.commits !== before.commits) schedule()
    }),
    screenStore.subscribe((state, before) => {
      if (state.linked !== before.linked) schedule()
    }),
    lessonStore.subscribe((state, before) => {
      if (state.open !== before.open) schedule()
    }),
  ]
  const cancel = (): void => {
    if (timer !== null) page.clearTimeout(timer)
    timer = null
  }
  // Back and forward fire both events, a typed hash only `hashchange`: the first one acts.
  const follow = (): void => {
    const hash = bare(page.location.hash)
    if (hash === shown) return
    open(hash)
    cancel()
    shown = hash
    goesOn = false
    seenChange = currentChange()
  }
  page.addEventListener('popstate', follow)
  page.addEventListener('hashchange', follow)
  return () => {
    for (const stop of stops) stop()
    cancel()
    page.removeEventListener('popstate', follow)
    page.removeEventListener('hashchange', follow)
  }
}
