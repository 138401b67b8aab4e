/** Computes the cells of a map, coarse ones first, in batches of runs that train together. */
import { createStore } from 'zustand/vanilla'
import type { EngineKind } from '../../core/engines'
import { nextBatch, type PlannedRun } from '../../core/maps/batches'
import { levelsOf, type MapRun, recordingOf } from '../../core/maps/cells'
import { type Results, type RunNumbers, runsOfCell } from '../../core/maps/measures'
import type { MapSetup } from '../../core/maps/types'
import { conflictShare } from '../../core/measures/conflict'
import { remembered } from '../../core/remembered'
import { encodeLink } from '../../share/link'
import type { WireError } from '../../worker/protocol'
import { preferredEngine, switchEngine } from '../run'
import { cellsFor, mapStore } from './store'
import { createTrains, type EndedRun, lastOf } from './trains'

export interface ComputeState {
  /** `idle`: nothing computes; cells may be missing. `halted`: stopped by the person, to be resumed. */
  readonly phase: 'idle' | 'running' | 'halted' | 'failed'
  /** Runs of this map, and how many of them have ended. */
  readonly all: number
  readonly ended: number
  /** The part of the work that is done, 0 to 1, with the steps of the runs that train now. */
  readonly share: number
  /** Milliseconds of `performance.now` when it began or resumed, and the share at that time; for the time left. */
  readonly since: { readonly time: number; readonly share: number } | null
  /** Grows when numbers have come. */
  readonly version: number
  /** Why it failed, if that is known. */
  readonly error: WireError | null
  /** Those that trained the runs of this map which have ended; null among them if one is not known. */
  readonly engines: readonly (EngineKind | null)[]
}

export const computeStore = createStore<ComputeState>(() => ({
  phase: 'idle',
  all: 0,
  ended: 0,
  share: 0,
  since: null,
  version: 0,
  error: null,
  engines: [],
}))

const show = (patch: Partial<ComputeState>): void => computeStore.setState(patch)

/** Runs that train together. More would show the first cells later, fewer cost more per run. */
const MOST_TOGETHER = 64

/** How the runs of the current base and length are trained. The engine that was wanted may take only few at once. */
interface Room {
  readonly wanted: EngineKind | 'auto'
  /** Runs that train together. */
  readonly together: number
  /** The wanted engine takes not a single run, so that another one may train them. */
  readonly mayFall: boolean
}
/** Null until an engine refuses a batch, and after the base or the length has changed. */
let room: Room | null = null

/** What is known of the engine that is wanted now; nothing where that is another than before. */
function roomNow(): Room {
  const wanted = preferredEngine()
  return room?.wanted === wanted ? room : { wanted, together: MOST_TOGETHER, mayFall: false }
}

type Found = Map<string, RunNumbers | null>

/** Numbers of the last few bases and lengths, so that undo finds them again. Oldest first. */
const kept = new Map<string, Found>()
const MOST_KEPT = 4

function resultsFor({ base, steps }: Pick<MapSetup, 'base' | 'steps'>): Found {
  const key = `${steps} ${linkOf(base)}`
  const found: Found = kept.get(key) ?? new Map()
  kept.delete(key)
  kept.set(key, found)
  for (const oldest of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(oldest)
  return found
}

const linkOf = remembered(encodeLink)

let results: Found = new Map()
/** The finished runs of the current base by their key; they change when `version` grows. */
export const mapResults = (): ReadonlyMap<string, RunNumbers | null> => results

const trains = createTrains()
/** What the runs of the map that train tell. */
export const mapPlayback = trains.playback

let waiting: readonly MapRun[] = []
let batch: readonly PlannedRun[] = []
let timer: ReturnType<typeof setTimeout> | undefined

/** Every run of the map once, those of coarse cells first. */
export function runsInOrder(setup: MapSetup): readonly MapRun[] {
  const cells = cellsFor(setup)
  const levels = levelsOf(cells)
  const order = cells.map((_, k) => k).sort((a, b) => levels[a] - levels[b])
  const runs = new Map<string, MapRun>()
  for (const k of order) for (const run of runsOfCell(setup, cells[k])) if (!runs.has(run.key)) runs.set(run.key, run)
  return [...runs.values()]
}

/** Which runs are left, for the map as it is now. The runs that train go on. */
function replan(): void {
  const { setup } = mapStore.getState()
  results = resultsFor(setup)
  const runs = runsInOrder(setup)
  const trained = new Set(batch.map(({ run }) => run.key))
  const missing = runs.filter(({ key }) => !results.has(key))
  waiting = missing.filter(({ key }) => !trained.has(key))
  const { version } = computeStore.getState()
  const found = runs.flatMap(({ key }) => results.get(key) ?? [])
  const engines = [...new Set(found.map(({ engine }) => engine))]
  show({ all: runs.length, ended: runs.length - missing.length, engines, version: version + 1 })
  showShare(0)
}

function showShare(step: number): void {
  const { all, ended } = computeStore.getState()
  const { steps } = mapStore.getState().setup
  show({ share: all > 0 ? Math.min(1, (ended + (batch.length * step) / steps) / all) : 0 })
}

const startClock = (): void => {
  const { share } = computeStore.getState()
  show({ since: { time: performance.now(), share } })
}

/** Computes what is missing. */
export function computeMap(): void {
  const { phase } = computeStore.getState()
  if (phase === 'running') return
  show({ phase: 'running', error: null })
  startClock()
  if (phase === 'halted' && batch.length > 0) trains.resume()
  else advance()
}

/** Stops at once. What has been computed stays; `computeMap` goes on. */
export function haltMap(): void {
  if (computeStore.getState().phase !== 'running') return
  clearTimeout(timer)
  trains.pause()
  show({ phase: 'halted', since: null })
}

/**
 * Changes the engine of the page's run and of its maps. Runs that train start over, so that each has the numbers of one
 * engine. Those that have ended stay.
 */
export function chooseEngine(engine: EngineKind): void {
  switchEngine(engine)
  if (batch.length === 0) return
  clearTimeout(timer)
  trains.cancel()
  endBatch()
  if (computeStore.getState().phase === 'running') startClock()
}

/** Adds numbers that were kept, and shows their map with `open`. Nothing trains until `computeMap`. */
export function takeResults(setup: MapSetup, kept: Results, open: () => void): void {
  haltMap()
  trains.cancel()
  batch = []
  const found = resultsFor(setup)
  for (const [key, numbers] of kept) found.set(key, numbers)
  open()
  // If the map was the same, nothing has planned again.
  replan()
  show({ phase: 'idle', error: null })
}

/** Trains the next batch, or ends. */
function advance(): void {
  const { setup } = mapStore.getState()
  const { wanted, together, mayFall } = roomNow()
  const planned = nextBatch(waiting, (run) => recordingOf(setup, run), together)
  waiting = planned.rest
  for (const run of planned.refused) results.set(run.key, null)
  batch = planned.batch
  if (planned.refused.length > 0) replan()
  if (batch.length === 0) {
    if (waiting.length > 0) later()
    else show({ phase: 'idle', since: null, share: 1 })
    return
  }
  const into = results
  trains.train(
    batch.map(({ recording }) => recording),
    {
      onStep: showShare,
      onEnd: (runs) => takeBatch(into, runs),
      onFail: (error) => {
        batch = []
        replan()
        show({ phase: 'failed', error, since: null })
      },
      onRest: () => show({ phase: 'halted', since: null }),
      onTooMany: (most) => {
        room = { wanted, together: most || MOST_TOGETHER, mayFall: mayFall || most === 0 }
        endBatch()
      },
      mayFall,
    },
  )
}

/** The page can do other work before the next batch is planned. */
function later(): void {
  timer = setTimeout(advance)
}

function takeBatch(into: Found, runs: readonly EndedRun[]): void {
  batch.forEach(({ run }, k) => {
    into.set(run.key, numbersOf(runs[k]))
  })
  endBatch()
}

/** Goes on with what the map needs now, which may have changed during the batch, unless the person has stopped it. */
function endBatch(): void {
  batch = []
  replan()
  if (computeStore.getState().phase === 'running') later()
}

/** What is kept of a run: its last record, and what a history alone can tell. */
export function numbersOf(run: EndedRun): RunNumbers {
  const { history, end, engine } = run
  return {
    losses: lastOf(run, 'testLosses'),
    metrics: lastOf(run, 'testMetrics'),
    scores: lastOf(run, 'testScores'),
    bests: history.bests,
    conflict: end ? Number.NaN : conflictShare(history),
    diverged: end?.step ?? null,
    engine,
  }
}

/** Plans again when the map changes. Returns a function that ends it. */
export function followMap(): () => void {
  replan()
  return mapStore.subscribe(({ setup }, { setup: before }) => {
    if (setup === before) return
    const sameRuns = setup.base === before.base && setup.steps === before.steps
    const { phase } = computeStore.getState()
    // Runs that no cell of another base or length needs.
    if (!sameRuns) {
      room = null
      clearTimeout(timer)
      trains.cancel()
      batch = []
    }
    const planned = ['base', 'shape', 'seeds', 'steps', 'measure'] as const
    if (planned.every((name) => setup[name] === before[name])) return
    replan()
    if (phase !== 'running') {
      if (phase !== 'halted' || !sameRuns) show({ phase: 'idle' })
      return
    }
    startClock()
    if (batch.length === 0) {
      clearTimeout(timer)
      advance()
    }
  })
}
