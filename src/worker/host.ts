/**
 * The engine's side of the wire: takes commands, keeps engine and training, tells what happens.
 * The same code runs in the worker, on the main thread, and in Node under test.
 */
import type { Recording } from '../core/config/types'
import { type EngineKind, EngineLimitError } from '../engine/engine'
import type { Clock } from './clock'
import { EngineKeeper } from './engineKeeper'
import { type EngineSources, type OpenEngine, openEngine } from './engines'
import { FrameLoop } from './frames'
import { parameterCountOf } from './parameters'
import type { CommandMessage, Commands, Endpoint, EngineStatus, Events } from './protocol'
import { Training, type TrainingOptions } from './training'
import { toWireError } from './wireError'

export interface HostOptions {
  readonly engines: EngineSources
  readonly clock: Clock
  readonly thread: EngineStatus['thread']
  /** Milliseconds of training between two looks at messages. */
  readonly budget: number
}

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

class Host {
  /** Of the newest load that arrived; everything older is dropped. */
  private generation = 0
  /** One command at a time, in order: loading takes a while and must not be overtaken. */
  private queue: Promise<void> = Promise.resolve()
  private readonly engines: EngineKeeper
  private training: Training | null = null
  /** The device is gone; the training stands at its snapshot. */
  private lost = false
  private readonly loop: FrameLoop

  constructor(
    private readonly endpoint: Endpoint,
    private readonly options: HostOptions,
  ) {
    this.engines = new EngineKeeper(options.engines, {
      onLost: () => this.onLost(),
      onRestored: () => this.enqueue(() => this.recover()),
    })
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
    if (data.type === 'load') this.loop.follow(null)
    if (this.obeyAtOnce(data)) return
    this.enqueue(async () => {
      if (data.generation === this.generation) await this.obey(data)
    })
  }

  dispose(): void {
    this.generation = Number.POSITIVE_INFINITY
    this.loop.follow(null)
    this.training?.dispose()
    this.engines.dispose()
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
    if (command.type !== 'seek' && command.type !== 'load' && !this.lost) this.loop.arrive()
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
        return this.giveSnapshot()
      case 'edit':
        return this.edit(command)
      case 'trial':
        return this.trial(command.milliseconds)
      case 'switchEngine':
        return this.switchEngine(command.engine)
      case 'loseContext':
        return this.engines.present.lose(command.restoreAfter)
      case 'inspect':
        return this.inspect()
    }
  }

  private async load({ recordings, engine, play, mode, from }: Commands['load']): Promise<void> {
    const { generation } = this
    this.training?.dispose()
    this.training = null
    const training = await this.startTraining(recordings, engine, { from, film: mode === 'one' })
    if (generation !== this.generation) return training.dispose()
    this.training = training
    this.tell('ready', {
      engine: this.status(),
      stepsPerEpoch: training.stepsPerEpoch,
      runCount: training.runCount,
      parameterCount: parameterCountOf(recordings[0].config),
    })
    this.loop.play(play)
    this.loop.follow(training, mode)
  }

  private async startTraining(
    recordings: readonly Recording[],
    wanted: EngineKind | 'auto',
    options: TrainingOptions,
  ): Promise<Training> {
    const { engine } = await this.engines.serve(wanted)
    this.lost = false
    const training = new Training(recordings, this.options.clock, options)
    try {
      await training.start(engine)
    } catch (error) {
      // More than this graphics card has: the CPU is slower and takes it.
      if (!(error instanceof EngineLimitError) || engine.info.kind === 'cpu') throw error
      this.engines.adopt(await this.options.engines.cpu(), 'tooLarge')
      await training.start(this.engines.present.engine)
    }
    return training
  }

  private play(): void {
    const stopped = this.training?.stopped
    if (stopped) this.tell('stopped', { reason: stopped })
    else this.loop.play(true)
  }

  private seek(step: number): void {
    if (this.training && !this.lost) this.loop.goTo(step)
  }

  private giveSnapshot(): void {
    if (this.training && !this.lost) this.tell('snapshot', { snapshot: this.training.snapshot() })
  }

  private edit({ run, field, value }: Commands['edit']): void {
    if (!this.training) return
    this.tell('edited', { run, edit: this.training.edit(run, field, value) })
    this.loop.refresh()
    this.loop.wake()
  }

  private async trial(milliseconds: number): Promise<void> {
    const { training, generation } = this
    if (!training || this.lost) return
    const other: EngineKind = this.engines.kind === 'cpu' ? 'webgl' : 'cpu'
    const stepsPerSecond = await this.speedOf(other, training, milliseconds)
    if (generation !== this.generation || this.lost) return
    const present = training.measure(milliseconds)
    this.loop.refresh()
    this.loop.wake()
    this.tell('trial', { engine: other, stepsPerSecond, present })
  }

  /** 0 where that engine cannot serve. */
  private async speedOf(kind: EngineKind, training: Training, milliseconds: number): Promise<number> {
    const { open } = await openEngine(this.options.engines, kind)
    try {
      return open.engine.info.kind === kind ? await training.measureOn(open.engine, milliseconds) : 0
    } catch {
      // Too large for it, or worse: what goes wrong in a trial must not end the run.
      return 0
    } finally {
      this.engines.close(open)
    }
  }

  private async switchEngine(kind: EngineKind): Promise<void> {
    const { training, generation } = this
    if (!training || (!this.lost && this.engines.kind === kind)) return
    this.loop.hold()
    // A lost device has nothing to tell any more; its last snapshot stands.
    if (!this.lost) training.keep()
    const { open, reason } = await openEngine(this.options.engines, kind)
    if (open.engine.info.kind === kind) await this.moveTo(open, training)
    else {
      this.engines.close(open)
      this.engines.reason = reason
    }
    if (generation !== this.generation) return
    this.tell('engineChanged', { engine: this.status() })
    if (!this.lost) this.loop.follow(training)
  }

  /** Goes on from the snapshot on another engine; stays where it is when that one is too small. */
  private async moveTo(open: OpenEngine, training: Training): Promise<void> {
    try {
      await training.start(open.engine)
    } catch (error) {
      this.engines.close(open)
      if (!(error instanceof EngineLimitError)) throw error
      this.engines.reason = 'tooLarge'
      return
    }
    this.engines.adopt(open, this.lost ? 'contextLost' : 'chosen')
    this.lost = false
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
    if (this.lost || !this.training) return
    this.lost = true
    this.loop.hold()
    this.training.abandonEngine()
    this.tell('contextLost', { step: this.training.keptStep })
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
    await training.start(open.engine)
    this.engines.adopt(open, reason)
    this.lost = false
    if (generation !== this.generation) return
    this.tell('contextRestored', { step: training.step })
    this.loop.follow(training)
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
