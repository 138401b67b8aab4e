/** The set-up in the address (the part behind `#`), kept in step both ways. */
import { defaultConfig } from '../core/config/defaults'
import { encodeLink } from '../share/link'
import { configStore } from './setup'

/** Browsers refuse too many changes of the address in a short time (Safari: 100 in 30 s). */
const COALESCE = 400

const PLAIN = encodeLink({ config: defaultConfig, edits: [] })
/** No hash at all is the default set-up. */
const bare = (hash: string): string => hash.replace(/^#/, '') || PLAIN

/**
 * Writes the address after each change of the recording: a new entry in the browser's history for
 * a finished change, the present entry for one that goes on. Calls `open` with the hash when the
 * person goes back or forward or types another. Answers a function that ends both.
 */
export function startAddress(page: Window, open: (hash: string) => void): () => void {
  let shown = bare(page.location.hash)
  let seenCommits = configStore.getState().commits
  let timer: number | null = null

  const write = (): void => {
    timer = null
    const { recording, commits } = configStore.getState()
    const hash = encodeLink(recording)
    if (hash === shown) return
    const { pathname, search } = page.location
    const address = `${pathname}${search}${hash === PLAIN ? '' : `#${hash}`}`
    if (commits > seenCommits) page.history.pushState(null, '', address)
    else page.history.replaceState(null, '', address)
    seenCommits = commits
    shown = hash
  }
  const stop = configStore.subscribe((state, before) => {
    if (state.recording === before.recording || timer !== null) return
    timer = page.setTimeout(write, COALESCE)
  })
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
    seenCommits = configStore.getState().commits
  }
  page.addEventListener('popstate', follow)
  page.addEventListener('hashchange', follow)
  return () => {
    stop()
    cancel()
    page.removeEventListener('popstate', follow)
    page.removeEventListener('hashchange', follow)
  }
}
