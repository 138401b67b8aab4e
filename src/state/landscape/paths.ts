/** The paths and the picture of the landscape on the screen, as the worker has computed them so far. */
import { createStore } from 'zustand/vanilla'
import { landscapeOf } from '../../core/landscapes/all'
import type { Bounds, Pair } from '../../core/landscapes/define'
import { pathKey, pictureKey } from '../../core/landscapes/pathKey'
import type { LandscapeSetup } from '../../core/landscapes/setup'
import { createLandscapeClient, type LandscapeClient } from '../../worker/landscape/client'
import type { LandscapeEvent, LandscapePicture, PathNews } from '../../worker/landscape/protocol'
import { throttle } from '../throttle'
import { landscapeStore } from './store'

export type { LandscapePicture, PathNews } from '../../worker/landscape/protocol'

export interface PathsState {
  /** The part of the plane that is drawn. It stays while something is dragged. */
  readonly bounds: Bounds
  readonly picture: LandscapePicture | null
  /**
   * [methods][starts] of the set-up on the screen: the path as far as it is computed. While a new one begins, the one
   * that it replaces. Null if there is none yet.
   */
  readonly paths: readonly (readonly (PathNews | null)[])[]
  readonly done: number
  readonly all: number
  /** When computing began; null while nothing is computed. */
  readonly since: number | null
  /** The person has stopped the computation. */
  readonly halted: boolean
  /** Why the worker failed; null if it did not. */
  readonly error: string | null
}

export const pathsStore = createStore<PathsState>(() => ({
  bounds: boundsOf(landscapeStore.getState().setup),
  picture: null,
  paths: [],
  done: 0,
  all: 0,
  since: null,
  halted: false,
  error: null,
}))

/** Milliseconds between two set-ups that a drag sends. */
const EVERY = 40

let client: LandscapeClient | null = null
let request = 0
let shownLandscape = ''
/** Keys of the paths of the set-up on the screen, [methods][starts]. */
let keys: readonly (readonly string[])[] = []
/**
 * Paths that the worker takes for known here, by key: it sends such a path again only once it has grown. They stay until
 * a set-up without them is sent, so a path that is removed and brought back between two messages is not lost.
 */
let told: ReadonlyMap<string, PathNews> = new Map()
const sends = throttle(EVERY)

/** The part of the plane that is drawn: that of the landscape, and all starts. */
export function boundsOf(setup: LandscapeSetup): Bounds {
  const { bounds } = landscapeOf(setup) ?? { bounds: { x1: [-3, 3], x2: [-3, 3] } as const }
  const around = ([low, high]: Pair, values: readonly number[]): Pair => {
    const [least, most] = [Math.min(low, ...values), Math.max(high, ...values)]
    const room = 0.05 * (most - least)
    return [least < low ? least - room : low, most > high ? most + room : high]
  }
  return {
    x1: around(
      bounds.x1,
      setup.starts.map(([x1]) => x1),
    ),
    x2: around(
      bounds.x2,
      setup.starts.map(([, x2]) => x2),
    ),
  }
}

/** Computes what the store shows, now and after each change. Returns a function that ends it. */
export function startPaths(): () => void {
  client ??= createLandscapeClient(receive)
  ask()
  const stop = landscapeStore.subscribe((state, before) => {
    if (state.setup !== before.setup || state.open !== before.open) ask()
  })
  return () => {
    stop()
    sends.cancel()
    client?.post({ type: 'rest' })
    pathsStore.setState({ since: null })
  }
}

function ask(): void {
  const { setup, open } = landscapeStore.getState()
  keep(setup, open !== null)
  sends.run(() => {
    pathsStore.setState({ since: performance.now(), halted: false, error: null })
    const sent = new Set(keys.flat())
    told = new Map([...told].filter(([key]) => sent.has(key)))
    client?.post({ type: 'show', request: ++request, setup, bounds: pathsStore.getState().bounds })
  })
}

/** Moves the paths to their places in a new set-up. */
function keep(setup: LandscapeSetup, dragged: boolean): void {
  const { paths, picture, bounds } = pathsStore.getState()
  keys = setup.methods.map((method) => setup.starts.map((start) => pathKey(setup, method, start)))
  const sameShape = paths.length === keys.length && (paths[0]?.length ?? 0) === setup.starts.length
  const sameLandscape = shownLandscape === setup.landscape
  shownLandscape = setup.landscape
  const wanted = dragged && sameLandscape ? bounds : boundsOf(setup)
  pathsStore.setState({
    bounds: JSON.stringify(wanted) === JSON.stringify(bounds) ? bounds : wanted,
    picture: sameLandscape ? picture : null,
    paths: keys.map((row, m) =>
      row.map((key, j) => told.get(key) ?? (sameShape && sameLandscape ? (paths[m]?.[j] ?? null) : null)),
    ),
  })
}

function receive(event: LandscapeEvent): void {
  if (event.type === 'failed') {
    client?.end()
    client = null
    pathsStore.setState({ since: null, error: event.error.message })
    return
  }
  if (event.type === 'picture') {
    const wanted = pictureKey(landscapeStore.getState().setup, pathsStore.getState().bounds)
    if (event.key === wanted) pathsStore.setState({ picture: event.picture })
    return
  }
  const news = new Map(event.paths.map((path) => [path.key, path]))
  told = new Map([...told, ...news])
  const isNewest = event.request === request
  pathsStore.setState(({ paths, done, all, since }) => ({
    paths: paths.map((row, m) => row.map((path, j) => news.get(keys[m]?.[j] ?? '') ?? path)),
    done: isNewest ? event.done : done,
    all: isNewest ? event.all : all,
    since: isNewest && event.done >= event.all ? null : since,
  }))
}

/** Stops computing at the person's wish. What is there stays. */
export function haltPaths(): void {
  sends.cancel()
  client?.post({ type: 'rest' })
  pathsStore.setState({ since: null, halted: true })
}

/** Computes on, or again after a failure. */
export function resumePaths(): void {
  client ??= createLandscapeClient(receive)
  ask()
}
