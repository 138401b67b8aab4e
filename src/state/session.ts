/**
 * Starts the page: reads the link, connects the worker, and keeps the address in step with the
 * set-up. A finished change is a step of the browser's history; a drag moves the address along.
 *
 * The query, not the hash, says how to open: `?engine=cpu` or `webgl` asks for an engine,
 * `?play=0` waits for the person.
 */
import { defaultConfig } from '../core/config/defaults'
import type { Recording } from '../core/config/types'
import type { EngineKind } from '../engine/engine'
import { decodeLink, encodeLink } from '../share/link'
import { createClient } from '../worker/client'
import { startAddress } from './address'
import { configStore, replaceRecording } from './config'
import type { Surroundings } from './controller'
import { setGate } from './gate'
import { closeLesson, lessonIn, openLesson } from './lesson'
import { load, mainRun, measureOtherEngine, pictures, runStore } from './run'
import { placeIn, showPlace, showRun } from './screen'
import { watchSilence } from './silence'
import { tellUnread } from './unreadNotices'
import { viewStore } from './view'
import { followVisibility } from './visibility'

export interface SessionOptions extends Surroundings {
  /** Start training by itself; a link may still say no. */
  readonly autoplay: boolean
}

const plain: Recording = { config: defaultConfig, edits: [] }

/** Starts everything; returns a function that ends it (for tests). */
export function startSession({ autoplay, page = window, makeLine = createClient }: SessionOptions): () => void {
  const query = new URLSearchParams(page.location.search)
  // Until the lock has loaded, everything is refused.
  setGate(query.has('lock') ? () => false : null)
  const engine = query.get('engine')
  mainRun.preferEngine(engine === 'cpu' || engine === 'webgl' ? (engine satisfies EngineKind) : 'auto')
  const silence = watchSilence(
    page,
    () => expectsWord(page),
    (silent) => runStore.setState({ silent }),
  )
  mainRun.open({
    page,
    makeLine: (onEvent) =>
      makeLine((event) => {
        silence.heard()
        onEvent(event)
      }),
  })

  const link = decodeLink(page.location.hash)
  tellUnread(link.recording, link.faults)
  configStore.setState({ recording: link.recording, config: link.recording.config })
  const plays = autoplay && query.get('play') !== '0'
  // A lesson first asks what the person expects.
  load(link.recording, plays && placeIn(link.beside) === 'run' && !lessonIn(link.beside?.lesson))
  openBeside(link, plays)

  const stops = [
    startAddress(page, (hash) => {
      const opened = decodeLink(hash)
      tellUnread(opened.recording, opened.faults)
      // If it is the run that is there already, it stays where it stands: the person only left its screen.
      const same = encodeLink(opened.recording) === encodeLink(configStore.getState().recording)
      if (!same) replaceRecording(opened.recording, { returns: true })
      openBeside(opened, true)
    }),
    followVisibility(page.document, mainRun.send),
    measureOnce(page),
    viewStore.subscribe((view, before) => {
      if (view.pictureCells !== before.pictureCells) pictures.ask()
    }),
    silence.end,
  ]
  return () => {
    for (const stop of stops) stop()
    mainRun.close()
  }
}

/** Shows the place and the lesson of a link. A link that has only the lesson gets its set-up from the step. */
function openBeside({ recording, beside = {}, version }: ReturnType<typeof decodeLink>, plays: boolean): void {
  const place = placeIn(beside)
  const lesson = lessonIn(beside.lesson)
  if (place === 'run') showRun()
  else showPlace(place, { opened: beside[place], plays: plays && !lesson, version })
  if (lesson) openLesson(lesson.id, lesson.step, place === 'run' && encodeLink(recording) === encodeLink(plain))
  else closeLesson()
}

/** True if a message should come from the worker soon. */
function expectsWord({ document }: Window): boolean {
  const { status, contextLost, pace } = runStore.getState()
  if (status === 'loading') return true
  return status === 'playing' && !contextLost && !document.hidden && (pace === 0 || pace >= 1)
}

/** Milliseconds of rest that count as a pause; presses of the step button rest for a shorter time. */
const REST = 1000
/** By this step the measured speed is steady. */
const IN_STRIDE = 50

/**
 * Measures the CPU engine once, when a run on WebGL rests: it may be faster for small networks. WebGL is
 * not measured beside a run on the CPU, since that would load all of tfjs for a number nobody asked for.
 */
function measureOnce(page: Window): () => void {
  let timer: number | undefined
  const rests = () => {
    const { status, step, engine, otherEngine, contextLost } = runStore.getState()
    return status === 'paused' && step > IN_STRIDE && engine?.kind === 'webgl' && otherEngine === null && !contextLost
  }
  const stop = runStore.subscribe((run, before) => {
    if (run.status === before.status) return
    page.clearTimeout(timer)
    if (!rests()) return
    timer = page.setTimeout(() => {
      if (!rests()) return
      stop()
      measureOtherEngine()
    }, REST)
  })
  return () => {
    stop()
    page.clearTimeout(timer)
  }
}
