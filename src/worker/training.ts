/**
 * One load's training: a trainer, the records that wait to be posted, and the last snapshot. It
 * outlives its engine: `start` on another one goes on from the snapshot.
 */
import { withEdit } from '../core/config/edits'
import type { Edit, Recording } from '../core/config/types'
import type { Engine } from '../engine/engine'
import { createTrainer } from '../engine/trainer'
import {
  isRecorded,
  type StepRecord,
  type StopReason,
  type Trainer,
  type TrainerSnapshot,
} from '../engine/trainer.types'
import type { Clock } from './clock'

export interface RunRecord {
  readonly run: number
  readonly record: StepRecord
}

/** Often enough that a lost context costs little, seldom enough that reading the device does not. */
const SNAPSHOT_EVERY = 900

export class Training {
  private trainer: Trainer | null = null
  private engine: Engine | null = null
  private pending: RunRecord[] = []
  /** Step of the last record that was taken away: after going back to a snapshot it is not given twice. */
  private taken = -1
  private kept: TrainerSnapshot | null = null
  private keptAt = Number.NEGATIVE_INFINITY
  private quiet = false
  /** Of the last plain step; 0 before the first. */
  drawCallsPerStep = 0

  constructor(
    private recordings: readonly Recording[],
    private readonly clock: Clock,
  ) {}

  /** Builds the network on `engine`: at step 0, or where the last snapshot stands. */
  async start(engine: Engine): Promise<void> {
    const trainer = await createTrainer(engine, {
      recordings: this.recordings,
      onRecord: (run, record) => {
        if (!this.quiet && record.step > this.taken) this.pending.push({ run, record })
      },
    })
    this.trainer?.dispose()
    this.trainer = trainer
    this.engine = engine
    if (this.kept) trainer.restore(this.kept)
    else this.keep()
  }

  get step(): number {
    return this.trainer?.step ?? this.kept?.step ?? 0
  }
  get epoch(): number {
    return Math.floor(this.step / this.stepsPerEpoch)
  }
  get stepsPerEpoch(): number {
    return this.trainer?.stepsPerEpoch ?? 1
  }
  get stopped(): StopReason | null {
    return this.trainer?.stopped ?? null
  }
  /** Width of the problem's inputs: only the plane can be painted. */
  get inputWidth(): number {
    return this.trainer?.data.inputWidth ?? 0
  }
  get runCount(): number {
    return this.recordings.length
  }
  get keptStep(): number {
    return this.kept?.step ?? 0
  }

  /** One update; false when the run has stopped. */
  advance(): boolean {
    const trainer = this.alive()
    const before = trainer.drawCalls()
    // A recorded step looks around as well and draws more; the plain ones are what training costs.
    const plain = !isRecorded(trainer.step)
    if (!trainer.advance()) return false
    if (plain) this.drawCallsPerStep = trainer.drawCalls() - before
    return true
  }

  /** Without an engine the edit stands at the snapshot's step, from where the training will go on. */
  edit(run: number, field: string, value: unknown): Edit {
    const { trainer } = this
    const edit = trainer?.edit(run, field, value) ?? { step: this.step, field, value }
    this.recordings = this.recordings.map((recording, r) => {
      if (trainer) return { ...recording, edits: trainer.edits[r] }
      return r === run ? withEdit(recording, edit) : recording
    })
    return edit
  }

  look(): StepRecord {
    return this.alive().look(0)
  }

  predict(run: number, inputs: Float32Array): Float32Array[] {
    return this.alive().predict(run, inputs)
  }

  /** Keeps a snapshot when the last one is old. */
  keepIfDue(): void {
    if (this.clock.now() - this.keptAt >= SNAPSHOT_EVERY) this.keep()
  }

  keep(): void {
    const snapshot = this.alive().snapshot()
    // A device that is lost while it is read answers with anything.
    if (this.engine?.isLost()) return
    this.kept = snapshot
    this.keptAt = this.clock.now()
  }

  /**
   * The engine forgot everything. What was computed since the snapshot may be rubbish and will be
   * computed again; records from before it are sound and would not come again.
   */
  abandonEngine(): void {
    this.trainer = null
    this.pending = this.pending.filter(({ record }) => record.step < this.keptStep)
  }

  hasRecordOf(step: number): boolean {
    return this.pending.some(({ run, record }) => run === 0 && record.step === step)
  }

  takeRecords(): RunRecord[] {
    const records = this.pending
    this.pending = []
    if (records.length > 0) this.taken = records[records.length - 1].record.step
    return records
  }

  /** Steps a second that the present engine does with nothing else to do. Leaves no trace. */
  measure(milliseconds: number): number {
    const trainer = this.alive()
    if (trainer.stopped) return 0
    const snapshot = trainer.snapshot()
    this.quiet = true
    try {
      return stepRate(trainer, milliseconds, this.clock)
    } finally {
      this.quiet = false
      trainer.restore(snapshot)
    }
  }

  /** The same for another engine. */
  async measureOn(engine: Engine, milliseconds: number): Promise<number> {
    const snapshot = this.alive().snapshot()
    const trainer = await createTrainer(engine, { recordings: this.recordings })
    try {
      trainer.restore(snapshot)
      return stepRate(trainer, milliseconds, this.clock)
    } finally {
      trainer.dispose()
    }
  }

  dispose(): void {
    this.trainer?.dispose()
    this.trainer = null
  }

  private alive(): Trainer {
    if (!this.trainer) throw new Error('the training has no engine')
    return this.trainer
  }
}

/** The first steps are all recorded, which is not how it goes on. */
const BEGINNING = 20
/** Steps before the clock starts (programs are compiled at first use), and at least on the clock. */
const WARM_UP = 3
const LEAST = 5

function stepRate(trainer: Trainer, milliseconds: number, clock: Clock): number {
  // Waits for the device: what it still has to do is not of this measurement.
  const settle = () => trainer.predict(0, new Float32Array(trainer.data.inputWidth))
  const giveUp = clock.now() + 4 * milliseconds
  const warm = Math.max(trainer.step + WARM_UP, BEGINNING + 1)
  while (trainer.step < warm && clock.now() < giveUp) if (!trainer.advance()) break
  settle()
  const start = clock.now()
  const first = trainer.step
  while (clock.now() < start + milliseconds || trainer.step < first + LEAST) if (!trainer.advance()) break
  settle()
  const elapsed = clock.now() - start
  return elapsed > 0 ? (1000 * (trainer.step - first)) / elapsed : 0
}
