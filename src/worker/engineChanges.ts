/**
 * Which engine a training runs on, and every change of it: the start, another engine on request, a device that is lost
 * and comes back or stays away. While the device is gone, the training stands at its last snapshot.
 */
import { DeviceLostError, type Engine, type EngineKind, EngineLimitError } from '../engine/engine'
import type { Clock } from './clock'
import { EngineKeeper } from './engineKeeper'
import { measureOn } from './engineSpeed'
import { type EngineSources, type OpenEngine, openEngine } from './engines'
import type { FrameLoop } from './frames'
import type { Inbox } from './inbox'
import { LostDevice } from './lostDevice'
import type { CommandMessage, Commands, EngineSpeed, EngineStatus, Events } from './protocol'
import type { Training } from './training'
import { refusalOf, tooLargeFor } from './wireError'

export interface EngineChangesOptions {
  readonly sources: EngineSources
  readonly clock: Clock
  readonly thread: EngineStatus['thread']
  /** Milliseconds after which a lost device is no longer waited for; the CPU engine then continues. */
  readonly patience?: number
}

/** The host, as a change of engine sees it. */
export interface Owner {
  readonly generation: number
  readonly training: Training | null
  readonly loop: FrameLoop
  readonly inbox: Inbox
  tell<K extends keyof Events>(type: K, payload: Events[K]): void
  /** The training has an engine again. */
  onRunning(training: Training): void
}

export class EngineChanges {
  private readonly keeper: EngineKeeper
  private readonly device: LostDevice

  constructor(
    private readonly options: EngineChangesOptions,
    private readonly owner: Owner,
  ) {
    this.keeper = new EngineKeeper(options.sources, {
      onLost: () => this.onLost(),
      onRestored: () => owner.inbox.enqueue(() => this.recover()),
    })
    this.device = new LostDevice(options.clock, () => owner.inbox.enqueue(() => this.giveUp()), options.patience)
  }

  /** The engine that is open. */
  get current(): OpenEngine {
    return this.keeper.current
  }
  /** True while the training stands at a snapshot, without an engine. */
  get isGone(): boolean {
    return this.device.isGone
  }
  /** Asks the device itself, which may be lost before anyone has noticed. */
  isLost(): boolean {
    return this.keeper.isLost()
  }

  get status(): EngineStatus {
    const { info } = this.current.engine
    const drawCallsPerStep = this.owner.training?.drawCallsPerStep ?? 0
    return { ...info, drawCallsPerStep, ...this.keeper.reason, thread: this.options.thread }
  }

  /** The engine for a load: the open one where it is the one wanted, else another. */
  async serve(wanted: EngineKind | 'auto'): Promise<Engine> {
    const { engine } = await this.keeper.serve(wanted)
    return engine
  }

  /**
   * Returns whether the training has started; false where the device was lost meanwhile. With `mayFall`, what is too
   * large for the engine starts on the CPU.
   */
  async start(training: Training, engine: Engine, mayFall: boolean): Promise<boolean> {
    try {
      await training.start(engine)
    } catch (error) {
      if (error instanceof DeviceLostError || engine.isLost()) return false
      // More than this graphics card can hold. The CPU is slower and takes it.
      if (!mayFall || !(error instanceof EngineLimitError) || engine.info.kind === 'cpu') throw error
      this.keeper.adopt(await this.options.sources.cpu(), tooLargeFor(refusalOf(engine.info.kind, error)))
      await training.start(this.current.engine)
    }
    return true
  }

  /** Another load: nothing of the old one is waited for. */
  clear(): void {
    this.device.clear()
  }

  /** A command that needs the device is obeyed once training continues. */
  hold(command: CommandMessage): void {
    this.device.hold(command)
  }

  dispose(): void {
    this.keeper.dispose()
  }

  async switchTo(kind: EngineKind): Promise<void> {
    const { training, generation, loop } = this.owner
    if (!training || (!this.isGone && this.keeper.kind === kind)) return
    loop.hold()
    // Nothing can be read from a lost device; its last snapshot stands.
    if (!this.isGone) training.keep()
    if (this.isLost()) this.onLost()
    const { open, reason } = await openEngine(this.options.sources, kind)
    if (open.engine.info.kind === kind) await this.moveTo(open, training)
    else {
      this.keeper.close(open)
      this.keeper.stay({ reason })
    }
    if (generation !== this.owner.generation) return
    this.owner.tell('engineChanged', { engine: this.status, step: training.step })
    if (!this.isGone) this.goOn(training)
  }

  /** How many steps a second the given engines do, and the current one; fewer engines where a command waits. */
  async measure({ engines, milliseconds }: Commands['measureEngines']): Promise<void> {
    const { training, generation, loop, inbox } = this.owner
    if (!training || this.isGone) return
    const current = this.current.engine.info.kind
    const speeds: EngineSpeed[] = []
    for (const engine of [...engines.filter((kind) => kind !== current), current]) {
      const speed = await this.speedOf(engine, training, milliseconds)
      if (generation !== this.owner.generation || this.isGone) return
      if (speed) speeds.push(speed)
      // Messages that came during the measurement arrive now.
      await new Promise<void>((resolve) => this.options.clock.after(0, resolve))
      if (generation !== this.owner.generation || this.isGone) return
      if (inbox.isAwaited) break
    }
    loop.refresh()
    loop.wake()
    this.owner.tell('enginesMeasured', { speeds })
  }

  onLost(): void {
    const { training, loop } = this.owner
    if (this.isGone || !training) return
    this.device.leave()
    loop.hold()
    training.abandonEngine()
    this.owner.tell('contextLost', { step: training.keptStep })
  }

  /** Null where nothing is left to train, and for the current engine if it has no room for the same runs again. */
  private async speedOf(kind: EngineKind, training: Training, milliseconds: number): Promise<EngineSpeed | null> {
    const other = kind === this.current.engine.info.kind ? null : (await openEngine(this.options.sources, kind)).open
    const { engine } = other ?? this.current
    const unable = { engine: kind, stepsPerSecond: 0 }
    try {
      if (engine.info.kind !== kind) return unable
      const speed = await measureOn(engine, training, milliseconds, this.options.clock)
      return speed && { engine: kind, ...speed }
    } catch (error) {
      // A measurement that fails must not end the run.
      if (!(error instanceof EngineLimitError)) return unable
      return other && { ...unable, refusal: refusalOf(kind, error) }
    } finally {
      if (other) this.keeper.close(other)
    }
  }

  /** Continues from the snapshot on another engine; stays on the current one when the other is too small. */
  private async moveTo(open: OpenEngine, training: Training): Promise<void> {
    try {
      await training.start(open.engine)
    } catch (error) {
      this.keeper.close(open)
      // Where the current engine was lost, there is none to stay on.
      if (!(error instanceof EngineLimitError) || this.isGone) throw error
      this.keeper.stay(tooLargeFor(refusalOf(open.engine.info.kind, error)))
      return
    }
    this.keeper.adopt(open, { reason: this.isGone ? 'contextLost' : 'chosen' })
    this.device.end()
  }

  private goOn(training: Training): void {
    this.owner.onRunning(training)
    for (const command of this.device.takeHeld()) this.owner.inbox.put(command)
  }

  /** No device came back: the CPU engine continues. */
  private async giveUp(): Promise<void> {
    if (this.isGone) await this.switchTo('cpu')
  }

  /** The device came back: a new engine on it continues from the snapshot. */
  private async recover(): Promise<void> {
    const { training, generation } = this.owner
    // Meanwhile the person may have moved the run to the CPU engine.
    if (!training || !this.isLost()) return
    // The device may be back before anyone noticed that it was gone.
    this.onLost()
    const { current, reason } = this.keeper
    // Closed before the new engine opens, so that the old one does not clean up what belongs to the new one.
    this.keeper.close(current)
    const open = await current.reopen()
    if ('unavailable' in open) return
    try {
      await training.start(open.engine)
    } catch (error) {
      this.keeper.close(open)
      // Lost again: either this engine's context returns too, or the wait for it ends.
      if (error instanceof DeviceLostError || open.engine.isLost()) return
      throw error
    }
    this.keeper.adopt(open, reason)
    this.device.end()
    if (generation !== this.owner.generation) return
    this.owner.tell('contextRestored', { step: training.step })
    this.goOn(training)
  }
}
