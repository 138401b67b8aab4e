/**
 * Trains in slices and sends frames to the page, one at a time: the next frame goes out when the page has drawn the
 * last one and has rested. Training continues meanwhile, with a look at messages between slices. A slow page therefore
 * shows fewer frames, not fewer steps.
 */
import type { Clock } from './clock'
import { Course } from './course'
import { FrameContent, LINE } from './frameContent'
import { goalOf, moves } from './motion'
import { Pace, Speed } from './pace'
import { PageTurn } from './pageTurn'
import type { Commands, Events, Frame } from './protocol'
import type { Training } from './training'

export interface FrameLoopOptions {
  readonly clock: Clock
  /** Milliseconds of a slice. */
  readonly budget: number
  /**
   * `waits`: on the page's own thread, training stays at most one slice ahead of the page. `trains`: on a thread of its
   * own, it continues while the page draws.
   */
  readonly whileDrawing: 'trains' | 'waits'
  readonly post: <K extends 'frame' | 'manyFrame'>(type: K, frame: Events[K], transfer: Transferable[]) => void
  readonly onStopped: () => void
  /** True when the device is gone. Asked before and after everything that is read from it. */
  readonly isLost: () => boolean
  readonly onLost: () => void
  readonly onError: (error: unknown) => void
}

/** How the page is seen; `asleep`: out of sight, and training should wait. */
type Sight = 'seen' | 'hidden' | 'asleep'

export class FrameLoop {
  readonly content: FrameContent
  private readonly pace = new Pace()
  private readonly speed = new Speed()
  private readonly page = new PageTurn()
  /** The training that may advance; null while there is none, or while its engine is being changed. */
  private training: Training | null = null
  /** The training that frames were last about. */
  private followed: Training | null = null
  private readonly course: Course
  private sight: Sight = 'seen'
  /** The page draws no curves of the training. */
  private still = false
  /** Training waits at this step. */
  private limit = Number.POSITIVE_INFINITY
  /** Steps were trained that no frame has shown. */
  private owes = false
  private cancel: (() => void) | null = null

  constructor(private readonly options: FrameLoopOptions) {
    this.content = new FrameContent(options.clock, options.isLost)
    this.course = new Course(() => this.content.repaint())
  }

  /** Another training, with the load that began it, or the same on another engine. */
  follow(training: Training | null, load?: Pick<Commands['load'], 'mode' | 'still'>): void {
    if (load) this.content.mode = load.mode
    if (training !== this.followed) {
      this.followed = training
      this.still = load?.still === true
      this.page.restart(this.still)
      this.content.restart()
      this.course.begin()
    }
    this.training = training
    this.owes = false
    this.content.repaint()
    this.refresh()
    this.restart()
  }

  play(playing: boolean, steps = 0): void {
    this.course.play(this.training, playing, steps)
    this.depart()
  }

  /** Goes to a step that was trained already, and rests or plays there. */
  goTo(step: number, thenPlays = false): void {
    this.course.goTo(this.training, step, thenPlays)
    this.depart()
  }

  /** As `goTo`, for a run that the page brings back: steps whose records the page lacks are trained first. */
  bringBack(step: number, thenPlays: boolean): void {
    this.course.bringBack(this.training, step, thenPlays)
    this.depart()
  }

  /** Trains at once up to the step of `goTo`, because the next command is meant for that step. */
  arrive(): void {
    this.course.arrive(this.training)
  }

  /** True while steps are too fast for a person to follow one by one. */
  get flows(): boolean {
    return this.course.motion.kind === 'playing' && this.moving && !this.pace.isSlow
  }

  /** A hidden page may want its run to wait. Pictures are painted only for a visible page. */
  see({ visible, pauseWhenHidden }: Commands['visible']): void {
    if (visible) this.sight = 'seen'
    else this.sight = pauseWhenHidden ? 'asleep' : 'hidden'
    this.restart()
  }

  setPace(stepsPerSecond: number): void {
    this.pace.set(stepsPerSecond, this.options.clock.now())
    this.restart()
  }

  /** Training waits at `step` until a later limit comes. */
  setLimit(step: number): void {
    this.limit = step
    this.wake()
  }

  show(pictures: Commands['pictures']): void {
    this.content.show(pictures)
    this.wake()
  }

  acknowledge({ frame, buffers }: Commands['acknowledge']): void {
    this.content.takeBack(buffers)
    this.page.acknowledge(frame, this.options.clock.now())
    this.wake()
  }

  /** Shows the current step again, after an edit or an engine change. */
  refresh(): void {
    this.content.refresh()
    this.page.hurry()
  }

  /** Runs the loop if there is something to do. */
  wake(): void {
    this.cancel?.()
    this.cancel = this.training ? this.options.clock.after(0, this.tick) : null
  }

  /** Nothing happens until the next `follow`: the engine is being changed. */
  hold(): void {
    this.training = null
    this.wake()
  }

  /** After a command that changes the course. A frame of its own tells the page that motion has ended. */
  private depart(): void {
    this.refresh()
    this.restart()
  }

  private restart(): void {
    this.speed.clear()
    this.pace.restart(this.options.clock.now())
    this.wake()
  }

  private get moving(): boolean {
    return moves(this.course.motion) && this.sight !== 'asleep' && this.training?.stopped === null
  }

  private readonly tick = (): void => {
    this.cancel = null
    if (!this.training) return
    try {
      this.turn(this.training)
    } catch (error) {
      // A device that is being lost may throw any error before it reports the loss.
      if (!this.options.isLost()) this.options.onError(error)
    }
    if (this.options.isLost()) this.options.onLost()
    else if (this.training) this.next(this.training)
  }

  private turn(training: Training): void {
    if (this.options.isLost()) return
    // Finished steps are shown before the next update, which may take seconds.
    const showsFirst = this.owes && this.mayPost(training)
    if (!showsFirst && this.mayTrain(training)) this.train(training)
    if (this.options.isLost() || !this.mayPost(training)) return
    this.postFrame(training)
    if (!this.options.isLost()) this.tellEnd(training)
  }

  /**
   * Schedules the next turn for when training may continue or the page has rested. An acknowledgement wakes the loop
   * anyway.
   */
  private next(training: Training): void {
    const { clock } = this.options
    const now = clock.now()
    const trains = this.mayTrain(training) ? this.paceWait(now) : Number.POSITIVE_INFINITY
    const shows = this.moving && this.owes ? this.page.wait(now) : Number.POSITIVE_INFINITY
    const wait = Math.min(trains, shows)
    if (Number.isFinite(wait)) this.cancel = clock.after(wait, this.tick)
  }

  private paceWait(now: number): number {
    return this.course.motion.kind === 'returning' ? 0 : this.pace.wait(now)
  }

  /**
   * At rest the page gets a frame as soon as it has drawn the last one. So does a page that draws no curves if training
   * waits for it, or soon would.
   */
  private mayPost(training: Training): boolean {
    const holdsUp = !this.mayTrain(training) || training.records.count >= MOST_WAITING / 2
    if (!this.moving || (this.still && holdsUp)) this.page.hurry()
    return this.page.wait(this.options.clock.now()) === 0
  }

  private mayTrain(training: Training): boolean {
    if (!this.moving || training.step >= this.limit || training.records.count >= MOST_WAITING) return false
    return this.options.whileDrawing === 'trains' || !this.owes || !this.page.isDrawing
  }

  private train(training: Training): void {
    const { clock, budget } = this.options
    const start = clock.now()
    const end = start + budget
    let updates = 0
    do {
      if (this.paceWait(clock.now()) > 0) break
      if (!this.course.update(training)) {
        this.end()
        return
      }
      this.owes = true
      updates++
      this.pace.spend()
      if (training.step >= this.limit) break
    } while (moves(this.course.motion) && (clock.now() < end || (this.begins && training.step < LINE)))
    const now = clock.now()
    this.page.trained(now - start, updates)
    this.speed.note(now, training.step)
    training.keepIfDue()
  }

  /**
   * Until two records exist, they are sent in one frame without anything else: the other parts of a frame
   * compile on first use and would delay the first curve.
   */
  private get begins(): boolean {
    const { content, course, options } = this
    return (
      !content.hasLine && course.motion.kind === 'playing' && this.moving && this.pace.wait(options.clock.now()) === 0
    )
  }

  private end(): void {
    // Values of a lost device look like a divergence.
    if (!this.options.isLost()) this.course.end()
  }

  /** Called after the frame with the last records: when the page hears of the end, it has all records. */
  private tellEnd(training: Training): void {
    if (this.course.motion.kind !== 'ended') return
    this.course.leaveEnd(training)
    if (training.stopped) this.options.onStopped()
  }

  private postFrame(training: Training): void {
    const { clock, post } = this.options
    const view = { moving: this.moving, seen: this.sight === 'seen', begins: this.begins }
    const content = this.content.of(training, view)
    if (!content) return
    this.owes = false
    const progress: Frame = {
      frame: this.page.post(clock.now()),
      step: training.step,
      epoch: training.epoch,
      stepsPerSecond: this.moving ? this.speed.rate : 0,
      playing: moves(this.course.motion),
      drawCallsPerStep: training.drawCallsPerStep,
    }
    if ('rows' in content) post('manyFrame', { ...progress, ...content }, content.rows.map(bufferOf))
    else post('frame', { ...progress, goal: goalOf(this.course.motion), ...content }, content.pictures.map(bufferOf))
  }
}

const bufferOf = ({ values }: { readonly values: Float32Array | Float64Array }) => values.buffer as ArrayBuffer

/**
 * Records that wait for the page at most. Beyond it training waits as well: records take memory and the page's time.
 */
const MOST_WAITING = 2048
