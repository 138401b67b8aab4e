/**
 * Computes paths in slices, all of them at the same pace, and reads messages in between: the newest set-up replaces the
 * one before. Paths that two set-ups have in common continue where they are.
 */
import { landscapeOf } from '../../core/landscapes/all'
import { pathKey, pictureKey } from '../../core/landscapes/pathKey'
import { createPath, type LandscapePath } from '../../core/landscapes/paths'
import type { LandscapeSetup } from '../../core/landscapes/setup'
import type { Clock } from '../clock'
import { toWireError } from '../wireError'
import { Arrivals } from './arrival'
import { newsOf, transferOf } from './news'
import { pictureOf } from './picture'
import type { LandscapeCommand, LandscapeEvent } from './protocol'

type Tell = (event: LandscapeEvent, transfer: Transferable[]) => void

/** Milliseconds of one slice. A message waits no longer than this. */
const SLICE = 8
/** Steps after which the clock is read. */
const CHUNK = 32
/** Milliseconds from a new set-up to its first paths, and from then on between two events; longer the longer it takes. */
const FIRST = 20
const EVERY = 90
const SLOWEST = 400
/** A round takes every path to this step, and the next one to four times as many. */
const FIRST_ROUND = 256
const GROWTH = 4

interface Tracked {
  readonly key: string
  readonly path: LandscapePath
  readonly arrivals: Arrivals
  /** Steps that the page knows of; −1 before its first news. */
  told: number
}

interface Shown {
  readonly request: number
  readonly setup: LandscapeSetup
  readonly paths: readonly Tracked[]
  readonly since: number
  round: number
  nextNews: number
}

/** Returns the function that obeys a command. */
export function startLandscapeHost(tell: Tell, clock: Clock): (command: LandscapeCommand) => void {
  let shown: Shown | null = null
  let kept = new Map<string, Tracked>()
  let drawn = ''
  let cancel = () => {}

  const run = (): void => {
    if (!shown) return
    const { paths, setup, since } = shown
    const until = clock.now() + SLICE
    while (clock.now() < until) {
      if (advanceRound(paths, shown.round, until, clock)) break
      if (paths.every(({ path }) => path.ended)) break
      shown.round *= GROWTH
    }
    const ended = paths.every(({ path }) => path.ended)
    if (ended || clock.now() >= shown.nextNews) {
      tellNews(shown)
      const pause = Math.min(SLOWEST, EVERY + (clock.now() - since) / 10)
      shown.nextNews = clock.now() + pause
    }
    if (!ended) cancel = clock.after(0, guarded(run, setup))
  }

  const tellNews = ({ request, setup, paths }: Shown): void => {
    const grown = paths.filter(({ path, told }) => path.done !== told)
    const news = grown.map((tracked) => {
      tracked.told = tracked.path.done
      return newsOf(setup, tracked)
    })
    const all = paths.reduce((sum, { path }) => sum + (path.stopped ? path.done : setup.steps), 0)
    const done = paths.reduce((sum, { path }) => sum + path.done, 0)
    tell({ type: 'paths', request, paths: news, done, all }, transferOf(news))
  }

  const guarded = (work: () => void, setup: LandscapeSetup) => (): void => {
    const request = shown?.request ?? 0
    try {
      work()
    } catch (error) {
      shown = null
      kept = new Map()
      tell({ type: 'failed', request, error: { ...toWireError(error), name: setup.landscape } }, [])
    }
  }

  return (command) => {
    cancel()
    if (command.type === 'rest') {
      shown = null
      return
    }
    const { request, setup, bounds } = command
    guarded(() => {
      const before = kept
      kept = new Map()
      const landscape = landscapeOf(setup)
      const paths = setup.starts.flatMap((start) =>
        setup.methods.map((method): Tracked => {
          const key = pathKey(setup, method, start)
          const same = before.get(key) ?? kept.get(key)
          const path = same ?? {
            key,
            path: createPath(setup, method, start),
            arrivals: new Arrivals(landscape),
            told: -1,
          }
          kept.set(key, path)
          return path
        }),
      )
      shown = { request, setup, paths, since: clock.now(), round: FIRST_ROUND, nextNews: clock.now() + FIRST }
      const wanted = pictureKey(setup, bounds)
      const isNew = wanted !== drawn
      // Also if there is no picture: the page then forgets the last one.
      drawn = wanted
      if (landscape && isNew) {
        const drawing = pictureOf(landscape, setup.scales, bounds)
        tell(
          { type: 'picture', key: wanted, picture: drawing },
          drawing.contours.map(({ buffer }) => buffer as ArrayBuffer),
        )
      }
      run()
    }, setup)()
  }
}

/** Takes all paths to step `round`. Returns true if time is over before that. */
function advanceRound(paths: readonly Tracked[], round: number, until: number, clock: Clock): boolean {
  for (const { path } of paths) {
    while (!path.ended && path.done < round) {
      path.advance(Math.min(CHUNK, round - path.done))
      if (clock.now() >= until) return true
    }
  }
  return false
}
