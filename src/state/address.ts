/** Keeps the address (the part after `#`) and what is on the screen in line, in both directions. */
import { defaultConfig } from '../core/config/defaults'
import { encodeLink, LONGEST_HASH } from '../share/link'
import { dataStore } from './data'
import { isLocked, mayChange } from './gate'
import { lessonStore } from './lesson'
import { notify } from './notices'
import { screenStore } from './screen'
import { configStore } from './setup'
import { tryingStore } from './trying'

/** Milliseconds between two changes of the address: browsers refuse too many (Safari: 100 in 30 s). */
const COALESCE = 400

/** Marks an entry of the browser's history that the page has written itself. A typed or pasted address has no mark. */
const OWN = { own: true }
const isOwn = (entry: unknown): boolean => (entry as Partial<typeof OWN> | null)?.own === true

const PLAIN = encodeLink({ config: defaultConfig, edits: [] })
/** An address without a hash stands for the default set-up. */
const bare = (hash: string): string => hash.replace(/^#/, '') || PLAIN

/** The hash, without `#`, for the address and for links to hand on: a link that waits for its data, or what is shown. */
export const currentHash = (): string => waitingHash() ?? shownHash()

const waitingHash = (): string | undefined => dataStore.getState().loading?.link?.hash

/** The hash, without `#`, of what is on the screen: the run's recording, or another place, and the open lesson. */
export function shownHash(): string {
  const { linked } = screenStore.getState()
  const { base, beside } = linked ?? { base: configStore.getState().recording, beside: {} }
  const { open } = lessonStore.getState()
  return encodeLink(base, open ? { ...beside, lesson: [open.id, open.step] } : beside)
}

/** The hash of a link that opens this step of a lesson and leaves the set-up to the lesson. */
function hashOfLessonAlone(): string | null {
  const { open } = lessonStore.getState()
  return open && encodeLink({ config: defaultConfig, edits: [] }, { lesson: [open.id, open.step] })
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
 * person goes back or forward or types another. A locked page follows only addresses that it has written itself, and
 * puts its own back in place of another. Returns a function that ends both.
 */
export function startAddress(page: Window, open: (hash: string) => void): () => void {
  let shown = bare(page.location.hash)
  let seenChange = currentChange()
  let timer: number | null = null

  /** True if the current entry belongs to a change that is still going on and may replace it. */
  let goesOn = false
  /** The person is told once, until a link is short enough again. */
  let isTooLong = false

  const addressOf = (hash: string): string => {
    const { pathname, search } = page.location
    return `${pathname}${search}${hash === PLAIN ? '' : `#${hash}`}`
  }
  // The link that locked the page may be returned to.
  if (isLocked('address')) page.history.replaceState(OWN, '', addressOf(shown))

  const write = (): void => {
    timer = null
    const change = currentChange()
    const finished = change !== seenChange
    // The browser takes long to change its address, and a drag that is not over has no address to keep.
    if (tryingStore.getState().trying?.held && !finished) {
      schedule()
      return
    }
    const hash = currentHash()
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
    const address = addressOf(hash)
    // The lesson has put its set-up on the screen. With an entry of its own, going back would do that again and again.
    const completes = shown === hashOfLessonAlone()
    if (goesOn || completes) page.history.replaceState(OWN, '', address)
    else page.history.pushState(OWN, '', address)
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
    dataStore.subscribe(({ loading }, before) => {
      if (loading?.link !== before.loading?.link) schedule()
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
    if (!isOwn(page.history.state) && !mayChange('address')) {
      page.history.replaceState(OWN, '', addressOf(shown))
      return
    }
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
