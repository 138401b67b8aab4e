import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { rowWidth } from '../../core/measures/columns'
import { OF_WORKER } from '../../worker/ahead/client'
import type { AheadCommand, AheadEvent } from '../../worker/ahead/protocol'
import type { Limit } from '../../worker/protocol'
import { setConfigField, tryField } from '../config'
import { goTo, handleStore, holdHandle, lookBeyond, releaseHandle } from '../filmHandle'
import { futureStore, leaveFuture, lookTo } from '../future'
import { noticeStore } from '../notices'
import { pictures, runStore } from '../run'
import { shownNow } from '../runState'
import { configStore } from '../setup'
import type { TestLine } from '../testing/line'
import { pausedAtStart, record } from '../testing/page'
import { setView } from '../view'
import { startLookAhead } from './lookAhead'
import { aheadStore } from './store'

type Show = Extract<AheadCommand, { type: 'show' }>

let run: TestLine
let page: EventTarget & { hidden: boolean }
let said: AheadCommand[]
let tell: (event: AheadEvent) => void
let stop: () => void
let ended: boolean
let opened: number

beforeEach(() => {
  vi.useFakeTimers()
  run = pausedAtStart()
  page = Object.assign(new EventTarget(), { hidden: false })
  said = []
  ended = false
  opened = 0
  leaveFuture()
  stop = startLookAhead({
    page,
    open: (onEvent) => {
      tell = onEvent
      opened++
      return { post: (command) => said.push(command), end: () => (ended = true) }
    },
  })
})
afterEach(() => {
  stop()
  // Test files share the page's run.
  pictures.show('all')
  vi.useRealTimers()
})

const shows = () => said.filter((command): command is Show => command.type === 'show')
const press = (key: string) => page.dispatchEvent(Object.assign(new Event('keydown'), { key }))
const standAt = (step: number) => runStore.setState({ status: 'paused', step, furthest: step })
const drag = (value: number) => setConfigField('tasks.t1.weight', value, { gesture: 'drag' })
const rows = (request: number, steps: readonly number[]): AheadEvent => {
  const width = 1 + rowWidth(3, 2)
  const values = new Float64Array(width * steps.length)
  steps.forEach((step, k) => {
    values[k * width + 1] = step
  })
  return { type: 'rows', request, engine: 'cpu', rows: [{ taskCount: 3, layerCount: 2, width, values }], ended: false }
}
const curve = () => [...(aheadStore.getState().ahead?.history.steps ?? [])]

describe('a dragged live field', () => {
  it('shows where the run would go, as far again as it has come', () => {
    standAt(600)
    drag(2.5)
    const [show] = shows()
    expect(show).toMatchObject({ since: 600, to: 1200, from: null })
    expect(show.recording.edits).toEqual([{ step: 600, field: 'tasks.t1.weight', value: 2.5 }])
    // It asks for the snapshot that the run has, and for nothing else but the change itself.
    expect(run.said.map(({ type }) => type)).toEqual(['kept', 'edit'])
    tell(rows(1, [600, 610]))
    expect(curve()).toEqual([600, 610])
    tell(rows(1, [620]))
    expect(curve()).toEqual([600, 610, 620])
    expect(aheadStore.getState().ahead).toMatchObject({ to: 1200, engine: 'cpu' })
  })

  it('begins at the newest snapshot of the run that is not later', () => {
    standAt(600)
    run.tell('kept', { snapshot: { step: 550 } as never })
    drag(2)
    expect(shows()[0].from).toMatchObject({ step: 550 })
    drag(2)
    standAt(500)
    vi.advanceTimersByTime(50)
    drag(3)
    expect(shows().at(-1)?.from).toBeNull()
  })

  it('spaces its requests, sends the newest value, and forgets curves of older ones', () => {
    standAt(600)
    for (const value of [2, 3, 4]) drag(value)
    vi.advanceTimersByTime(100)
    expect(shows().map(({ recording }) => recording.edits.at(-1)?.value)).toEqual([2, 4])
    tell(rows(2, [600]))
    tell(rows(1, [600, 610, 620]))
    expect(curve()).toEqual([600])
  })

  it('is gone on release', () => {
    standAt(600)
    drag(2)
    tell(rows(1, [600, 610]))
    setConfigField('tasks.t1.weight', 2)
    expect(aheadStore.getState().ahead).toBeNull()
    expect(said.at(-1)).toEqual({ type: 'rest' })
    tell(rows(1, [620]))
    expect(aheadStore.getState().ahead).toBeNull()
    stop()
    expect(ended).toBe(true)
  })
})

describe('a control that starts a new run on release', () => {
  it('shows the new run up to the current step, and changes nothing', () => {
    standAt(900)
    const { recording } = configStore.getState()
    tryField('tasks.t2.noise', 0.3)
    expect(shows()[0]).toMatchObject({ since: 0, to: 900, from: null })
    expect(shows()[0].recording.config.tasks[1].noise).toBe(0.3)
    expect(run.said).toEqual([])
    expect(configStore.getState().recording).toBe(recording)
    tell(rows(1, [0, 1]))
    expect(curve()).toEqual([0, 1])
    tryField('tasks.t2.noise', null)
    expect(aheadStore.getState().ahead).toBeNull()
  })
})

describe('keys', () => {
  it('show the lines for a second after each press', () => {
    standAt(600)
    press('ArrowRight')
    setConfigField('training.learningRate', 0.02)
    expect(shows()).toHaveLength(1)
    tell(rows(1, [600]))
    vi.advanceTimersByTime(700)
    press('ArrowRight')
    setConfigField('training.learningRate', 0.03)
    vi.advanceTimersByTime(700)
    expect(aheadStore.getState().ahead).not.toBeNull()
    vi.advanceTimersByTime(400)
    expect(aheadStore.getState().ahead).toBeNull()
  })

  it('that start the run over show it up to the step where it stood at the first one', () => {
    standAt(800)
    press('ArrowUp')
    setConfigField('tasks.t2.noise', 0.1)
    standAt(5)
    press('ArrowUp')
    setConfigField('tasks.t2.noise', 0.2)
    vi.advanceTimersByTime(50)
    expect(shows().map(({ to }) => to)).toEqual([800, 800])
  })

  it('are needed for a change without a drag: a choice shows nothing', () => {
    standAt(600)
    page.dispatchEvent(new Event('pointerdown'))
    setConfigField('training.learningRate', 0.02)
    expect(shows()).toEqual([])
  })
})

describe('the handle of the film in the future', () => {
  it('shows the run as it goes on, computed once, up to the handle', () => {
    standAt(600)
    lookTo(700)
    expect(shows()).toHaveLength(1)
    expect(shows()[0]).toMatchObject({ since: 600, to: 901, from: null })
    expect(shows()[0].recording.edits).toEqual([])
    tell(rows(1, [610, 700, 800]))
    expect(aheadStore.getState().ahead).toMatchObject({ to: 900, until: 700 })
    lookTo(850)
    vi.advanceTimersByTime(100)
    expect(shows()).toHaveLength(1)
    expect(aheadStore.getState().ahead?.until).toBe(850)
    expect(run.said.map(({ type }) => type)).toEqual(['kept'])
    leaveFuture()
    expect(aheadStore.getState().ahead).toBeNull()
    expect(said.at(-1)).toEqual({ type: 'rest' })
  })

  it.each([
    ['the run arrives there', () => standAt(700)],
    ['the run is loaded again', () => runStore.setState({ status: 'loading' })],
    ['the person goes back', () => runStore.setState({ step: 300 })],
    ['a control is moved', () => drag(2)],
    ['a control is held that starts a new run', () => tryField('tasks.t2.noise', 0.3)],
  ])('ends when %s', (_, happen) => {
    standAt(600)
    lookTo(700)
    happen()
    expect(futureStore.getState().future).toBeNull()
  })

  const looks = () => said.filter((command) => command.type === 'look')
  const look = (request: number, step: number): AheadEvent => ({
    type: 'look',
    request,
    engine: 'wasm',
    step,
    now: record(step),
    pictures: [{ kind: 'plane', task: 0, cells: 1, outputs: 1, values: Float32Array.of(step) }],
  })
  const shownValue = () => pictures.latest(0, 'plane')?.values[0]

  it('shows the pictures of the newest step that was asked for, until the person comes back', () => {
    standAt(600)
    lookTo(700)
    const [{ request }] = shows()
    for (const step of [710, 720, 730]) lookTo(step)
    vi.advanceTimersByTime(100)
    expect(looks()).toMatchObject([
      { request, at: 700, pictures: { tasks: [0, 1, 2], cells: 40 } },
      { request, at: 730 },
    ])
    const { picturesVersion } = runStore.getState()
    tell(look(request, 730))
    expect(shownValue()).toBe(730)
    expect(shownNow(runStore.getState())).toMatchObject({ step: 730 })
    expect(runStore.getState()).toMatchObject({ future: { step: 730, engine: 'wasm' }, step: 600 })
    expect(runStore.getState().picturesVersion).toBeGreaterThan(picturesVersion)
    leaveFuture()
    expect([shownValue(), runStore.getState().future]).toEqual([undefined, null])
    // An answer that was on its way.
    tell(look(request, 730))
    expect(runStore.getState().future).toBeNull()
  })

  it('shows the run again after a failure, and tries again when the handle moves', () => {
    standAt(600)
    lookTo(700)
    vi.advanceTimersByTime(100)
    tell(look(1, 700))
    tell({ type: 'failed', request: 1, error: { name: 'Error', message: '' } })
    expect([shownValue(), runStore.getState().future]).toEqual([undefined, null])
    expect(aheadStore.getState()).toMatchObject({ ahead: null, failed: true })
    lookTo(710)
    vi.advanceTimersByTime(100)
    expect(shows()).toHaveLength(2)
    expect(looks().at(-1)).toMatchObject({ request: 2, at: 710 })
    tell(rows(2, [610]))
    tell(look(2, 710))
    expect(shownValue()).toBe(710)
    expect([aheadStore.getState().failed, opened]).toEqual([false, 1])
  })

  it('starts another worker in place of one that has died', () => {
    standAt(600)
    lookTo(700)
    vi.advanceTimersByTime(100)
    tell({ type: 'failed', request: OF_WORKER, error: { name: 'WorkerError', message: '' } })
    expect(ended).toBe(true)
    lookTo(710)
    expect([opened, shows().length]).toEqual([2, 2])
  })

  it('asks for the pictures that are on screen, again when these change, and for none while nobody sees them', () => {
    standAt(600)
    page.hidden = true
    lookTo(700)
    vi.advanceTimersByTime(100)
    expect(looks()).toEqual([])
    page.hidden = false
    page.dispatchEvent(new Event('visibilitychange'))
    vi.advanceTimersByTime(100)
    pictures.show([2])
    expect(looks()).toMatchObject([{ pictures: { tasks: [0, 1, 2] } }, { pictures: { tasks: [2] } }])
  })

  it('stays while the run comes back to where it stood before the handle passed earlier steps', () => {
    standAt(600)
    holdHandle()
    goTo(500)
    goTo(560)
    lookBeyond(700)
    vi.advanceTimersByTime(1000)
    // The seek that waited is not sent, and the run returns.
    expect(run.sent('seek').map(({ step }) => step)).toEqual([500, 600])
    for (const step of [500, 550, 600]) {
      run.tell('frame', { step, records: [], pictures: [] })
      expect(futureStore.getState().future).toMatchObject({ at: 700 })
    }
    expect(handleStore.getState().wanted).toBeNull()
    run.tell('frame', { step: 590, records: [], pictures: [] })
    expect(futureStore.getState().future).toBeNull()
    releaseHandle()
  })

  it('does not end while the run only comes nearer', () => {
    standAt(600)
    lookTo(700)
    standAt(650)
    expect(futureStore.getState().future).not.toBeNull()
  })
})

it('is quiet where another engine has to compute, and says which', () => {
  standAt(600)
  drag(2)
  tell(rows(1, [600]))
  expect(aheadStore.getState()).toMatchObject({ ahead: { engine: 'cpu' }, failed: false })
  expect(noticeStore.getState().notices).toEqual([])
})

it('does nothing where it is switched off', () => {
  setView({ lookAhead: false })
  standAt(600)
  drag(2)
  expect(said).toEqual([])
})

it('says that it failed, until it works again', () => {
  standAt(600)
  drag(2)
  const limit: Limit = {
    ...{ name: 'memory', wanted: 5e9, available: 4e9 },
    tooLarge: { number: 'batchSize', value: 5000, most: 4000 },
  }
  tell({ type: 'failed', request: 0, error: { name: 'EngineLimitError', message: '', limit } })
  expect(aheadStore.getState()).toMatchObject({ ahead: null, failed: true, limit })
  tell({ type: 'failed', request: 0, error: { name: 'WorkerError', message: '' } })
  expect(aheadStore.getState()).toMatchObject({ ahead: null, failed: true, limit: null })
  tell(rows(1, [600]))
  expect(aheadStore.getState().failed).toBe(false)
})
