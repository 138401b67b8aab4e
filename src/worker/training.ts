/**
 * One load's training: the trainers of its runs (one for each program, all at the same step), the
 * records that wait to be posted, and the snapshots. It outlives its engine: `start` on another one
 * goes on from the last snapshot.
 */
import { withEdit } from '../core/config/edits'
import { groupsOf } from '../core/config/program'
import type { Edit, Recording } from '../core/config/types'
import { isKept, strideAt } from '../core/measures/recorded'
import { DeviceLostError, type Engine } from '../engine/engine'
import { replicated } from '../engine/snapshots'
import { createTrainer } from '../engine/trainer'
import {
  type Divergence,
  isMeasured,
  type StepRecord,
  type StopReason,
  type Trainer,
  type TrainerSnapshot,
} from '../engine/trainer.types'
import type { Clock } from './clock'
import { Film } from './film'
import type { Resume } from './protocol'

export interface RunRecord {
  readonly run: number
  readonly record: StepRecord
}

/** Runs that train in one population, by their place in the load. */
interface Group {
  readonly runs: readonly number[]
  trainer: Trainer
  /** Milliseconds and steps behind the beginning, of which the time a step is made. */
  elapsed: number
  steps: number
}

export interface TrainingOptions {
  /** A single run's snapshot, from which every run goes on. */
  readonly from?: TrainerSnapshot | null
  /** Keeps snapshots of the whole way, to go back to. */
  readonly film?: boolean
}

/** Often enough that a lost context costs little, seldom enough that reading the device does not. */
const SNAPSHOT_EVERY = 900
/** The first steps compile, and are all recorded: not how it goes on. */
const BEGINNING = 20

export class Training {
  private groups: readonly Group[] = []
  private engine: Engine | null = null
  private pending: RunRecord[] = []
  /** Step of the last record that was taken away: after going back to a snapshot it is not given twice. */
  private taken = -1
  /** The step whose record has no update because a run ended there; −1 where training has gone on. */
  private endRecorded = -1
  /** The last snapshot, one a group. */
  private kept: readonly TrainerSnapshot[] | null = null
  private keptAt = Number.NEGATIVE_INFINITY
  private readonly film: Film | null
  private quiet = false
  /** The step that training has come to; it may have gone back since. */
  private furthest = 0
  /** Of the last plain step; 0 before the first. */
  drawCallsPerStep = 0

  constructor(
    private recordings: readonly Recording[],
    private readonly clock: Clock,
    private readonly options: TrainingOptions = {},
  ) {
    this.film = options.film ? new Film() : null
  }

  /** Builds the networks on `engine`: at step 0, or where the last snapshot stands. */
  async start(engine: Engine): Promise<void> {
    const groups: Group[] = []
    try {
      for (const runs of groupsOf(this.recordings.map(({ config }) => config))) {
        const trainer = await createTrainer(engine, {
          recordings: runs.map((run) => this.recordings[run]),
          onRecord: (run, record, made) => this.onRecord(runs[run], record, made),
          now: () => this.clock.now(),
          // What a step gave is asked of the run that is looked at closely, not of many side by side.
          followsLosses: this.film !== null,
        })
        groups.push({ runs, trainer, elapsed: 0, steps: 0 })
      }
    } catch (error) {
      for (const { trainer } of groups) trainer.dispose()
      throw error
    }
    for (const { trainer } of this.groups) trainer.dispose()
    this.groups = groups
    this.engine = engine
    if (this.kept) this.restore(this.kept)
    else if (this.options.from) this.startFrom(this.options.from)
    if (!this.kept) this.keep()
  }

  get step(): number {
    const standing = this.groups.length > 0 ? this.groups.map(({ trainer }) => trainer) : this.kept
    return Math.max(0, ...(standing?.map(({ step }) => step) ?? []))
  }
  get epoch(): number {
    return Math.floor(this.step / this.stepsPerEpoch)
  }
  get stepsPerEpoch(): number {
    return this.groups[0]?.trainer.stepsPerEpoch ?? 1
  }
  /** Why nothing trains any more. */
  get stopped(): StopReason | null {
    const stops = this.groups.map(({ trainer }) => trainer.stopped)
    if (stops.length === 0 || stops.includes(null)) return null
    return stops.find((stop) => stop?.kind !== 'diverged') ?? stops[0]
  }
  /** Where each run diverged; null where it has not. */
  get ends(): (Divergence | null)[] {
    return this.byRun<Divergence | null>(null, ({ trainer }, run) => trainer.ends[run])
  }
  /**
   * Milliseconds of a step of each run as measured so far: an equal part of its population's, and what
   * its own weighting takes on the CPU. NaN until there is something to measure.
   */
  get millisecondsPerStep(): number[] {
    return this.byRun(Number.NaN, ({ trainer, runs, elapsed, steps }, run) => {
      const weighing = trainer.weighingTimes.reduce((sum, time) => sum + time, 0)
      const shared = (elapsed - (weighing * steps) / Math.max(trainer.step, 1)) / runs.length
      return steps > 0 ? shared / steps + trainer.weighingTimes[run] / Math.max(trainer.step, 1) : Number.NaN
    })
  }
  /** Width of the problem's inputs: only the plane can be painted. */
  get inputWidth(): number {
    return this.groups[0]?.trainer.data.inputWidth ?? 0
  }
  get runCount(): number {
    return this.recordings.length
  }
  /** The last snapshot of the first group. */
  get keptSnapshot(): TrainerSnapshot | null {
    return this.kept?.[0] ?? null
  }
  get keptStep(): number {
    return Math.max(0, ...(this.kept ?? []).map(({ step }) => step))
  }

  /** True for a training of these recordings, which went through the same edits. */
  isOf(recordings: readonly Recording[]): boolean {
    const startOf = (recording: Recording) => recording.edits.reduce(withEdit, { ...recording, edits: [] })
    return JSON.stringify(this.recordings.map(startOf)) === JSON.stringify(recordings.map(startOf))
  }

  /** Takes a way for trained that is still to be trained again: whoever asks knows its records already. */
  knowUpTo({ furthest, known }: Pick<Resume, 'furthest' | 'known'>): void {
    this.furthest = furthest
    this.taken = known
    this.pending = []
  }

  /** Bytes of the snapshots of its way. */
  get bytes(): number {
    return this.film?.bytes ?? 0
  }

  /** One update of every run; false when all have stopped. */
  advance(): boolean {
    const groups = this.alive()
    // A measured step looks around as well and draws more; the plain ones are what training costs.
    const plain = !isMeasured(this.step)
    let drawCalls = 0
    let moved = false
    for (const group of groups) {
      const { trainer } = group
      const before = trainer.drawCalls()
      const start = this.clock.now()
      if (!trainer.advance()) continue
      moved = true
      drawCalls += trainer.drawCalls() - before
      if (trainer.step <= BEGINNING) continue
      group.elapsed += this.clock.now() - start
      group.steps++
    }
    if (plain && moved) this.drawCallsPerStep = drawCalls
    if (!this.quiet) this.furthest = Math.max(this.furthest, this.step)
    return moved
  }

  /**
   * Without an engine the edit stands at the snapshot's step, from where the training will go on. What
   * was trained beyond the edit's step no longer holds.
   */
  edit(run: number, field: string, value: unknown, mayWait = false): Edit {
    const group = this.groups.find(({ runs }) => runs.includes(run))
    const local = group?.runs.indexOf(run) ?? 0
    const ended = group?.trainer.stopped ?? null
    const edit = group?.trainer.edit(local, field, value, mayWait) ?? { step: this.step, field, value }
    this.recordings = this.recordings.map((recording, r) => {
      if (r !== run) return recording
      return group ? { ...recording, edits: group.trainer.edits[local] } : withEdit(recording, edit)
    })
    this.forgetFrom(edit.step)
    // An end that still stands is recorded anew, with what the edit made of it.
    if (ended && ended.kind !== 'diverged') group?.trainer.endIfDue()
    return edit
  }

  /**
   * Goes to a step that training has passed, as far as snapshots lead; answers the steps that are left
   * to train again. They give no records: those are known.
   */
  rewind(step: number): number {
    const wanted = Math.min(Math.max(step, 0), this.furthest)
    const kept = this.film?.before(wanted)
    // The present step may be the better place to go on from.
    if (kept && (this.step > wanted || this.step < kept[0].step)) {
      this.restore(kept)
      this.kept = kept
    }
    return Math.max(0, wanted - this.step)
  }

  look(): StepRecord {
    return this.groupOfFirst().look(0)
  }

  predict(run: number, inputs: Float32Array): Float32Array[] {
    const group = this.alive().find(({ runs }) => runs.includes(run))
    return group ? group.trainer.predict(group.runs.indexOf(run), inputs) : []
  }

  /** Where the first group stands: of a load of one run, the run. */
  snapshot(): TrainerSnapshot {
    return this.groupOfFirst().snapshot()
  }

  /** Keeps a snapshot when the last one is old. */
  keepIfDue(): void {
    if (this.clock.now() - this.keptAt >= SNAPSHOT_EVERY) this.keep()
  }

  /** Keeps a snapshot; the one before stays where the device is lost. */
  keep(): void {
    try {
      const snapshots = this.alive().map(({ trainer }) => trainer.snapshot())
      if (this.engine?.isLost()) return
      this.kept = snapshots
      this.keptAt = this.clock.now()
      this.film?.add(snapshots)
    } catch (error) {
      if (!(error instanceof DeviceLostError)) throw error
    }
  }

  /**
   * The engine forgot everything. What was computed since the snapshot may be rubbish and will be
   * computed again; records from before it are sound and would not come again.
   */
  abandonEngine(): void {
    this.groups = []
    this.pending = this.pending.filter(({ record }) => record.step < this.keptStep)
  }

  hasRecordOf(step: number): boolean {
    return this.pending.some(({ run, record }) => run === 0 && record.step === step)
  }

  /** Records that nobody has taken yet. */
  get waitingCount(): number {
    return this.pending.length
  }

  takeRecords(): RunRecord[] {
    const records = this.pending
    this.pending = []
    if (records.length > 0) this.taken = records[records.length - 1].record.step
    return records
  }

  /** Steps a second that the present engine does with nothing else to do. Leaves no trace. */
  measure(milliseconds: number): number {
    if (this.stopped) return 0
    const snapshots = this.alive().map(({ trainer }) => trainer.snapshot())
    this.quiet = true
    try {
      return stepRate(this, milliseconds, this.clock)
    } finally {
      this.quiet = false
      this.restore(snapshots)
    }
  }

  /** The same for another engine. */
  async measureOn(engine: Engine, milliseconds: number): Promise<number> {
    const other = new Training(this.recordings, this.clock)
    other.kept = this.alive().map(({ trainer }) => trainer.snapshot())
    other.quiet = true
    try {
      await other.start(engine)
      return stepRate(other, milliseconds, this.clock)
    } finally {
      other.dispose()
    }
  }

  /** Lets the engine go and keeps the film: `start` on an engine goes on from its end. */
  rest(): void {
    if (this.groups.length > 0) this.keep()
    this.dispose()
  }

  dispose(): void {
    for (const { trainer } of this.groups) trainer.dispose()
    this.groups = []
  }

  private onRecord(run: number, record: StepRecord, made: boolean): void {
    const { step } = record
    // A run that goes on behind its end makes the update that its last record lacked.
    if (this.quiet || (step <= this.taken && !(made && step === this.endRecorded))) return
    this.endRecorded = made ? -1 : step
    this.thinWaiting(step)
    this.pending.push({ run, record })
  }

  /** While the page takes nothing, what it would thin out is not kept for it. */
  private thinWaiting(step: number): void {
    const last = this.pending.at(-1)?.record.step ?? step
    if (strideAt(last) === strideAt(step)) return
    this.pending = this.pending.filter(({ record }) => isKept(record.step, step))
  }

  private restore(snapshots: readonly TrainerSnapshot[]): void {
    this.alive().forEach(({ trainer }, g) => {
      trainer.restore(snapshots[g])
    })
  }

  private startFrom(from: TrainerSnapshot): void {
    // The whole way is still there to go back to: it is trained again from its beginning.
    this.film?.add(this.groups.map(({ trainer }) => trainer.snapshot()))
    this.restore(this.groups.map(({ trainer, runs }) => startOf(from, trainer, runs.length)))
    this.furthest = Math.max(this.furthest, from.step)
    this.taken = Math.max(this.taken, from.step - 1)
  }

  /** The future is another one from `step` on. */
  private forgetFrom(step: number): void {
    this.taken = Math.min(this.taken, step - 1)
    this.pending = this.pending.filter(({ record }) => record.step < step)
    if (step >= this.furthest) return
    this.furthest = step
    this.film?.forgetAfter(step)
    if (this.keptStep <= step) return
    // Should the device be lost just now, training goes on from a moment that still holds.
    this.kept = this.film?.before(step) ?? null
    this.keep()
  }

  private byRun<Value>(none: Value, value: (group: Group, local: number) => Value): Value[] {
    const values = this.recordings.map(() => none)
    for (const group of this.groups) {
      group.runs.forEach((run, local) => {
        values[run] = value(group, local)
      })
    }
    return values
  }

  private groupOfFirst(): Trainer {
    return this.alive()[0].trainer
  }

  private alive(): readonly Group[] {
    if (this.groups.length === 0) throw new Error('the training has no engine')
    return this.groups
  }
}

const startOf = (from: TrainerSnapshot, { data }: Trainer, runCount: number): TrainerSnapshot =>
  replicated(from, runCount, data.tasks.length)

/** Steps before the clock starts (programs are compiled at first use), and at least on the clock. */
const WARM_UP = 3
const LEAST = 5

function stepRate(training: Training, milliseconds: number, clock: Clock): number {
  // Waits for the device: what it still has to do is not of this measurement.
  const settle = () => training.predict(0, new Float32Array(training.inputWidth))
  const giveUp = clock.now() + 4 * milliseconds
  const warm = Math.max(training.step + WARM_UP, BEGINNING + 1)
  while (training.step < warm && clock.now() < giveUp) if (!training.advance()) break
  settle()
  const start = clock.now()
  const first = training.step
  while (clock.now() < start + milliseconds || training.step < first + LEAST) if (!training.advance()) break
  settle()
  const elapsed = clock.now() - start
  return elapsed > 0 ? (1000 * (training.step - first)) / elapsed : 0
}
