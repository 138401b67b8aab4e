import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defaultConfig } from '../core/config/defaults'
import { setField } from '../core/config/paths'
import type { TrainerSnapshot } from '../engine/trainer.types'
import { encodeLink } from '../share/link'
import type { Commands, EngineStatus, RunFrame } from '../worker/protocol'
import { configStore, setConfigField } from './config'
import { noticeStore } from './notices'
import { mainHistory, mainRun, pictures, runStore, seek } from './run'
import { screenStore, showCompare } from './screen'
import { startSession } from './session'
import { createTestLine, type TestLine } from './testing/line'
import { FakePage, freshStores, record } from './testing/page'
import { setView } from './view'

let stop = () => {}
let worker: TestLine = createTestLine()

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  freshStores()
})
afterEach(() => {
  stop()
  vi.runAllTimers()
  vi.useRealTimers()
})

function open(address: string, autoplay = true): FakePage {
  const page = new FakePage(address)
  worker = createTestLine()
  stop = startSession({ autoplay, page: page.asWindow, makeLine: worker.surroundings.makeLine })
  return page
}
const sent: TestLine['sent'] = (type) => worker.sent(type)
const editAnswered = (step: number) => {
  const { field, value } = sent('edit').at(-1) as Commands['edit']
  worker.tell('edited', { run: 0, edit: { step, field, value } })
}
const other = { config: setField(defaultConfig, 'network.trunk', [7]), edits: [] }
const titles = () => noticeStore.getState().notices.map(({ key }) => key)

describe('opening', () => {
  it('plays the default by itself, unless told not to', () => {
    open('/play/')
    expect(sent('load')).toMatchObject([{ engine: 'auto', play: true }])
    expect(sent('load')[0].recordings).toEqual([{ config: defaultConfig, edits: [] }])
    stop()
    open('/play/', false)
    expect(sent('load')[0].play).toBe(false)
    stop()
    open('/play/?play=0&engine=cpu')
    expect(sent('load')).toMatchObject([{ engine: 'cpu', play: false }])
  })

  it('opens a link with its edits', () => {
    const recording = { ...other, edits: [{ step: 30, field: 'tasks.t1.weight' as const, value: 2 }] }
    open(`/play/#${encodeLink(recording)}`)
    expect(sent('load')[0].recordings[0]).toEqual(recording)
    expect(titles()).toEqual([])
  })

  it('opens the defaults for a link that it cannot read, and says so', () => {
    open('/play/#certainly-not-a-link')
    expect(sent('load')[0].recordings[0].config).toEqual(defaultConfig)
    expect(titles()).toHaveLength(1)
  })
})

describe('the address', () => {
  it('gets one entry per change, however long the drag', () => {
    const page = open('/play/?engine=cpu')
    for (const value of [1.5, 2, 2.5]) {
      setConfigField('tasks.t1.weight', value, { gesture: 'drag' })
      editAnswered(0)
      vi.advanceTimersByTime(500)
    }
    expect(page.entries).toHaveLength(1)
    setConfigField('tasks.t1.weight', 2.5)
    vi.advanceTimersByTime(500)
    expect(page.entries).toHaveLength(2)
    setConfigField('network.trunk', [7])
    vi.advanceTimersByTime(500)
    expect(page.entries).toHaveLength(3)
    expect(page.entries[2]).toBe(`/play/?engine=cpu#${encodeLink(configStore.getState().recording)}`)
  })

  it('does not wait for the drag of an earlier page, whose timers were those of the clock', () => {
    vi.useRealTimers()
    open('/play/')
    setConfigField('tasks.t1.weight', 3, { gesture: 'drag' })
    stop()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    freshStores()
    open('/play/')
    setConfigField('tasks.t1.weight', 2, { gesture: 'drag' })
    expect(sent('edit')).toMatchObject([{ value: 2 }])
  })

  it('waits for the step of a live change before it writes it', () => {
    const page = open('/play/')
    setConfigField('tasks.t1.weight', 2)
    vi.advanceTimersByTime(1000)
    expect(page.entries).toHaveLength(1)
    editAnswered(70)
    vi.advanceTimersByTime(500)
    expect(page.entries).toHaveLength(2)
    expect(page.entries[1]).toContain(
      encodeLink({ config: defaultConfig, edits: configStore.getState().recording.edits }),
    )
  })

  it('follows back and forward, and loads each once', () => {
    const page = open('/play/')
    setConfigField('network.trunk', [7])
    vi.advanceTimersByTime(500)
    worker.said.length = 0
    page.go(-1)
    vi.advanceTimersByTime(1000)
    expect(configStore.getState().config).toEqual(defaultConfig)
    expect(sent('load')).toHaveLength(1)
    expect(page.entries).toHaveLength(2)
    page.go(1)
    vi.advanceTimersByTime(1000)
    expect(configStore.getState().config.network.trunk).toEqual([7])
    expect(page.entries).toHaveLength(2)
  })

  it('gives a link to a lesson and the set-up of its step one entry, so that going back leaves it', () => {
    const page = open('/play/')
    page.type(encodeLink({ config: defaultConfig, edits: [] }, { lesson: ['units', 0] }))
    vi.advanceTimersByTime(500)
    setConfigField('network.trunk', [7])
    vi.advanceTimersByTime(500)
    expect(page.entries).toHaveLength(2)
    expect(page.entries[1]).toContain(encodeLink(configStore.getState().recording, { lesson: ['units', 0] }))
    setConfigField('network.trunk', [8])
    vi.advanceTimersByTime(500)
    expect(page.entries).toHaveLength(3)
    page.go(-2)
    vi.advanceTimersByTime(1000)
    expect(page.entries).toHaveLength(3)
    expect(page.at).toBe(0)
  })

  it('returns to the plain address with the default set-up', () => {
    const page = open(`/play/#${encodeLink(other)}`)
    setConfigField('network.trunk', defaultConfig.network.trunk)
    vi.advanceTimersByTime(500)
    expect(page.entries).toEqual([`/play/#${encodeLink(other)}`, '/play/'])
    expect(configStore.getState().config).toEqual(defaultConfig)
  })
})

describe('a link with a comparison', () => {
  const linked = { base: { config: defaultConfig, edits: [] }, beside: { compare: [['uw', 'mgda'], 3] }, commits: 1 }

  it('opens the comparison, and keeps the run paused', () => {
    open(`/play/#${encodeLink(linked.base, linked.beside)}`)
    expect(screenStore.getState()).toMatchObject({ screen: 'compare', opened: linked.beside.compare })
    expect(sent('load')[0].play).toBe(false)
  })

  it('is an entry of the history; going back finds the run where it stood', () => {
    const page = open('/play/')
    showCompare()
    screenStore.setState({ linked })
    vi.advanceTimersByTime(500)
    expect(page.entries).toEqual(['/play/', `/play/#${encodeLink(linked.base, linked.beside)}`])
    worker.said.length = 0
    page.go(-1)
    vi.advanceTimersByTime(1000)
    expect(screenStore.getState().screen).toBe('run')
    expect(sent('load')).toEqual([])
    expect(page.entries).toHaveLength(2)
    page.go(1)
    vi.advanceTimersByTime(1000)
    expect(screenStore.getState()).toMatchObject({ screen: 'compare', opened: linked.beside.compare })
  })
})

describe('going back', () => {
  it('asks for the step, pauses there, and shows its controls', () => {
    const edits = [
      { step: 10, field: 'tasks.t1.weight' as const, value: 2 },
      { step: 50, field: 'tasks.t1.weight' as const, value: 3 },
    ]
    open(`/play/#${encodeLink({ config: defaultConfig, edits })}`)
    const weight = () => configStore.getState().config.tasks[0].weight
    const frame = (step: number) =>
      worker.tell('frame', { frame: step, step, records: [], pictures: [], now: null, playing: false })
    worker.tell('ready', { engine: { drawCallsPerStep: 0 } as EngineStatus })
    frame(60)
    expect(weight()).toBe(3)
    seek(20)
    expect(sent('seek')).toMatchObject([{ step: 20 }])
    expect(runStore.getState().status).toBe('paused')
    frame(20)
    expect(weight()).toBe(2)
    expect(runStore.getState()).toMatchObject({ step: 20, furthest: 60 })
    expect(mainHistory.shownStep).toBe(20)
    frame(55)
    expect(weight()).toBe(3)

    frame(20)
    worker.tell('edited', { run: 0, edit: { step: 20, field: 'tasks.t1.weight', value: 7 } })
    expect(runStore.getState().furthest).toBe(20)
    expect(configStore.getState().recording.edits).toEqual([edits[0], { step: 20, field: 'tasks.t1.weight', value: 7 }])
  })
})

describe('the speeds of the engines on the processor', () => {
  it('are measured once, without being asked, when a run on WebGL rests', () => {
    open('/play/')
    const engine = {
      kind: 'webgl',
      renderer: '',
      software: true,
      drawCallsPerStep: 9,
      reason: 'default',
      thread: 'worker',
    } as const
    runStore.setState({ status: 'playing', step: 300, engine })
    vi.advanceTimersByTime(5000)
    expect(sent('measureEngines')).toHaveLength(0)
    for (const status of ['paused', 'playing', 'paused', 'playing', 'paused'] as const) {
      runStore.setState({ status })
      vi.advanceTimersByTime(status === 'paused' ? 5000 : 10)
    }
    expect(sent('measureEngines')).toHaveLength(1)
  })
})

describe('events', () => {
  const frame = (number: number, picture: Float32Array | null): RunFrame => ({
    frame: number,
    step: number,
    epoch: 0,
    stepsPerSecond: 10,
    playing: true,
    drawCallsPerStep: 9,
    goal: null,
    records: [record(number - 1)],
    now: record(number),
    pictures: picture ? [{ kind: 'plane', task: 1, cells: 2, outputs: 1, values: picture }] : [],
  })

  it('puts frames into the stores and acknowledges them once drawn, with the buffers no longer shown', () => {
    // Once in a page: tests that share its code may have had their first curve before.
    performance.clearMarks('first-curve')
    open('/play/')
    const [first, second] = [new Float32Array(4), new Float32Array(4)]
    worker.tell('frame', frame(1, first))
    expect(sent('acknowledge')).toHaveLength(0)
    vi.advanceTimersByTime(20)
    expect(sent('acknowledge')).toMatchObject([{ frame: 1, buffers: [] }])
    expect(pictures.latest(1, 'plane')?.values).toBe(first)
    worker.tell('frame', frame(2, second))
    vi.advanceTimersByTime(20)
    expect(sent('acknowledge')[1]).toMatchObject({ frame: 2, buffers: [first.buffer] })
    expect(pictures.latest(1, 'plane')?.values).toBe(second)
    expect(runStore.getState()).toMatchObject({ step: 2, drawCallsPerStep: 9, now: { step: 2 } })
    expect(performance.getEntriesByName('first-curve')).toHaveLength(1)
  })

  it('gives the snapshot of the worker to everyone who asked', async () => {
    open('/play/')
    const answers = Promise.all([mainRun.snapshots.ask(), mainRun.snapshots.ask()])
    expect(sent('snapshot')).toHaveLength(2)
    const snapshot = { step: 7 } as TrainerSnapshot
    worker.tell('snapshot', { snapshot })
    expect(await answers).toEqual([snapshot, snapshot])
  })

  it('tells the worker which pictures are on screen and whether the page is visible', () => {
    const page = open('/play/')
    expect(sent('pictures').at(-1)).toMatchObject({ tasks: [0, 1, 2], cells: 40 })
    setView({ pictureCells: 50 })
    expect(sent('pictures').at(-1)).toMatchObject({ cells: 50 })
    setView({ pictureCells: 40 })
    page.document.hidden = true
    page.document.dispatchEvent(new Event('visibilitychange'))
    expect(sent('visible').at(-1)).toMatchObject({ visible: false, pauseWhenHidden: true })
  })
})
