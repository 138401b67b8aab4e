/**
 * The engine's side of the wire: obeys commands about the current training, and tells what happens. The same code runs
 * in the worker, on the main thread, and in Node under test.
 */
import { DeviceLostError } from '../engine/engine'
import { buffersOf, bytesOf } from '../engine/snapshots'
import type { Clock } from './clock'
import { EngineChanges, type Owner } from './engineChanges'
import type { EngineSources } from './engines'
import { slowStepOf } from './estimate'
import { FrameLoop } from './frames'
import { Inbox, type Reader } from './inbox'
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
  /** Milliseconds after which a lost device is no longer waited for; the CPU engine then continues. */
  readonly patience?: number
}

/** Bytes of a snapshot beyond which it is not copied to the page every few seconds. */
const MOST_KEPT_BYTES = 64e6

/** Serves the endpoint until the returned function is called. */
export function startHost(endpoint: Endpoint, options: HostOptions): () => void {
  const host = new Host(endpoint, options)
  endpoint.addEventListener('message', host.inbox.receive)
  endpoint.start?.()
  return () => {
    endpoint.removeEventListener('message', host.inbox.receive)
    host.dispose()
  }
}

/** Commands that a run on its way back to a step takes without arriving there first. */
const ON_THE_WAY: readonly CommandMessage['type'][] = ['load', 'seek', 'play', 'pause']

class Host implements Reader, Owner {
  readonly inbox = new Inbox(this)
  readonly loop: FrameLoop
  training: Training | null = null
  private readonly clock: Clock
  private readonly engine: EngineChanges
  /** The load that the training belongs to. */
  private trained = 0
  private readonly shelf = new Shelf()
  /** Tells that the load is ready, once it has an engine; null afterwards. */
  private begin: (() => void) | null = null

  constructor(
    private readonly endpoint: Endpoint,
    { engines: sources, clock, thread, budget, patience }: HostOptions,
  ) {
    this.clock = clock
    this.engine = new EngineChanges({ sources, clock, thread, patience }, this)
    this.loop = new FrameLoop({
      clock,
      budget,
      whileDrawing: thread === 'worker' ? 'trains' : 'waits',
      post: (type, frame, transfer) => this.tell(type, frame, transfer),
      onStopped: () => this.onStopped(),
      isLost: () => this.engine.isLost(),
      onLost: () => this.engine.onLost(),
      onError: (error) => this.onError(error),
    })
  }

  get generation(): number {
    return this.inbox.generation
  }

  tell<K extends keyof Events>(type: K, payload: Events[K], transfer: Transferable[] = []): void {
    this.endpoint.postMessage({ type, generation: this.generation, ...payload }, transfer)
  }

  dispose(): void {
    this.inbox.close()
    this.engine.clear()
    this.loop.follow(null)
    this.training?.dispose()
    this.engine.dispose()
  }

  onLoad(): void {
    this.tell('heard', {})
    this.loop.setLimit(Number.POSITIVE_INFINITY)
    // The frames of the training that is being replaced are of no use to anyone.
    this.loop.follow(null)
  }

  obeyAtOnce(command: CommandMessage): boolean {
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
      case 'limit':
        this.loop.setLimit(command.step)
        return true
      default:
        return false
    }
  }

  async obey(command: CommandMessage): Promise<void> {
    try {
      await this.perform(command)
    } catch (error) {
      if (!(error instanceof DeviceLostError)) throw error
      this.engine.hold(command)
      this.engine.onLost()
    }
  }

  onError(error: unknown): void {
    this.loop.play(false)
    this.loop.follow(null)
    this.training?.dispose()
    this.training = null
    this.begin = null
    this.engine.clear()
    this.tell('failed', { error: toWireError(error) })
  }

  onRunning(training: Training): void {
    if (this.begin) this.begin()
    else this.loop.follow(training)
  }

  private async perform(command: CommandMessage): Promise<void> {
    if (!ON_THE_WAY.includes(command.type) && !this.engine.isGone) this.loop.arrive()
    switch (command.type) {
      case 'load':
        return this.load(command)
      case 'play':
        return this.play()
      case 'pause':
        return this.loop.play(false)
      case 'step':
        return this.loop.play(false, command.count)
      case 'trainTo':
        return this.trainTo(command)
      case 'seek':
        return this.seek(command.step)
      case 'snapshot':
        return this.giveSnapshot(command)
      case 'kept':
        return this.giveKept()
      case 'handOver':
        return this.handOver()
      case 'edit':
        return this.edit(command)
      case 'measureEngines':
        return this.engine.measure(command)
      case 'switchEngine':
        return this.engine.switchTo(command.engine)
    }
  }

  private async load(load: Commands['load']): Promise<void> {
    const { recordings, engine, play, mode, from, resume, keeps, standing } = load
    const { generation } = this
    this.leave(keeps)
    this.engine.clear()
    const opened = await this.engine.serve(engine)
    const rested = resume && this.shelf.take(resume.generation)
    const training = rested?.isOf(recordings)
      ? rested
      : new Training(recordings, this.clock, { from, standing, film: mode === 'one' })
    if (resume) training.knowUpTo(resume)
    this.begin = () => {
      this.begin = null
      const slow = slowStepOf(recordings, this.engine.current.engine.info)
      if (slow) this.loop.play(false)
      this.loop.content.looksAtRest = slow === null
      this.tell('ready', {
        slow,
        engine: this.engine.status,
        stepsPerEpoch: training.stepsPerEpoch,
        runCount: training.runCount,
        parameterCount: parameterCountOf(recordings[0].config),
      })
      this.loop.follow(training, load)
      if (!resume) return
      this.loop.bringBack(resume.step, play && !slow)
      // The run may have stopped where it stood.
      this.onStopped()
    }
    this.loop.play(play && !resume)
    const started = await this.engine.start(training, opened, standing === undefined)
    this.training = training
    this.trained = generation
    // A load that came meanwhile is next in the queue and puts this training away.
    if (generation !== this.generation) return
    if (started) this.begin()
    else this.engine.onLost()
  }

  /** Puts the current training on the shelf, or ends it where the page will not come back to it. */
  private leave(keeps: readonly number[] = []): void {
    if (this.training && keeps.includes(this.trained)) this.shelf.put(this.trained, this.training)
    else this.training?.dispose()
    this.training = null
    this.shelf.keepOnly(keeps)
  }

  private play(): void {
    const stopped = this.training?.stopped
    if (stopped) this.tell('stopped', { reason: stopped })
    else this.loop.play(true)
  }

  private trainTo(command: Commands['trainTo'] & CommandMessage): void {
    if (this.engine.isGone) this.engine.hold(command)
    else if (this.training && this.training.step > command.step) this.loop.goTo(command.step)
    else if (this.training) this.loop.play(false, command.step - this.training.step)
  }

  private seek(step: number): void {
    if (this.training && !this.engine.isGone) this.loop.goTo(step)
  }

  private giveSnapshot(command: CommandMessage): void {
    if (this.engine.isGone) this.engine.hold(command)
    else if (this.training) this.tell('snapshot', { snapshot: this.training.snapshot() })
  }

  private handOver(): void {
    if (!this.training) return
    const given = this.training.handOver()
    this.tell(
      'handedOver',
      given,
      given.standing.flatMap(({ snapshot }) => buffersOf(snapshot)),
    )
  }

  private giveKept(): void {
    const snapshot = this.training?.keptSnapshot
    if (!snapshot || bytesOf(snapshot) > MOST_KEPT_BYTES) return
    // A copy, whose memory moves to the page without being read there; the training keeps its own.
    const copy = structuredClone(snapshot)
    this.tell('kept', { snapshot: copy }, buffersOf(copy))
  }

  private edit({ run, field, value }: Commands['edit']): void {
    if (!this.training) return
    this.tell('edited', { run, edit: this.training.edit(run, field, value, this.loop.flows) })
    this.loop.refresh()
    this.loop.wake()
  }

  private onStopped(): void {
    const reason = this.training?.stopped
    if (reason) this.tell('stopped', { reason })
  }
}
