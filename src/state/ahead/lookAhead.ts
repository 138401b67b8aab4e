/**
 * Looks ahead while a control is moved: a worker of its own trains the run with the value that the control has, and the
 * charts draw its curves as thin lines. The run itself is not touched: the worker begins at a snapshot that the run has
 * anyway, or at step 0.
 *
 * A live field: from the current step on, as far again as the run has come. A field that starts a new run: from step 0
 * to the step where the run stood.
 *
 * The handle of the film beyond the furthest step (`state/future.ts`): the run as it is, from there on. All of its future
 * is computed once, and the charts show it up to the handle. For the step at the handle the worker also gives what the
 * pictures on screen show; they stand in place of the run's until the person comes back.
 */
import { withEdit, withoutEnd } from '../../core/config/edits'
import type { Recording } from '../../core/config/types'
import { type AheadClient, createAheadClient, OF_WORKER } from '../../worker/ahead/client'
import type { AheadCommand, AheadEvent } from '../../worker/ahead/protocol'
import { handleStore } from '../filmHandle'
import { type Future, futureStore, leaveFuture, showStep } from '../future'
import { History } from '../history'
import { mainRun, runStore } from '../run'
import { screenStore } from '../screen'
import { configStore } from '../setup'
import { throttle } from '../throttle'
import { type Trying, tryingStore } from '../trying'
import { viewStore } from '../view'
import { aheadStore } from './store'

/** Milliseconds between two requests, and between two questions for a newer snapshot. */
const EVERY = 40
const SNAPSHOT_EVERY = 700
/** Milliseconds for which the lines stay after a key. */
const AFTER_KEY = 1000
/** Steps: at least so many are shown, and at most so many are trained. */
const FEWEST = 200
const MOST = 10_000

export interface LookAheadOptions {
  readonly open?: (onEvent: (event: AheadEvent) => void) => AheadClient
  /** Hears of keys and presses of a pointer, and of being hidden. */
  readonly page?: Pick<Document, 'addEventListener' | 'removeEventListener' | 'hidden'>
}

/** Follows what is tried, until the returned function is called. */
export function startLookAhead({ open = createAheadClient, page = document }: LookAheadOptions = {}): () => void {
  let client: AheadClient | null = null
  let request = 0
  /** The newest request whose records are shown. */
  let shown = 0
  let asked: Extract<AheadCommand, { type: 'show' }> | null = null
  /** The worker has given up the newest request: it answers no look at it. */
  let givenUp = false
  let mode: 'none' | 'held' | 'brief' | 'future' = 'none'
  /** Where the run stood when the control was first moved. */
  let stood = 0
  let snapshotAsked = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined
  /** True if the last thing that the person did was to press a key that moves a value. */
  let byKey = false
  const requests = throttle(EVERY)
  const looks = throttle(EVERY)

  const hide = (): void => {
    clearTimeout(timer)
    requests.cancel()
    looks.cancel()
    mode = 'none'
    stood = 0
    asked = null
    client?.post({ type: 'rest' })
    if (aheadStore.getState().ahead) aheadStore.setState(({ version }) => ({ ahead: null, version: version + 1 }))
  }

  const ask = (trying: Trying): void => {
    const { status, step } = runStore.getState()
    if (status === 'failed' || screenStore.getState().screen !== 'run') return
    stood = Math.max(stood, step)
    if (trying.live) askForSnapshot()
    show(() => wantedFor(trying, stood))
  }

  const askForSnapshot = (): void => {
    const now = performance.now()
    if (now - snapshotAsked <= SNAPSHOT_EVERY) return
    snapshotAsked = now
    mainRun.send('kept', {})
  }

  const show = (wanted: () => Wanted): void => {
    givenUp = false
    requests.run(() => {
      client ??= open(receive)
      asked = { type: 'show', request: ++request, ...wanted() }
      client?.post(asked)
      askForLook()
    })
  }

  /** Asks for the pictures at the handle; not while nobody sees them. */
  const askForLook = (): void => {
    if (mode !== 'future' || page.hidden) return
    looks.run(() => {
      const { future } = futureStore.getState()
      if (future) client?.post({ type: 'look', request, at: future.at, pictures: mainRun.pictures.wanted })
    })
  }

  const receive = (event: AheadEvent): void => {
    if (event.type === 'failed' && event.request === OF_WORKER) {
      client?.end()
      client = null
    }
    if (mode === 'none') return
    if (event.type === 'failed') {
      givenUp = true
      aheadStore.setState(({ version }) => ({
        ...{ ahead: null, failed: true, limit: event.error.limit ?? null },
        version: version + 1,
      }))
      if (runStore.getState().future) showStep(null)
      return
    }
    if (event.type === 'look') {
      const { engine, step, now, pictures } = event
      if (mode === 'future' && event.request === request) showStep({ engine, step, now, pictures })
      return
    }
    if (event.request < shown || !asked) return
    const { version, ahead } = aheadStore.getState()
    const { future } = futureStore.getState()
    const fresh = event.request > shown || !ahead
    shown = event.request
    const history = fresh ? new History() : ahead.history
    for (const { values, width, taskCount, layerCount } of event.rows) {
      for (let at = 0; at < values.length; at += width) history.appendRow(values, at + 1, taskCount, layerCount)
    }
    aheadStore.setState({
      ahead: { history, to: future?.to ?? asked.to, until: future?.at ?? null, engine: event.engine },
      failed: false,
      limit: null,
      version: version + 1,
    })
  }

  const followFuture = ({ future }: { readonly future: Future | null }): void => {
    if (!future) {
      if (mode === 'future') hide()
      return
    }
    const begins = mode !== 'future'
    if (begins) {
      hide()
      mode = 'future'
      askForSnapshot()
    }
    // After a failure each move of the handle is another try.
    if (begins || givenUp) show(() => wantedOfFuture(future))
    else askForLook()
    const { ahead, version } = aheadStore.getState()
    if (ahead) aheadStore.setState({ ahead: { ...ahead, until: future.at }, version: version + 1 })
  }
  /** The film's handle was elsewhere before: the steps and edits that the run passes on its way back are no change. */
  const comesBack = (): boolean => handleStore.getState().wanted !== null
  // A future ends when the run arrives there, when the run becomes another, and when a person looks at an earlier step.
  const stopsOfFuture = [
    futureStore.subscribe(followFuture),
    runStore.subscribe(({ step, furthest, status, contextLost }, before) => {
      const { future } = futureStore.getState()
      if (!future) return
      const arrived = furthest >= future.at
      const another = furthest < before.furthest || status === 'loading' || status === 'failed' || contextLost
      if (arrived || another || (step < before.step && !comesBack())) leaveFuture()
    }),
    configStore.subscribe(({ recording }, before) => {
      if (recording !== before.recording || !comesBack()) leaveFuture()
    }),
    mainRun.pictures.onWanted(askForLook),
  ]
  followFuture(futureStore.getState())

  const stopFollowing = tryingStore.subscribe(({ trying }) => {
    if (trying) leaveFuture()
    if (!trying) {
      if (mode === 'held') hide()
      return
    }
    const released = mode === 'held' && !trying.held
    if (released || !viewStore.getState().lookAhead) {
      if (mode !== 'none') hide()
      return
    }
    if (!trying.held) {
      if (!byKey) return
      clearTimeout(timer)
      timer = setTimeout(hide, AFTER_KEY)
    }
    mode = trying.held ? 'held' : 'brief'
    ask(trying)
  })
  const noteInput = (event: Event): void => {
    byKey = event.type === 'keydown' && MOVES.test((event as KeyboardEvent).key)
  }
  for (const type of INPUTS) page.addEventListener(type, noteInput, { capture: true })
  page.addEventListener('visibilitychange', askForLook)
  return () => {
    for (const type of INPUTS) page.removeEventListener(type, noteInput, { capture: true })
    page.removeEventListener('visibilitychange', askForLook)
    for (const stop of stopsOfFuture) stop()
    stopFollowing()
    hide()
    client?.end()
  }
}

const INPUTS = ['keydown', 'pointerdown'] as const
const MOVES = /^(Arrow|Page|Home|End)/

const within = (steps: number): number => Math.min(Math.max(steps, FEWEST), MOST)

type Wanted = Pick<Extract<AheadCommand, { type: 'show' }>, 'recording' | 'from' | 'since' | 'to' | 'looks'>

/** The run as it is, from the furthest step on. */
function wantedOfFuture({ to }: Future): Wanted {
  const { step, furthest } = runStore.getState()
  const recording = mainRun.liveEdits.withSent(configStore.getState().recording, step)
  // A step is recorded when the next one begins.
  return { recording, from: mainRun.keepsake.before(furthest), since: furthest, to: to + 1, looks: true }
}

/** `stood`: the step where the run stood when the control was first moved. */
function wantedFor({ path, value, config, live }: Trying, stood: number): Wanted {
  if (!live) return { recording: { config, edits: [] }, from: null, since: 0, to: within(stood), looks: false }
  const { step } = runStore.getState()
  const known: Recording = mainRun.liveEdits.withSent(configStore.getState().recording, step)
  return {
    recording: withoutEnd(withEdit(known, { step, field: path, value })),
    from: mainRun.keepsake.before(step),
    since: step,
    to: step + within(step),
    looks: false,
  }
}
