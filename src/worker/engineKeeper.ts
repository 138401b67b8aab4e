/** Holds the one engine that trains, and the reason why it is this one. */
import type { EngineKind } from '../engine/engine'
import { type EngineSources, type OpenEngine, openEngine } from './engines'
import type { Why } from './protocol'

export interface DeviceListeners {
  readonly onLost: () => void
  readonly onRestored: () => void
}

export class EngineKeeper {
  private open: OpenEngine | null = null
  private readonly closed = new WeakSet<OpenEngine>()
  private why: Why = { reason: 'default' }

  constructor(
    private readonly sources: EngineSources,
    private readonly listeners: DeviceListeners,
  ) {}

  get current(): OpenEngine {
    if (!this.open) throw new Error('no engine is open')
    return this.open
  }
  get reason(): Why {
    return this.why
  }
  get kind(): EngineKind | null {
    return this.open?.engine.info.kind ?? null
  }
  isLost(): boolean {
    return this.open?.engine.isLost() ?? false
  }

  /** The current engine if it is the wanted kind, else a new one. */
  async serve(wanted: EngineKind | 'auto'): Promise<OpenEngine> {
    // A load that was too large for the card, or a lost context, need not concern the next load.
    const fallen = this.why.reason === 'tooLarge' || this.why.reason === 'contextLost'
    const serves = wanted === this.kind || (wanted === 'auto' && !fallen)
    if (!this.open || this.isLost() || !serves) {
      const { open, reason } = await openEngine(this.sources, wanted)
      this.adopt(open, { reason })
    } else if (fallen) this.stay({ reason: 'chosen' })
    return this.current
  }

  /** The current engine goes on, for another reason. */
  stay(why: Why): void {
    this.why = why
  }

  adopt(open: OpenEngine, why: Why): void {
    if (this.open) this.close(this.open)
    this.open = open
    this.why = why
    open.onLost(() => this.open === open && this.listeners.onLost())
    open.onRestored(() => this.open === open && this.listeners.onRestored())
  }

  /** Disposes the engine once. A second disposal could clean up a device that another engine has taken over. */
  close(open: OpenEngine): void {
    if (this.closed.has(open)) return
    this.closed.add(open)
    open.engine.dispose()
  }

  dispose(): void {
    if (this.open) this.close(this.open)
    // Closing takes its context away, which is no loss to react to.
    this.open = null
  }
}
