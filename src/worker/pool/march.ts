/**
 * How far the workers of a load train: all as fast as they can while they play, none far ahead of the slowest, and after a
 * pause to one step. Where the page draws no curves, nobody sees that runs stand at different steps, so a pause ends
 * training at once.
 */
import type { Part } from './part'

/**
 * Seconds of training that a worker may be ahead of the last report of the slowest one: at least these, and twice the
 * time between two reports, so that equal workers never wait for each other's reports. Before the speeds are known, steps.
 */
const AHEAD = { seconds: 0.5, firstSteps: 20 }
/** The same where the page draws no curves, so that rows may wait. Their reports are further apart. */
const STILL_AHEAD = { seconds: 2, firstSteps: 200 }
const MOST_AHEAD = 5
const GAPS = 2
const LEAST_AHEAD = 4

type Motion =
  /** All play, each as fast as it can within its limit. */
  | { readonly kind: 'playing' }
  /** All were told to pause, and not all have answered. Then they do `more` steps. */
  | { readonly kind: 'pausing'; readonly more: number }
  /** All are at `goal`, or on their way there. */
  | { readonly kind: 'level'; readonly goal: number }

export class March {
  private motion: Motion
  /** All are to stand at one step, whether or not the page draws curves. */
  private together = false

  /** `still`: the page draws no curves. */
  constructor(
    private readonly parts: readonly Part[],
    private readonly still: boolean,
  ) {
    this.motion = { kind: 'level', goal: parts[0].step }
  }

  /** The parts that may still train. */
  get trained(): readonly Part[] {
    return this.parts.filter((part) => part.mayTrain)
  }
  /** Of the slowest part that may still train; where none may, of the one that trained longest. */
  get step(): number {
    const steps = this.trained.map(({ step }) => step)
    return steps.length > 0 ? Math.min(...steps) : Math.max(...this.parts.map(({ step }) => step))
  }
  get plays(): boolean {
    return this.motion.kind === 'playing'
  }
  /** True if every part that may train stands at the same step. */
  get isLevel(): boolean {
    const { motion } = this
    return motion.kind === 'level' && this.trained.every(({ step }) => step === motion.goal)
  }

  play(): void {
    this.together = false
    this.motion = { kind: 'playing' }
    for (const part of this.trained) this.release(part)
  }

  /** Pauses, and does so many steps. */
  pause(more = 0): void {
    this.motion = { kind: 'pausing', more }
    for (const part of this.trained) {
      part.rests = false
      part.order('pause', {})
    }
    this.level()
  }

  advance(count: number): void {
    const { motion } = this
    if (motion.kind === 'playing') this.pause(count)
    else if (motion.kind === 'pausing') this.motion = { ...motion, more: motion.more + count }
    else this.goTo(motion.goal + count)
  }

  /** All go to one step and rest there. */
  meet(): void {
    this.together = true
    if (this.plays) this.pause()
    else if (!this.isLevel) this.goToFurthest()
  }

  /** No part trains any more. */
  end(): void {
    this.motion = { kind: 'level', goal: this.step }
  }

  /** Lets a part train up to its limit. */
  release(part: Part): void {
    part.trainTo(this.limit)
    part.order('play', {})
  }

  /** What the others do now that a part has reported. */
  follow(part: Part): void {
    const { motion } = this
    if (motion.kind === 'playing') for (const other of this.trained) other.raise(this.limit)
    else if (motion.kind === 'pausing') this.level()
    // It had not paused yet when it was last heard of.
    else if (part.step > motion.goal) this.goTo(part.step)
  }

  private get limit(): number {
    const slowest = Math.min(...this.trained.map(({ stepsPerSecond }) => stepsPerSecond))
    const gap = Math.max(...this.trained.map((part) => part.gap)) / 1000
    const ahead = this.still ? STILL_AHEAD : AHEAD
    const seconds = Math.min(Math.max(ahead.seconds, GAPS * gap), MOST_AHEAD)
    return this.step + (slowest > 0 ? Math.max(LEAST_AHEAD, Math.ceil(seconds * slowest)) : ahead.firstSteps)
  }

  /** Once all have paused. */
  private level(): void {
    const { motion } = this
    if (motion.kind !== 'pausing' || !this.trained.every(({ rests }) => rests)) return
    const atOnce = this.still && motion.more === 0 && !this.together
    if (atOnce) this.motion = { kind: 'level', goal: this.furthest }
    else this.goToFurthest(motion.more)
  }

  private get furthest(): number {
    const diverged = (part: Part) => part.stopped?.kind === 'diverged'
    return Math.max(this.step, ...this.parts.filter((part) => !diverged(part)).map(({ step }) => step))
  }

  private goToFurthest(more = 0): void {
    this.goTo(this.furthest + more)
  }

  private goTo(goal: number): void {
    this.motion = { kind: 'level', goal }
    for (const part of this.trained) {
      if (part.step >= goal) continue
      part.trainTo(goal)
      part.order('play', {})
    }
  }
}
