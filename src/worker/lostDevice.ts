/** Whether the device is gone, for how long it is waited for, and which commands wait for it. */
import type { Clock } from './clock'
import type { CommandMessage } from './protocol'

/** Milliseconds. A browser restores a context within about two seconds; after the third loss, never. */
const PATIENCE = 5000

export class LostDevice {
  private gone = false
  private cancel = () => {}
  private held: CommandMessage[] = []

  /** `onGivenUp` is called when the device stays away for `patience` milliseconds; never for Infinity. */
  constructor(
    private readonly clock: Clock,
    private readonly onGivenUp: () => void,
    private readonly patience = PATIENCE,
  ) {}

  get isGone(): boolean {
    return this.gone
  }

  leave(): void {
    this.gone = true
    this.cancel()
    if (Number.isFinite(this.patience)) this.cancel = this.clock.after(this.patience, this.onGivenUp)
  }

  /** The device is back, or another one serves. */
  end(): void {
    this.gone = false
    this.cancel()
  }

  /** Keeps a command that needs the device until training continues. */
  hold(command: CommandMessage): void {
    this.held.push(command)
  }

  takeHeld(): readonly CommandMessage[] {
    return this.held.splice(0)
  }

  /** Another load: nothing of the old one is waited for. */
  clear(): void {
    this.end()
    this.held = []
  }
}
