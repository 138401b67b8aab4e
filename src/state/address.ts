/** What is on the screen, in the address (the part behind `#`), kept in step both ways. */
import { defaultConfig } from '../core/config/defaults'
import { encodeLink, LONGEST_HASH } from '../share/link'
import { notify } from './notices'
import { screenStore } from './screen'
import { configStore } from './setup'

/** Browsers refuse too many changes of the address in a short time (Safari: 100 in 30 s). */
const COALESCE = 400

const PLAIN = encodeLink({ config: defaultConfig, edits: [] })
/** No hash at all is the default set-up. */
const bare = (hash: string): string => hash.replace(/^#/, '') || PLAIN

/** The hash, without `#`, of what is on the screen: the run's recording, or the comparison. */
export function presentHash(): string {
  const { linked } = screenStore.getState()
  return linked ? encodeLink(linked.base, linked.comparison) : encodeLink(configStore.getState().recording)
}

/** Another one with every finished change of what is on the screen. */
function presentChange(): string {
  const { linked } = screenStore.getState()
  return linked ? `compare ${linked.commits}` : `run ${configStore.getState().commits}`
}

/**
 * Writes the address after each change of the recording: a new entry in the browser's history for
 * each change, however many values it goes through while it is dragged. Calls `open` with the hash when the
 * person goes back or forward or types another. Answers a function that ends both.
 */
export function startAddress(page: Window, open: (hash: string) => void): () => void {
  let shown = bare(page.location.hash)
  let seenChange = presentChange()
  let timer: number | null = null

  // Whether the present entry is that of a change still going on, which may replace it.
  let goesOn = false
  /** Said once, until a link is short enough again. */
  let isTooLong = false

  const write = (): void => {
    timer = null
    const hash = presentHash()
    const change = presentChange()
    const finished = change !== seenChange
    if (hash === shown) {
      if (goesOn && finished) {
        goesOn = false
        seenChange = change
      }
      return
    }
    // Such an address could not be read again, and the one before it would be lost with it.
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
  ]
  const cancel = (): void => {
    if (timer !== null) page.clearTimeout(timer)
    timer = null
  }
  // Back and forward fire both events, a typed hash only the second: whoever comes first acts.
  const follow = (): void => {
    const hash = bare(page.location.hash)
    if (hash === shown) return
    open(hash)
    cancel()
    shown = hash
    goesOn = false
    seenChange = presentChange()
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
