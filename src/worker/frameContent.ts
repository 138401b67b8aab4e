/**
 * What goes into a frame: the records that wait, the current step looked at closely, and the pictures. It knows what
 * the page was told so far, so that nothing is sent twice.
 */
import type { Clock } from './clock'
import { Painter, type Predict } from './painter'
import type { Commands, Frame, ManyFrame, RunFrame } from './protocol'
import { packRecords } from './rows'
import { SideJob } from './sideJob'
import type { Training } from './training'

/** What the page was told of the training so far. */
interface Told {
  /** Of the last frame; −1 when that step has to be shown again. */
  readonly step: number
  /** The last step of which the page knows everything. */
  readonly known: number
  /** A frame with a line in it was sent. */
  readonly line: boolean
}
const NOTHING: Told = { step: -1, known: -1, line: false }

/** How the page sees the training. */
interface View {
  readonly moving: boolean
  /** Pictures are painted only for a page in sight. */
  readonly seen: boolean
  /** The first line of the curves comes before everything else. */
  readonly begins: boolean
}

/** Number of records that make a line. */
export const LINE = 2

/** Looking closely rests this many times as long as it took. */
const REST = 4

export class FrameContent {
  mode: Commands['load']['mode'] = 'one'
  /** Whether the current step is looked at closely while training rests, which takes as long as training it. */
  looksAtRest = true
  private readonly painter = new Painter()
  private readonly looking = new SideJob(REST)
  private told = NOTHING

  constructor(
    private readonly clock: Clock,
    /** True when the device is gone. */
    private readonly isLost: () => boolean,
  ) {}

  /** Another training, of which the page knows nothing. */
  restart(): void {
    this.told = NOTHING
  }

  /** The current step looks different now, though it is the same step. */
  refresh(): void {
    this.told = { ...this.told, step: -1, known: -1 }
    this.looking.clear()
  }

  /** The network is another one: all pictures are painted again. */
  repaint(): void {
    this.painter.clear()
  }

  /** The pictures on screen from now on. */
  show(pictures: Commands['pictures']): void {
    this.painter.show(pictures)
  }

  /** Buffers of pictures that the page no longer shows. */
  takeBack(buffers: readonly ArrayBuffer[]): void {
    this.painter.takeBack(buffers)
  }

  /** Whether a frame with the first line of the curves was sent. */
  get hasLine(): boolean {
    return this.told.line
  }

  /** The next frame's content; null where the page knows everything already, or the device was lost. */
  of(training: Training, view: View): Omit<RunFrame, keyof Frame | 'goal'> | Omit<ManyFrame, keyof Frame> | null {
    const { clock } = this
    const { step } = training
    const paints = this.mayPaint(training, view)
    const looks = this.mayLook(training, view)
    // A run's last record may come after the frame of its last step.
    if (this.told.step === step && !paints && !looks && training.records.count === 0) return null
    const now = looks ? this.looking.run(clock.now, () => training.look()) : null
    const predict: Predict = (run, inputs, tasks) => training.predict(run, inputs, tasks)
    const pictures = paints ? this.painter.paint(step, training.shown, training.inputWidth, predict, clock.now) : []
    // Values that a lost device returned are no picture. Records are taken only when they are posted.
    if (this.isLost()) return null
    const known = now || training.records.has(step) ? step : this.told.known
    this.told = { step, known, line: this.told.line || step >= LINE }
    const taken = training.records.take()
    if (this.mode === 'one') return { records: taken.map(({ record }) => record), now, pictures }
    const { ends, millisecondsPerStep: milliseconds } = training
    return { rows: packRecords(taken), ends, milliseconds }
  }

  private mayPaint({ step, hasEngine }: Training, { moving, seen, begins }: View): boolean {
    return !begins && hasEngine && seen && this.painter.isDue(step, moving, this.clock.now())
  }

  /**
   * Looking at the current step costs more than training it. At rest it is done once. In motion it is done now and
   * then, and only where the frame has no record, which tells as much about a step a little earlier.
   */
  private mayLook({ step, records }: Training, { moving, begins }: View): boolean {
    if (begins || this.mode === 'many' || this.told.known === step || records.has(step)) return false
    if (!moving) return this.looksAtRest
    return records.count === 0 && this.looking.isDue(this.clock.now())
  }
}
