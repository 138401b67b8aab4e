/**
 * Starts the page: reads the link, connects the worker, and keeps the address in step with the
 * set-up. A finished change is a step of the browser's history; a drag moves the address along.
 *
 * The query, not the hash, says how to open: `?engine=cpu`, `wasm` or `webgl` asks for an engine
 * for this visit,
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
import { gateStore, setGate } from './gate'
import { waitsForLink } from './lateLink'
import { closeLesson, lessonIn, openLesson } from './lesson'
import { load, mainRun, measureEngines, pictures, play, runStore } from './run'
import { placeIn, showPlace, showRun } from './screen'
import { watchSilence } from './silence'
import { tellUnread } from './unreadNotices'
import { viewStore } from './view'
import { followVisibility } from './visibility'

export interface SessionOptions extends Surroundings {
  /** Start training by itself; a link may still say no. */
  readonly autoplay: boolean
}

const KINDS: readonly EngineKind[] = ['cpu', 'wasm', 'webgl']
const plain: Recording = { config: defaultConfig, edits: [] }

/** Starts everything; returns a function that ends it (for tests). */
export function startSession({ autoplay, page = window, makeLine = createClient }: SessionOptions): () => void {
  const query = new URLSearchParams(page.location.search)
  const hash = page.location.hash.slice(1)
  const link = decodeLink(hash)
  // Until the lock has loaded, everything is refused.
  setGate(query.has('lock') ? () => false : null)
  gateStore.setState({ lesson: lessonIn(link.beside?.lesson)?.id ?? null, place: placeIn(link.beside) })
  const engine = query.get('engine')
  mainRun.preferEngine(KINDS.find((kind) => kind === engine) ?? viewStore.getState().engine ?? 'auto')
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

  tellUnread(link.recording, link.faults)
  const plays = autoplay && query.get('play') !== '0'
  // A lesson first asks what the person expects.
  const playsRun = plays && placeIn(link.beside) === 'run' && !lessonIn(link.beside?.lesson)
  const waits = waitsForLink({ hash, shown: 'default' }, link.recording.config, (adapt) => {
    const recording = adapt(link.recording)
    replaceRecording(recording, { returns: true })
    openBeside({ ...link, recording }, plays)
    if (playsRun) play()
  })
  // Something has to stand there while data load, and if they do not arrive.
  const first = waits ? plain : link.recording
  configStore.setState({ recording: first, config: first.config })
  load(first, playsRun && !waits)
  if (!waits) openBeside(link, plays)

  const stops = [
    startAddress(page, openLater),
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

/** Opens a link in place of what is there, as soon as its data have arrived. */
function openLater(hash: string, link = decodeLink(hash)): void {
  const { recording, faults } = link
  const open: Parameters<typeof waitsForLink>[2] = (adapt) => openLater(hash, { ...link, recording: adapt(recording) })
  if (waitsForLink({ hash, shown: 'before' }, recording.config, open)) return
  tellUnread(recording, faults)
  // If it is the run that is there already, it stays where it stands: the person only left its screen.
  const same = encodeLink(recording) === encodeLink(configStore.getState().recording)
  if (!same) replaceRecording(recording, { returns: true })
  openBeside(link, true)
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
 * Measures the engines on the processor once, when a run on WebGL rests: they may be faster for small networks. WebGL is
 * not measured beside a run on the CPU, since that would load all of tfjs for a number nobody asked for.
 */
function measureOnce(page: Window): () => void {
  let timer: number | undefined
  const rests = () => {
    const { status, step, engine, speeds, contextLost } = runStore.getState()
    return (
      status === 'paused' && step > IN_STRIDE && engine?.kind === 'webgl' && speeds.cpu === undefined && !contextLost
    )
  }
  const stop = runStore.subscribe((run, before) => {
    if (run.status === before.status) return
    page.clearTimeout(timer)
    if (!rests()) return
    timer = page.setTimeout(() => {
      if (!rests()) return
      stop()
      measureEngines(['wasm', 'cpu'])
    }, REST)
  })
  return () => {
    stop()
    page.clearTimeout(timer)
  }
}
