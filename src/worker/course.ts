/**
 * Where a loop's training is heading: its motion, and how commands, updates and the end of a run change it. The loop
 * decides when an update is made.
 */
import { afterUpdate, type Motion, PLAYING, RESTING, returning, stepping } from './motion'
import type { Training } from './training'

export class Course {
  private current: Motion = RESTING

  /** `onJump`: the training has gone, or is about to go, to another step without an update. */
  constructor(private readonly onJump: () => void) {}

  get motion(): Motion {
    return this.current
  }

  /** Another training: the page need not hear of the last one's end. */
  begin(): void {
    if (this.current.kind === 'ended') this.current = RESTING
  }

  play(training: Training | null, playing: boolean, steps: number): void {
    // A run on its way back arrives there first, as many steps may be left.
    if (this.current.kind === 'returning' && steps === 0) this.current = { ...this.current, thenPlays: playing }
    // A run at its end stays there, and the page has yet to hear of the end.
    else if (this.current.kind === 'ended' && training?.stopped) this.current = { kind: 'ended', played: playing }
    else this.current = playing ? PLAYING : stepping(steps)
  }

  /** To a step that was trained already, to rest or play there. */
  goTo(training: Training | null, step: number, thenPlays: boolean): void {
    this.onJump()
    this.current = RESTING
    const to = training?.rewind(step) ?? 0
    this.current = returning(training?.step ?? 0, to, thenPlays)
  }

  /** As `goTo`, but steps whose records the page lacks are trained first. */
  bringBack(training: Training | null, step: number, thenPlays: boolean): void {
    if (!training?.lacksRecords) {
      this.goTo(training, step, thenPlays)
      return
    }
    training.rewindToRecords()
    const { furthest } = training
    this.onJump()
    this.current = { kind: 'returning', to: furthest, back: step < furthest ? step : null, thenPlays }
  }

  /** Trains at once up to the step to which the training returns. */
  arrive(training: Training | null): void {
    while (this.current.kind === 'returning' && training && this.update(training));
    if (this.current.kind === 'returning') this.current = this.current.thenPlays ? PLAYING : RESTING
  }

  /** One update; false if nothing trains any more. */
  update(training: Training): boolean {
    const moved = training.advance()
    if (moved) this.current = afterUpdate(this.current, training.step)
    const motion = this.current
    if (motion.kind !== 'returning' || motion.back === null || (moved && training.step < motion.to)) return moved
    const step = training.rewind(motion.back)
    this.current = returning(training.step, step, motion.thenPlays)
    this.onJump()
    return true
  }

  /** Nothing trains any more. */
  end(): void {
    this.current = { kind: 'ended', played: this.current.kind === 'playing' }
  }

  /** The page has all records up to the end. */
  leaveEnd(training: Training): void {
    if (this.current.kind !== 'ended') return
    // An edit may have removed the stop meanwhile.
    this.current = this.current.played && !training.stopped ? PLAYING : RESTING
  }
}
