/** Looks at single steps of a training that has gone further: it goes back to a snapshot and trains to the step again. */
import { problemOf } from '../../core/problems/all'
import { type ShownRows, shownOf } from '../../core/problems/shown'
import type { Trainer } from '../../engine/trainer.types'
import type { Clock } from '../clock'
import { Film } from '../film'
import { Painter, type Predict } from '../painter'
import type { AheadCommand, AheadEvent } from './protocol'

type Show = Extract<AheadCommand, { type: 'show' }>
type Look = Extract<AheadCommand, { type: 'look' }>

/** Milliseconds of training between two snapshots: about so long it takes to come to any step again. */
const KEEP_EVERY = 40

export class Sight {
  private readonly film = new Film()
  private readonly painter = new Painter()
  private readonly shown: ShownRows | null
  private keptAt: number

  constructor(
    private readonly trainer: Trainer,
    { recording }: Show,
    private readonly clock: Clock,
  ) {
    this.shown = problemOf(recording.config).surface === null ? shownOf(trainer.data) : null
    this.film.add([trainer.snapshot()])
    this.keptAt = clock.now()
  }

  /** Keeps a snapshot of the current step if the last one is old. Expects to be asked after each slice of training. */
  keepIfDue(): void {
    if (this.clock.now() - this.keptAt >= KEEP_EVERY) this.keep()
  }

  /** Goes to where the least training leads to `step`. */
  approach(step: number): void {
    const [nearest] = this.film.before(step) ?? []
    const { trainer } = this
    if (!nearest || (trainer.step <= step && trainer.step >= nearest.step)) return
    // Training continues from here later.
    this.keep()
    trainer.restore(nearest)
  }

  /** The numbers and pictures of the step where the training stands. */
  look({ pictures }: Look): Pick<Extract<AheadEvent, { type: 'look' }>, 'step' | 'now' | 'pictures'> {
    const { trainer, painter, clock } = this
    painter.show(pictures)
    const { step, data } = trainer
    const predict: Predict = (run, inputs, tasks) => trainer.predict(run, inputs, tasks)
    const painted = painter.paint(step, this.shown, data.inputWidth, predict, clock.now)
    return { step, now: trainer.look(0), pictures: painted }
  }

  private keep(): void {
    this.film.add([this.trainer.snapshot()])
    this.keptAt = this.clock.now()
  }
}
