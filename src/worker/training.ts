/**
 * One load's training: what it has recorded for the page, and the snapshots to go back to. It outlives its engine:
 * `start` on another one continues from the last snapshot.
 */

import { withEdit } from '../core/config/edits'
import type { FieldPath } from '../core/config/paths'
import type { Edit, Recording } from '../core/config/types'
import { lastRecorded } from '../core/measures/recorded'
import { problemOf } from '../core/problems/all'
import { type ShownRows, shownOf } from '../core/problems/shown'
import { DeviceLostError, type Engine } from '../engine/engine'
import {
  type Divergence,
  isMeasured,
  type StepRecord,
  type StopReason,
  type TrainerSnapshot,
} from '../engine/trainer.types'
import type { Clock } from './clock'
import { Film } from './film'
import { PendingRecords } from './pendingRecords'
import { Populations, type Snapshots } from './populations'
import type { Events, Piece, Resume } from './protocol'

export interface TrainingOptions {
  /** A single run's snapshot, from which every run continues. */
  readonly from?: TrainerSnapshot | null
  /** Where other workers have trained the runs to. */
  readonly standing?: readonly Piece[]
  /** Where another training stands, of which this is a copy that is only measured: nobody reads its records. */
  readonly measured?: Snapshots
  /** Keeps snapshots of all steps so far, to go back to. */
  readonly film?: boolean
}

/** Milliseconds between snapshots: a lost context costs little, and so does reading the device. */
const SNAPSHOT_EVERY = 900

export class Training {
  readonly records = new PendingRecords()
  /** null while there is no engine. */
  private populations: Populations | null = null
  private engine: Engine | null = null
  /** The last snapshot. */
  private kept: Snapshots | null
  private keptAt = Number.NEGATIVE_INFINITY
  private readonly film: Film | null
  /** Edits do not change the data, so they are chosen once. */
  private rows: ShownRows | null = null
  /** True in a training that is only measured. */
  private readonly quiet: boolean
  private trainedTo = 0
  /** Of the last plain step; 0 before the first. */
  drawCallsPerStep = 0

  constructor(
    private recordings: readonly Recording[],
    private readonly clock: Clock,
    private readonly options: TrainingOptions = {},
  ) {
    this.film = options.film ? new Film() : null
    this.kept = options.measured ?? null
    this.quiet = options.measured !== undefined
  }

  /** Builds the networks on `engine`: at step 0, or at the last snapshot. */
  async start(engine: Engine): Promise<void> {
    const populations = await Populations.create(engine, this.recordings, {
      clock: this.clock,
      // Reading losses at every step is for the run that is looked at closely, not for many side by side.
      followsLosses: this.film !== null,
      onRecord: (run, record, made) => {
        if (!this.quiet) this.records.add(run, record, made)
      },
    })
    this.populations?.dispose()
    this.populations = populations
    this.engine = engine
    if (this.kept) populations.restore(this.kept)
    else if (this.options.from) this.startFrom(this.options.from, populations)
    else if (this.options.standing) this.takeOver(this.options.standing, populations)
    if (!this.kept) this.keep()
  }

  get step(): number {
    return this.populations?.step ?? this.keptStep
  }
  get epoch(): number {
    return Math.floor(this.step / this.stepsPerEpoch)
  }
  get stepsPerEpoch(): number {
    return this.populations?.stepsPerEpoch ?? 1
  }
  /** Why nothing trains any more. */
  get stopped(): StopReason | null {
    return this.populations?.stopped ?? null
  }
  /** Where each run diverged; null where it has not. */
  get ends(): (Divergence | null)[] {
    return this.populations?.ends ?? this.recordings.map(() => null)
  }
  /** Milliseconds of a step of each run as measured so far; NaN before the first measured step. */
  get millisecondsPerStep(): number[] {
    return this.populations?.millisecondsPerStep ?? this.recordings.map(() => Number.NaN)
  }
  /** Whether there are networks. */
  get hasEngine(): boolean {
    return this.populations !== null
  }
  /** The test rows whose predictions are shown; null if the problem has pictures over the plane. */
  get shown(): ShownRows | null {
    if (problemOf(this.recordings[0].config).surface !== null) return null
    this.rows ??= shownOf(this.running.first.data)
    return this.rows
  }
  /** Width of the problem's inputs. */
  get inputWidth(): number {
    return this.populations?.inputWidth ?? 0
  }
  get runCount(): number {
    return this.recordings.length
  }
  /** The last snapshot of the first population. */
  get keptSnapshot(): TrainerSnapshot | null {
    return this.kept?.[0] ?? null
  }
  get keptStep(): number {
    return Math.max(0, ...(this.kept ?? []).map(({ step }) => step))
  }
  /** Bytes of all its snapshots. */
  get bytes(): number {
    return this.film?.bytes ?? 0
  }

  /** True for a training of these recordings, which went through the same edits. */
  isOf(recordings: readonly Recording[]): boolean {
    const startOf = (recording: Recording) => recording.edits.reduce(withEdit, { ...recording, edits: [] })
    return JSON.stringify(this.recordings.map(startOf)) === JSON.stringify(recordings.map(startOf))
  }

  /**
   * Takes steps up to `furthest` as trained: the page has their records, even where they are still to be trained again.
   */
  knowUpTo({ furthest, known }: Pick<Resume, 'furthest' | 'known'>): void {
    this.trainedTo = furthest
    this.records.startAfter(known)
  }

  /** The last step that was trained; training may have gone back since. */
  get furthest(): number {
    return this.trainedTo
  }

  /** True if the page does not have all records of the steps up to `furthest`. An update records the step it leaves. */
  get lacksRecords(): boolean {
    return this.furthest > 0 && lastRecorded(this.furthest - 1) > this.records.givenTo
  }

  /** Goes to a snapshot from which training makes all records that the page does not have. */
  rewindToRecords(): void {
    if (this.step > this.records.givenTo) this.rewind(Math.max(this.records.givenTo, 0))
  }

  /** One update of every run; false when all have stopped. */
  advance(): boolean {
    const populations = this.running
    // A measured step draws more, to look around; the plain steps are the cost of training.
    const plain = !isMeasured(this.step)
    const moved = populations.advance()
    if (plain && moved) this.drawCallsPerStep = populations.drawCalls
    if (!this.quiet) this.trainedTo = Math.max(this.trainedTo, this.step)
    return moved
  }

  /**
   * A live change, from the current step on; without an engine that is the snapshot's step, from which training will
   * continue. Steps that were trained beyond it no longer hold.
   */
  edit(run: number, field: FieldPath, value: unknown, mayWait = false): Edit {
    const place = this.populations?.of(run)
    const ended = place?.trainer.stopped ?? null
    const edit = place?.trainer.edit(place.local, field, value, mayWait) ?? { step: this.step, field, value }
    this.recordings = this.recordings.map((recording, r) => {
      if (r !== run) return recording
      return place ? { ...recording, edits: place.trainer.edits[place.local] } : withEdit(recording, edit)
    })
    this.forgetFrom(edit.step)
    // An end that still stands is recorded again, with the effect of the edit.
    if (ended && ended.kind !== 'diverged') place?.trainer.endIfDue()
    return edit
  }

  /**
   * Goes to the snapshot before a step that was trained already; returns that step. Steps that are left to train again
   * give no records, since the page has those.
   */
  rewind(step: number): number {
    const wanted = Math.min(Math.max(step, 0), this.furthest)
    const kept = this.film?.before(wanted)
    // The current step may be nearer than the snapshot.
    if (kept && (this.step > wanted || this.step < kept[0].step)) {
      this.running.restore(kept)
      this.kept = kept
    }
    return wanted
  }

  look(): StepRecord {
    return this.running.first.look(0)
  }

  predict(run: number, inputs: Float32Array, tasks?: readonly number[]): Float32Array[] {
    const place = this.running.of(run)
    return place ? place.trainer.predict(place.local, inputs, tasks) : []
  }

  /** Of the first population; in a load of one run, of the run. */
  snapshot(): TrainerSnapshot {
    return this.running.first.snapshot()
  }

  /** Keeps a snapshot when the last one is old. */
  keepIfDue(): void {
    if (this.clock.now() - this.keptAt >= SNAPSHOT_EVERY) this.keep()
  }

  /** Keeps a snapshot. Where the device is lost, the last one stays. */
  keep(): void {
    try {
      const snapshots = this.running.snapshots()
      if (this.engine?.isLost()) return
      this.kept = snapshots
      this.keptAt = this.clock.now()
      this.film?.add(snapshots)
    } catch (error) {
      if (!(error instanceof DeviceLostError)) throw error
    }
  }

  /**
   * The device was lost, with everything on it. Values computed since the snapshot may be wrong and are computed
   * again. Records from before it are right, and would not come again.
   */
  abandonEngine(): void {
    this.populations = null
    this.records.dropFrom(this.keptStep)
  }

  /** Releases the engine and keeps the film: `start` on an engine continues from its end. */
  rest(): void {
    if (this.populations) this.keep()
    this.dispose()
  }

  dispose(): void {
    this.populations?.dispose()
    this.populations = null
  }

  /** What another worker, or a measurement, needs to go on with these runs. */
  handOver(): Events['handedOver'] {
    return { recordings: this.recordings, standing: this.running.standing }
  }

  private takeOver(standing: readonly Piece[], populations: Populations): void {
    populations.takeOver(standing)
    this.trainedTo = populations.step
    this.records.skipTo(populations.step - 1)
  }

  private startFrom(from: TrainerSnapshot, populations: Populations): void {
    // A person may go back to any step before `from`: those are trained from step 0.
    this.film?.add(populations.snapshots())
    populations.startFrom(from)
    this.trainedTo = Math.max(this.trainedTo, from.step)
    this.records.skipTo(from.step - 1)
  }

  /** An edit at `step` makes another future. */
  private forgetFrom(step: number): void {
    this.records.forgetFrom(step)
    if (step >= this.furthest) return
    this.trainedTo = step
    this.film?.forgetAfter(step)
    if (this.keptStep <= step) return
    // If the device is lost before the next snapshot, training continues from one that still holds.
    this.kept = this.film?.before(step) ?? null
    this.keep()
  }

  private get running(): Populations {
    if (!this.populations) throw new Error('the training has no engine')
    return this.populations
  }
}
