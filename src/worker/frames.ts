/**
 * Trains for a budget of time, posts one frame, and posts the next only when that one was
 * acknowledged. One slice is trained ahead meanwhile, so that neither side waits for the other; a
 * page that does not keep up is never sent a queue.
 */
import type { Clock } from './clock'
import { Pace, Speed } from './pace'
import { Painter } from './painter'
import type { Commands, Events, ManyRuns } from './protocol'
import { packRecords } from './rows'
import { SideJob } from './sideJob'
import type { RunRecord, Training } from './training'

export interface FrameLoopOptions {
  readonly clock: Clock
  /** Milliseconds that a slice trains. */
  readonly budget: number
  readonly post: (frame: Events['frame'], transfer: Transferable[]) => void
  readonly onStopped: () => void
  /** True when the device is gone; asked around everything that was read from it. */
  readonly isLost: () => boolean
  readonly onLost: () => void
  readonly onError: (error: unknown) => void
}

export class FrameLoop {
  readonly painter = new Painter()
  private readonly pace = new Pace()
  private readonly speed = new Speed()
  private training: Training | null = null
  private playing = false
  private mode: Commands['load']['mode'] = 'one'
  /** Updates still to do of a `step` command. */
  private stepsLeft = 0
  /** They lead back to a step that was there before: as fast as it goes. */
  private catchesUp = false
  private visible = true
  private atRest = false
  private held = false
  /** The run came to its end, and the page has yet to hear of it: whether it was playing. */
  private ended: { readonly playing: boolean } | null = null
  private frame = 0
  private unacknowledged: number | null = null
  private trainedAhead = false
  /** A single update takes longer than a few slices should: what is done is shown before more is begun. */
  private slow = false
  /** Step of the last frame, and the last step of which the page knows everything. */
  private shownStep = -1
  /** A frame with a line in it is out. */
  private lineShown = false
  private knownStep = -1
  private readonly looking = new SideJob(REST)
  private cancel: (() => void) | null = null

  constructor(private readonly options: FrameLoopOptions) {}

  /** Another training, or the same on another engine. */
  follow(training: Training | null, mode = this.mode): void {
    this.mode = mode
    if (training !== this.training) {
      this.frame = 0
      this.unacknowledged = null
      this.ended = null
      this.lineShown = false
    }
    this.training = training
    this.held = false
    this.trainedAhead = false
    this.painter.clear()
    this.refresh()
    this.restart()
  }

  play(playing: boolean, steps = 0): void {
    this.playing = playing
    this.stepsLeft = steps
    this.catchesUp = false
    // The page learns of the end of motion by a frame of its own.
    this.refresh()
    this.restart()
  }

  /** Pauses at a step that the training has passed. */
  goTo(step: number): void {
    this.ended = null
    this.painter.clear()
    this.play(false, this.training?.rewind(step) ?? 0)
    this.catchesUp = true
  }

  /** Comes at once where `goTo` leads: what follows is meant for that step. */
  arrive(): void {
    if (!this.catchesUp) return
    while (this.stepsLeft > 0 && this.training?.advance()) this.stepsLeft--
    this.catchesUp = false
  }

  /** A hidden page may want its run to wait. Nothing is painted for it either way. */
  see({ visible, pauseWhenHidden }: Commands['visible']): void {
    this.visible = visible
    this.atRest = !visible && pauseWhenHidden
    this.restart()
  }

  setPace(stepsPerSecond: number): void {
    this.pace.set(stepsPerSecond, this.options.clock.now())
    this.restart()
  }

  show(pictures: Commands['pictures']): void {
    this.painter.show(pictures)
    this.wake()
  }

  acknowledge({ frame, buffers }: Commands['acknowledge']): void {
    this.painter.takeBack(buffers)
    if (frame !== this.unacknowledged) return
    this.unacknowledged = null
    if (!this.slow) this.trainedAhead = false
    this.wake()
  }

  /** The present step looks different now: an edit, another engine. */
  refresh(): void {
    this.shownStep = -1
    this.knownStep = -1
    this.looking.clear()
  }

  /** Runs the loop if there is something to do. */
  wake(): void {
    this.cancel?.()
    this.cancel = this.training && !this.held ? this.options.clock.after(0, this.tick) : null
  }

  /** Nothing happens until the next `follow`: the engine is being changed. */
  hold(): void {
    this.held = true
    this.wake()
  }

  private restart(): void {
    this.speed.clear()
    this.pace.restart(this.options.clock.now())
    this.wake()
  }

  private get moving(): boolean {
    return (this.playing || this.stepsLeft > 0) && !this.atRest && this.training?.stopped === null
  }

  private readonly tick = (): void => {
    this.cancel = null
    if (!this.training) return
    try {
      this.turn(this.training)
    } catch (error) {
      // A device that is going away throws all sorts of things before it says so.
      if (!this.options.isLost()) this.options.onError(error)
    }
    if (this.options.isLost()) this.options.onLost()
    else if (this.training) this.next()
  }

  private turn(training: Training): void {
    if (this.options.isLost()) return
    if (this.moving && !this.trainedAhead) this.train(training)
    if (this.options.isLost() || this.unacknowledged !== null) return
    this.postFrame(training)
    this.trainedAhead = false
    if (!this.options.isLost()) this.tellEnd(training)
  }

  private next(): void {
    const { clock } = this.options
    const wait = this.catchesUp ? 0 : this.pace.wait(clock.now())
    if (this.moving && !this.trainedAhead) this.cancel = clock.after(wait, this.tick)
  }

  private train(training: Training): void {
    const { clock, budget } = this.options
    const start = clock.now()
    const end = start + budget
    do {
      if (!this.catchesUp && this.pace.wait(clock.now()) > 0) break
      if (!training.advance()) {
        this.end()
        return
      }
      this.pace.spend()
      if (this.stepsLeft > 0 && --this.stepsLeft === 0 && !this.playing) break
    } while (clock.now() < end || (this.begins && training.step < LINE))
    this.trainedAhead = this.unacknowledged !== null
    const now = clock.now()
    this.slow = now - start > SLOW * budget
    this.speed.note(now, training.step)
    training.keepIfDue()
  }

  /**
   * In motion, until the records of two steps make a line: they come in one frame, and what else a frame
   * shows waits for the next, since all of it compiles at first use.
   */
  private get begins(): boolean {
    return !this.lineShown && this.playing && this.moving && this.pace.wait(this.options.clock.now()) === 0
  }

  private end(): void {
    // Values of a lost device look like a divergence.
    if (this.options.isLost()) return
    this.ended = { playing: this.playing }
    this.playing = false
    this.stepsLeft = 0
  }

  /** Once the frame with the last records is out: who hears that a run ended has all of it. */
  private tellEnd(training: Training): void {
    const { ended } = this
    if (!ended) return
    this.ended = null
    if (training.stopped) this.options.onStopped()
    // An edit lifted the stop meanwhile.
    else this.playing = ended.playing
  }

  private postFrame(training: Training): void {
    const { clock, isLost, post } = this.options
    const { step } = training
    const { begins } = this
    const paints =
      !begins && training.inputWidth === 2 && this.visible && this.painter.isDue(step, this.moving, clock.now())
    const looks = !begins && this.mayLook(training)
    if (this.shownStep === step && !paints && !looks) return
    const now = looks ? this.looking.run(clock.now, () => training.look()) : null
    const predict = (run: number, inputs: Float32Array) => training.predict(run, inputs)
    const pictures = paints ? this.painter.paint(step, predict, clock.now) : []
    // What a lost device answered is no picture, and records are only taken to be posted.
    if (isLost()) return
    this.shownStep = step
    this.lineShown ||= step >= LINE
    if (now || training.hasRecordOf(step)) this.knownStep = step
    this.unacknowledged = ++this.frame
    const { epoch, drawCallsPerStep } = training
    const stepsPerSecond = this.moving ? this.speed.rate : 0
    const taken = training.takeRecords()
    const many = this.mode === 'many' ? manyOf(training, taken) : null
    const records = many ? [] : taken
    const { frame } = this
    const playing = this.playing || this.stepsLeft > 0
    post(
      { frame, step, epoch, stepsPerSecond, playing, drawCallsPerStep, records, now, pictures, many },
      [...pictures, ...(many?.rows ?? [])].map(({ values }) => values.buffer as ArrayBuffer),
    )
  }

  /** Looking at the present step costs about as much as training it: at rest once, in motion now and then. */
  private mayLook(training: Training): boolean {
    if (this.mode === 'many' || this.knownStep === training.step || training.hasRecordOf(training.step)) return false
    return !this.moving || this.looking.isDue(this.options.clock.now())
  }
}

const manyOf = (training: Training, records: readonly RunRecord[]): ManyRuns => ({
  rows: packRecords(records),
  ends: training.ends,
  milliseconds: training.millisecondsPerStep,
})

/** Slices' time from which on an update is slow. */
const SLOW = 4

/** Steps of which the records make a line. */
const LINE = 2

/** Looking rests this many times as long as it took. */
const REST = 4
