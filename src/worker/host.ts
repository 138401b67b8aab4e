/**
 * The engine's side of the wire: takes commands, keeps engine and training, tells what happens.
 * The same code runs in the worker, on the main thread, and in Node under test.
 */
import { DeviceLostError, type Engine, type EngineKind, EngineLimitError } from '../engine/engine'
import { buffersOf, bytesOf } from '../engine/snapshots'
import type { Clock } from './clock'
import { EngineKeeper } from './engineKeeper'
import { type EngineSources, type OpenEngine, openEngine } from './engines'
import { slowStepOf } from './estimate'
import { FrameLoop } from './frames'
import { LostDevice } from './lostDevice'
import { parameterCountOf } from './parameters'
import type { CommandMessage, Commands, Endpoint, EngineStatus, Events } from './protocol'
import { Shelf } from './shelf'
import { Training } from './training'
import { toWireError } from './wireError'

export interface HostOptions {
  readonly engines: EngineSources
  readonly clock: Clock
  readonly thread: EngineStatus['thread']
  /** Milliseconds of training between two looks at messages. */
  readonly budget: number
  /** Milliseconds after which a lost device is no longer waited for; the CPU engine then goes on. */
  readonly patience?: number
}

/** A larger snapshot is not copied every few seconds. */
const MOST_KEPT_BYTES = 64e6

/** Serves the endpoint until the answered function is called. */
export function startHost(endpoint: Endpoint, options: HostOptions): () => void {
  const host = new Host(endpoint, options)
  endpoint.addEventListener('message', host.receive)
  endpoint.start?.()
  return () => {
    endpoint.removeEventListener('message', host.receive)
    host.dispose()
  }
}

/** Commands that a run on its way back to a step takes without arriving there first. */
const ON_THE_WAY: readonly CommandMessage['type'][] = ['load', 'seek', 'play', 'pause']

class Host {
  /** Of the newest load that arrived; everything older is dropped. */
  private generation = 0
  /** One command at a time, in order: loading takes a while and must not be overtaken. */
  private queue: Promise<void> = Promise.resolve()
  private readonly engines: EngineKeeper
  private training: Training | null = null
  /** The load that the training belongs to. */
  private trained = 0
  private readonly shelf = new Shelf()
  /** While the device is gone the training stands at its snapshot. */
  private readonly device: LostDevice
  /** Tells that the load is ready, which it is not before it has an engine; null afterwards. */
  private begin: (() => void) | null = null
  private readonly loop: FrameLoop

  constructor(
    private readonly endpoint: Endpoint,
    private readonly options: HostOptions,
  ) {
    this.engines = new EngineKeeper(options.engines, {
      onLost: () => this.onLost(),
      onRestored: () => this.enqueue(() => this.recover()),
    })
    this.device = new LostDevice(options.clock, () => this.enqueue(() => this.giveUp()), options.patience)
    this.loop = new FrameLoop({
      clock: options.clock,
      budget: options.budget,
      whileDrawing: options.thread === 'worker' ? 'trains' : 'waits',
      post: (type, frame, transfer) => this.tell(type, frame, transfer),
      onStopped: () => this.onStopped(),
      isLost: () => this.engines.isLost(),
      onLost: () => this.onLost(),
      onError: (error) => this.onError(error),
    })
  }

  readonly receive = ({ data }: MessageEvent<CommandMessage>): void => {
    if (data.generation < this.generation) {
      // How the page is seen does not depend on what it trains.
      if (data.type === 'visible' || data.type === 'pace') this.obeyAtOnce(data)
      return
    }
    this.generation = data.generation
    // The frames of what is being replaced are of no use to anyone.
    if (data.type === 'load') {
      this.tell('heard', {})
      this.loop.follow(null)
    }
    if (this.obeyAtOnce(data)) return
    this.enqueue(() => this.obeyOnce(data))
  }

  dispose(): void {
    this.generation = Number.POSITIVE_INFINITY
    this.device.clear()
    this.loop.follow(null)
    this.training?.dispose()
    this.engines.dispose()
  }

  private async obeyOnce(command: CommandMessage): Promise<void> {
    if (command.generation !== this.generation) return
    try {
      await this.obey(command)
    } catch (error) {
      if (!(error instanceof DeviceLostError)) throw error
      this.device.hold(command)
      this.onLost()
    }
  }

  private enqueue(work: () => Promise<void>): void {
    const { generation } = this
    this.queue = this.queue.then(work).catch((error: unknown) => {
      if (generation === this.generation) this.onError(error)
    })
  }

  /** Commands that need no training to be there. */
  private obeyAtOnce(command: CommandMessage): boolean {
    switch (command.type) {
      case 'acknowledge':
        this.loop.acknowledge(command)
        return true
      case 'pictures':
        this.loop.show(command)
        return true
      case 'visible':
        this.loop.see(command)
        return true
      case 'pace':
        this.loop.setPace(command.stepsPerSecond)
        return true
      default:
        return false
    }
  }

  private async obey(command: CommandMessage): Promise<void> {
    if (!ON_THE_WAY.includes(command.type) && !this.device.isGone) this.loop.arrive()
    switch (command.type) {
      case 'load':
        return this.load(command)
      case 'play':
        return this.play()
      case 'pause':
        return this.loop.play(false)
      case 'step':
        return this.loop.play(false, command.count)
      case 'seek':
        return this.seek(command.step)
      case 'snapshot':
        return this.giveSnapshot(command)
      case 'kept':
        return this.giveKept()
      case 'edit':
        return this.edit(command)
      case 'measureOtherEngine':
        return this.measureOtherEngine(command.milliseconds)
      case 'switchEngine':
        return this.switchEngine(command.engine)
      case 'loseContext':
        return this.engines.present.lose(command.restoreAfter)
      case 'inspect':
        return this.inspect()
    }
  }

  private async load({ recordings, engine, play, mode, from, resume, keeps }: Commands['load']): Promise<void> {
    const { generation } = this
    this.leave(keeps)
    this.device.clear()
    const { engine: opened } = await this.engines.serve(engine)
    const rested = resume && this.shelf.take(resume.generation)
    const training = rested?.isOf(recordings)
      ? rested
      : new Training(recordings, this.options.clock, { from, film: mode === 'one' })
    if (resume) training.knowUpTo(resume)
    this.begin = () => {
      this.begin = null
      const slow = slowStepOf(recordings, this.engines.present.engine.info)
      if (slow) this.loop.play(false)
      this.loop.content.looksAtRest = slow === null
      this.tell('ready', {
        slow,
        engine: this.status(),
        stepsPerEpoch: training.stepsPerEpoch,
        runCount: training.runCount,
        parameterCount: parameterCountOf(recordings[0].config),
      })
      this.loop.follow(training, mode)
      if (!resume) return
      this.loop.goTo(resume.step, play && !slow)
      // It stood where it had diverged.
      this.onStopped()
    }
    this.loop.play(play && !resume)
    const started = await this.startTraining(training, opened)
    this.training = training
    this.trained = generation
    // The load that overtook this one is next in the queue and puts the training away.
    if (generation !== this.generation) return
    if (started) this.begin()
    else this.onLost()
  }

  /** Puts the present training away, or its end where the page does not come back to it. */
  private leave(keeps: readonly number[] = []): void {
    if (this.training && keeps.includes(this.trained)) this.shelf.put(this.trained, this.training)
    else this.training?.dispose()
    this.training = null
    this.shelf.keepOnly(keeps)
  }

  /** Answers whether it has started; not where the device was lost meanwhile. */
  private async startTraining(training: Training, engine: Engine): Promise<boolean> {
    try {
      await training.start(engine)
    } catch (error) {
      if (error instanceof DeviceLostError || engine.isLost()) return false
      // More than this graphics card has: the CPU is slower and takes it.
      if (!(error instanceof EngineLimitError) || engine.info.kind === 'cpu') throw error
      this.engines.adopt(await this.options.engines.cpu(), 'tooLarge')
      await training.start(this.engines.present.engine)
    }
    return true
  }

  private play(): void {
    const stopped = this.training?.stopped
    if (stopped) this.tell('stopped', { reason: stopped })
    else this.loop.play(true)
  }

  private seek(step: number): void {
    if (this.training && !this.device.isGone) this.loop.goTo(step)
  }

  private giveSnapshot(command: CommandMessage): void {
    if (this.device.isGone) this.device.hold(command)
    else if (this.training) this.tell('snapshot', { snapshot: this.training.snapshot() })
  }

  private giveKept(): void {
    const snapshot = this.training?.keptSnapshot
    if (!snapshot || bytesOf(snapshot) > MOST_KEPT_BYTES) return
    // A copy whose memory moves to the page, which then has nothing to read; the training goes on using its own.
    const copy = structuredClone(snapshot)
    this.tell('kept', { snapshot: copy }, buffersOf(copy))
  }

  private edit({ run, field, value }: Commands['edit']): void {
    if (!this.training) return
    this.tell('edited', { run, edit: this.training.edit(run, field, value, this.loop.flows) })
    this.loop.refresh()
    this.loop.wake()
  }

  private async measureOtherEngine(milliseconds: number): Promise<void> {
    const { training, generation } = this
    if (!training || this.device.isGone) return
    const other: EngineKind = this.engines.kind === 'cpu' ? 'webgl' : 'cpu'
    const stepsPerSecond = await this.speedOf(other, training, milliseconds)
    if (generation !== this.generation || this.device.isGone) return
    const present = training.measure(milliseconds)
    this.loop.refresh()
    this.loop.wake()
    this.tell('otherEngineMeasured', { engine: other, stepsPerSecond, present })
  }

  /** 0 where that engine cannot serve. */
  private async speedOf(kind: EngineKind, training: Training, milliseconds: number): Promise<number> {
    const { open } = await openEngine(this.options.engines, kind)
    try {
      return open.engine.info.kind === kind ? await training.measureOn(open.engine, milliseconds) : 0
    } catch {
      // Too large for it, or worse: what goes wrong in a measurement must not end the run.
      return 0
    } finally {
      this.engines.close(open)
    }
  }

  private async switchEngine(kind: EngineKind): Promise<void> {
    const { training, generation } = this
    if (!training || (!this.device.isGone && this.engines.kind === kind)) return
    this.loop.hold()
    // A lost device has nothing to tell any more; its last snapshot stands.
    if (!this.device.isGone) training.keep()
    if (this.engines.isLost()) this.onLost()
    const { open, reason } = await openEngine(this.options.engines, kind)
    if (open.engine.info.kind === kind) await this.moveTo(open, training)
    else {
      this.engines.close(open)
      this.engines.reason = reason
    }
    if (generation !== this.generation) return
    this.tell('engineChanged', { engine: this.status(), step: training.step })
    if (!this.device.isGone) this.goOn(training)
  }

  /** Goes on from the snapshot on another engine; stays where it is when that one is too small. */
  private async moveTo(open: OpenEngine, training: Training): Promise<void> {
    try {
      await training.start(open.engine)
    } catch (error) {
      this.engines.close(open)
      // There is no engine left to stay on where the other one was lost.
      if (!(error instanceof EngineLimitError) || this.device.isGone) throw error
      this.engines.reason = 'tooLarge'
      return
    }
    this.engines.adopt(open, this.device.isGone ? 'contextLost' : 'chosen')
    this.device.end()
  }

  /** After another engine has taken over, or the same one has come back. */
  private goOn(training: Training): void {
    if (this.begin) this.begin()
    else this.loop.follow(training)
    for (const command of this.device.takeHeld()) this.enqueue(() => this.obeyOnce(command))
  }

  private inspect(): void {
    const { memory } = performance as { readonly memory?: { readonly usedJSHeapSize: number } }
    this.tell('inspected', {
      step: this.training?.step ?? 0,
      ...this.engines.present.memory(),
      heapBytes: memory?.usedJSHeapSize ?? null,
    })
  }

  private onLost(): void {
    if (this.device.isGone || !this.training) return
    this.device.leave()
    this.loop.hold()
    this.training.abandonEngine()
    this.tell('contextLost', { step: this.training.keptStep })
  }

  /** The CPU engine goes on where no device came back. */
  private async giveUp(): Promise<void> {
    if (this.device.isGone) await this.switchEngine('cpu')
  }

  /** The device came back: a fresh engine on it goes on from the snapshot. */
  private async recover(): Promise<void> {
    const { training, generation } = this
    // Meanwhile the person may have gone on with the CPU engine.
    if (!training || !this.engines.isLost()) return
    // It may be back before anyone noticed that it was gone.
    this.onLost()
    const { present, reason } = this.engines
    // Before another one takes the device: what the old one cleans up must not be the new one's.
    this.engines.close(present)
    const open = await present.reopen()
    if ('unavailable' in open) return
    try {
      await training.start(open.engine)
    } catch (error) {
      this.engines.close(open)
      // Gone again: this engine's context returns a second time, or the wait for it ends.
      if (error instanceof DeviceLostError || open.engine.isLost()) return
      throw error
    }
    this.engines.adopt(open, reason)
    this.device.end()
    if (generation !== this.generation) return
    this.tell('contextRestored', { step: training.step })
    this.goOn(training)
  }

  private onStopped(): void {
    const reason = this.training?.stopped
    if (reason) this.tell('stopped', { reason })
  }

  private onError(error: unknown): void {
    this.loop.play(false)
    this.loop.follow(null)
    this.training?.dispose()
    this.training = null
    this.begin = null
    this.device.clear()
    this.tell('failed', { error: toWireError(error) })
  }

  private status(): EngineStatus {
    const { info } = this.engines.present.engine
    const drawCallsPerStep = this.training?.drawCallsPerStep ?? 0
    return { ...info, drawCallsPerStep, reason: this.engines.reason, thread: this.options.thread }
  }

  private tell<K extends keyof Events>(type: K, payload: Events[K], transfer: Transferable[] = []): void {
    this.endpoint.postMessage({ type, generation: this.generation, ...payload }, transfer)
  }
}
