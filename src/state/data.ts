/**
 * Loads the data that set-ups need before they are shown. Until they have arrived the page keeps what it shows, and so
 * it does if they do not arrive. So no set-up on the page ever lacks its data.
 */
import { createStore } from 'zustand/vanilla'
import type { Recording, RunConfig } from '../core/config/types'
import { missingData } from '../core/problems/all'
import { type DataNeed, keepData } from '../core/problems/data'

/**
 * Why data did not arrive: no connection; the server does not have the file; a file of another size or another content
 * came; or no server has them, and the person is asked for the file.
 */
export type DataFailure = 'network' | 'gone' | 'size' | 'checksum' | 'person'

export interface DataLoading {
  readonly needs: readonly DataNeed[]
  /** The problem that needs them. */
  readonly problem: string
  /** Its text for a file that only the person has (`problem.table`); '' if a server has all data. */
  readonly table: string
  /** Bytes of all files, and those that have arrived. */
  readonly bytes: number
  readonly received: number
  /** null while they load. */
  readonly failure: DataFailure | null
  /** The link that waits for them; null if no link does. */
  readonly link: WaitingLink | null
}

/** A link whose data are not here. Until it opens or is given up, the page's address stays its own. */
export interface WaitingLink {
  /** Without `#`. */
  readonly hash: string
  /** What the page shows until then: the default set-up, or the set-up that was there before the link. */
  readonly shown: 'default' | 'before'
}

/** null while nothing is loaded and nothing has failed. */
export const dataStore = createStore<{ readonly loading: DataLoading | null }>(() => ({ loading: null }))

/** What may wait for data at the same time. A newer wish replaces the one before in its place. */
type Place = 'run' | 'compare' | 'map'

/** Changes a recording before it is shown. */
type Adapt = (recording: Recording) => Recording
const asItIs: Adapt = (recording) => recording

interface Wish {
  readonly configs: readonly RunConfig[]
  readonly then: (adapt: Adapt) => void
  readonly link: WaitingLink | null
}

const wishes = new Map<Place, Wish>()
let stop: AbortController | null = null

const missingOf = ({ configs }: Wish): DataNeed[] => configs.flatMap(missingData)
const missingNow = (): DataNeed[] => [
  ...new Map([...wishes.values()].flatMap(missingOf).map((need) => [need.name, need])).values(),
]

/** Bytes of the files that have to be loaded before a set-up of this problem can be shown; 0 if none. */
export const bytesToLoad = (config: Pick<RunConfig, 'problem'>): number =>
  missingData(config).reduce((sum, { bytes, file }) => sum + (file === null ? 0 : bytes), 0)

/**
 * Returns false if all data of these set-ups are here: the caller goes on. Otherwise loads them, calls `then` once they
 * have arrived, and returns true. Where a recording waits, `then` shows what its argument makes of it (`goOnInstead`).
 * `link` is the link that asks for them, if one does.
 */
export function waitsForData(
  place: Place,
  configs: readonly RunConfig[],
  then: Wish['then'],
  link: WaitingLink | null = null,
): boolean {
  const wish = { configs, then, link }
  wishes.delete(place)
  const waits = missingOf(wish).length > 0
  if (waits) wishes.set(place, wish)
  if (waits || (dataStore.getState().loading && wishes.size === 0)) start()
  return waits
}

type HasProblem = Pick<RunConfig, 'problem'>

const holders: (() => readonly HasProblem[])[] = []

/**
 * For a place of the page that may train its set-ups again without asking for their data: `setups` are those that it has
 * at a time. Their data are not freed (`table/free.ts`).
 */
export const holdSetups = (setups: () => readonly HasProblem[]): void => void holders.push(setups)

export const heldSetups = (): readonly HasProblem[] => holders.flatMap((setups) => setups())

/** Loads again what did not arrive. */
export function tryDataAgain(): void {
  start(dataStore.getState().loading?.failure ?? null)
}

/** Loads nothing more: the page stays as it is. */
export function giveUpData(): void {
  wishes.clear()
  start()
}

/**
 * Loads nothing more, and shows the recording that waits for a file of the person all the same, as `adapt` changes it.
 * Returns false if none does.
 */
export function goOnInstead(adapt: Adapt): boolean {
  const wish = wishes.get('run')
  if (!wish || missingOf(wish).every(({ file }) => file !== null)) return false
  giveUpData()
  wish.then(adapt)
  return true
}

/** Loads what is missing now, in place of what was being loaded. */
function start(failedBefore: DataFailure | null = null): void {
  stop?.abort()
  stop = null
  fulfil()
  const needs = missingNow()
  const [wish] = wishes.values()
  if (!wish) {
    dataStore.setState({ loading: null })
    return
  }
  const waiting = wish.configs.find((config) => missingData(config).length > 0)?.problem
  const bytes = needs.reduce((sum, need) => sum + need.bytes, 0)
  const asks = needs.some(({ file }) => file === null)
  dataStore.setState({
    loading: {
      needs,
      problem: waiting?.id ?? '',
      table: waiting?.table ?? '',
      bytes,
      received: 0,
      failure: asks ? 'person' : null,
      link: wishes.get('run')?.link ?? null,
    },
  })
  if (asks) return
  stop = new AbortController()
  void bring(needs, stop.signal, failedBefore)
}

async function bring(needs: readonly DataNeed[], signal: AbortSignal, failedBefore: DataFailure | null): Promise<void> {
  try {
    const { fetchData } = await import('./fetchData')
    let before = 0
    for (const need of needs) {
      const bytes = await fetchData(need, {
        signal,
        // The browser may keep a wrong file.
        fresh: failedBefore === 'size' || failedBefore === 'checksum',
        onProgress: (received) => change(signal, { received: before + received }),
      })
      keepData(need.name, bytes)
      before += need.bytes
    }
  } catch (error) {
    // Code that did not load is a matter of the network too.
    const failure = (error as { readonly failure?: DataFailure }).failure ?? 'network'
    change(signal, { failure })
    return
  }
  if (!signal.aborted) start()
}

/** Changes what is shown, unless something else is loaded by now. */
function change(signal: AbortSignal, patch: Partial<DataLoading>): void {
  const { loading } = dataStore.getState()
  if (loading && !signal.aborted) dataStore.setState({ loading: { ...loading, ...patch } })
}

/** Goes on with what has all its data. */
function fulfil(): void {
  for (const [place, wish] of [...wishes]) {
    if (missingOf(wish).length > 0) continue
    wishes.delete(place)
    wish.then(asItIs)
  }
}
