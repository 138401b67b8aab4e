import { describe, expect, it, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { EngineStatus, Refusal, RunFrame } from '../worker/protocol'
import { createConnection } from './connection'
import { type Attachment, createController, type Playback } from './controller'
import { dismiss, noticeStore } from './notices'
import { createTestLine } from './testing/line'

interface State extends Playback {
  readonly seen: number
}

const idle: State = {
  status: 'idle',
  step: 0,
  stepsPerSecond: 0,
  drawCallsPerStep: 0,
  engine: null,
  stop: null,
  contextLost: false,
  error: null,
  seen: 0,
}
const engine = { kind: 'cpu', reason: 'chosen', drawCallsPerStep: 0 } as EngineStatus
const load = { recordings: [], mode: 'one', from: null } as const
const frame = (step: number): Partial<RunFrame> => ({ frame: step, step, stepsPerSecond: 50, drawCallsPerStep: 9 })

function fresh(attachments: readonly Attachment<State>[] = [], restart?: () => void) {
  const line = createTestLine()
  const store = createStore<State>(() => idle)
  const controller = createController({ store, connection: createConnection(), attachments, restart })
  controller.open(line.surroundings)
  return { line, store, controller, state: () => store.getState() }
}

describe('a controller', () => {
  it('does nothing before the first load', () => {
    const { line, controller, state } = fresh()
    controller.play()
    controller.step()
    controller.seek(3)
    controller.pause()
    expect(line.said).toEqual([])
    expect(state()).toEqual(idle)
  })

  it('plays as soon as the load is ready, if it was to play', () => {
    const { line, controller, state } = fresh()
    controller.load({ ...load, play: false }, {})
    expect(state().status).toBe('loading')
    controller.play()
    expect(state().status).toBe('loading')
    line.tell('ready', { engine, slow: null })
    expect(state().status).toBe('playing')
  })

  it('waits where a step is slow, and takes the message back with the next load', () => {
    const { line, controller, state } = fresh()
    controller.load({ ...load, play: true }, {})
    line.tell('ready', { engine, slow: { seconds: 3, batchSize: null } })
    expect(state().status).toBe('paused')
    expect(noticeStore.getState().notices).toMatchObject([{ key: 'slowStepAnyway' }])
    controller.load({ ...load, play: true }, {})
    expect(noticeStore.getState().notices).toEqual([])
  })

  it('says once which number is too large for the wanted engine, until that changes', () => {
    const { line, controller } = fresh()
    const refusalOf = (most: number): Refusal => ({
      ...{ engine: 'webgl', name: 'graphicsMemory', wanted: 3e9, available: 1e9 },
      tooLarge: { number: 'batchSize', value: 5000, most },
    })
    const serves = (refusal?: Refusal) => {
      controller.load({ ...load, play: false }, {})
      line.tell('ready', { engine: { ...engine, ...(refusal && { reason: 'tooLarge', refusal }) }, slow: null })
      return noticeStore.getState().notices
    }
    const [notice] = serves(refusalOf(400))
    expect(notice).toMatchObject({ kind: 'warning', engine: { kind: 'cpu', refusal: refusalOf(400) } })
    expect(serves(refusalOf(400))).toEqual([notice])
    // Once a person has read it, the same is not said again.
    dismiss(notice.id)
    expect(serves(refusalOf(400))).toEqual([])
    expect(serves(refusalOf(300))).toMatchObject([{ engine: { refusal: { tooLarge: { most: 300 } } } }])
    expect(serves()).toEqual([])
  })

  it('changes its store once for each event, with what the attachments return', () => {
    const counts: Attachment<State> = { take: (_, { seen }) => ({ seen: seen + 1 }) }
    const { line, store, controller, state } = fresh([counts])
    controller.load({ ...load, play: true }, {})
    line.tell('ready', { engine, slow: null })
    const heard = vi.fn()
    store.subscribe(heard)
    line.tell('frame', frame(5))
    expect(heard).toHaveBeenCalledTimes(1)
    expect(state()).toMatchObject({ step: 5, stepsPerSecond: 50, seen: 2 })
  })

  it('shows no speed that the worker measured before a pause', () => {
    const { line, controller, state } = fresh()
    controller.load({ ...load, play: true }, {})
    line.tell('ready', { engine, slow: null })
    controller.pause()
    line.tell('frame', frame(5))
    expect(state()).toMatchObject({ status: 'paused', step: 5, stepsPerSecond: 0 })
  })

  it('acknowledges a frame with the buffers that its attachments no longer need', () => {
    const [one, other] = [new ArrayBuffer(1), new ArrayBuffer(2)]
    const { line, controller } = fresh([{ takeBuffers: () => [one] }, {}, { takeBuffers: () => [other] }])
    controller.load({ ...load, play: true }, {})
    line.tell('frame', frame(7))
    expect(line.sent('acknowledge')).toMatchObject([{ frame: 7 }])
    expect(line.sent('acknowledge')[0].buffers).toEqual([one, other])
  })

  it('does not acknowledge a frame that is drawn after the next load', () => {
    const { line, controller } = fresh()
    let draw = () => {}
    const page = {
      document: { hidden: false },
      setTimeout: () => {},
      requestAnimationFrame: (work: () => void) => (draw = work),
    }
    controller.open({ ...line.surroundings, page: page as unknown as Window })
    controller.load({ ...load, play: true }, {})
    line.tell('frame', frame(7))
    expect(line.sent('acknowledge')).toEqual([])
    draw()
    expect(line.sent('acknowledge')).toHaveLength(1)
    line.tell('frame', frame(8))
    controller.load({ ...load, play: true }, {})
    draw()
    expect(line.sent('acknowledge')).toHaveLength(1)
  })

  it('ignores events of an older load, and of one that it has left', () => {
    const { line, controller, state } = fresh()
    controller.load({ ...load, play: true }, {})
    controller.load({ ...load, play: true }, {})
    line.tell('frame', frame(7), 1)
    expect(state().step).toBe(0)
    controller.leave()
    line.tell('frame', frame(8))
    expect(state().step).toBe(0)
    expect(line.sent('pause')).toHaveLength(1)
    controller.load({ ...load, play: true }, {})
    line.tell('frame', frame(9))
    expect(state().step).toBe(9)
  })

  it.each([true, false])('starts over after a divergence if it can (%s), else it plays on', (can) => {
    const restart = vi.fn()
    const { line, controller } = fresh([], can ? restart : undefined)
    controller.load({ ...load, play: true }, {})
    line.tell('stopped', { reason: { kind: 'diverged', step: 3, run: 0, task: 0 } })
    expect(controller.wantsToPlay()).toBe(false)
    controller.toggle()
    expect(restart).toHaveBeenCalledTimes(can ? 1 : 0)
    expect(line.sent('play')).toHaveLength(can ? 0 : 1)
    expect(controller.wantsToPlay()).toBe(true)
  })

  it('pauses at the step that it seeks, but not while the graphics context is lost', () => {
    const { line, controller, state } = fresh()
    controller.load({ ...load, play: true }, {})
    line.tell('ready', { engine, slow: null })
    line.tell('contextLost', { step: 4 })
    controller.seek(2)
    expect(line.sent('seek')).toEqual([])
    line.tell('contextRestored', { step: 4 })
    controller.seek(2)
    expect(line.sent('seek')).toMatchObject([{ step: 2 }])
    expect(state().status).toBe('paused')
  })

  it('loads on the engine that was chosen last', () => {
    const { line, controller } = fresh()
    controller.load({ ...load, play: false }, {})
    controller.switchEngine('cpu')
    controller.load({ ...load, play: false }, {})
    expect(line.sent('load').map((sent) => sent.engine)).toEqual(['auto', 'cpu'])
    expect(line.sent('switchEngine')).toMatchObject([{ engine: 'cpu' }])
  })
})
