/**
 * The runs of a load on one engine. Runs of equal program train together as one population, and all populations
 * stand at the same step. A run is named by its place in the load.
 */
import { groupsOf } from '../core/config/program'
import type { Recording } from '../core/config/types'
import { type Engine, EngineLimitError } from '../engine/engine'
import { joined, replicated } from '../engine/snapshots'
import { createTrainer } from '../engine/trainer'
import type { Divergence, StepRecord, StopReason, Trainer, TrainerSnapshot } from '../engine/trainer.types'
import type { Clock } from './clock'
import { named } from './named'
import type { Piece } from './protocol'

/** One a population, all at the same step. */
export type Snapshots = readonly TrainerSnapshot[]

interface Member {
  /** Its runs, by their place in the load. */
  readonly runs: readonly number[]
  readonly trainer: Trainer
  /** Milliseconds and steps after the beginning, from which the time of a step is computed. */
  elapsed: number
  steps: number
}

export interface PopulationsOptions {
  readonly clock: Clock
  readonly followsLosses: boolean
  readonly onRecord: (run: number, record: StepRecord, made: boolean) => void
}

/** The first steps compile programs, and all of them are recorded, so their times say little about later steps. */
export const BEGINNING = 20

export class Populations {
  /** Draw calls of the last step. */
  drawCalls = 0

  private constructor(
    private readonly members: readonly Member[],
    private readonly runCount: number,
    private readonly clock: Clock,
  ) {}

  /** Builds the networks on `engine`, at step 0. */
  static async create(engine: Engine, recordings: readonly Recording[], options: PopulationsOptions) {
    const { clock, followsLosses, onRecord } = options
    const members: Member[] = []
    try {
      for (const runs of groupsOf(recordings.map(({ config }) => config))) {
        const trainer = await createTrainer(engine, {
          recordings: runs.map((run) => recordings[run]),
          onRecord: (run, record, made) => onRecord(runs[run], record, made),
          now: () => clock.now(),
          followsLosses,
        })
        members.push({ runs, trainer, elapsed: 0, steps: 0 })
      }
    } catch (error) {
      for (const { trainer } of members) trainer.dispose()
      throw ofAllRuns(error, members, recordings.length)
    }
    return new Populations(members, recordings.length, clock)
  }

  get step(): number {
    return Math.max(0, ...this.members.map(({ trainer }) => trainer.step))
  }
  get stepsPerEpoch(): number {
    return this.members[0].trainer.stepsPerEpoch
  }
  /** Width of the problem's inputs. */
  get inputWidth(): number {
    return this.members[0].trainer.data.inputWidth
  }

  /** Why no run trains any more; null while one does. */
  get stopped(): StopReason | null {
    const stops = this.members.map(({ trainer, runs }) => trainer.stopped && named(trainer.stopped, runs))
    if (stops.includes(null)) return null
    return stops.find((stop) => stop?.kind !== 'diverged') ?? stops[0]
  }
  /** Where each run diverged; null where it has not. */
  get ends(): (Divergence | null)[] {
    return this.byRun(({ trainer, runs }, local) => {
      const end = trainer.ends[local]
      return end && named(end, runs)
    })
  }
  /**
   * Milliseconds of a step of each run as measured so far: an equal part of its population's time, and the time that
   * its own weighting takes on the CPU. NaN before the first measured step.
   */
  get millisecondsPerStep(): number[] {
    return this.byRun(({ trainer, runs, elapsed, steps }, local) => {
      const weighing = trainer.weighingTimes.reduce((sum, time) => sum + time, 0)
      const shared = (elapsed - (weighing * steps) / Math.max(trainer.step, 1)) / runs.length
      return steps > 0 ? shared / steps + trainer.weighingTimes[local] / Math.max(trainer.step, 1) : Number.NaN
    })
  }

  /** One update of every run; false when all have stopped. */
  advance(): boolean {
    let drawCalls = 0
    let moved = false
    for (const member of this.members) {
      const { trainer } = member
      const before = trainer.drawCalls()
      const start = this.clock.now()
      if (!trainer.advance()) continue
      moved = true
      drawCalls += trainer.drawCalls() - before
      if (trainer.step <= BEGINNING) continue
      member.elapsed += this.clock.now() - start
      member.steps++
    }
    this.drawCalls = drawCalls
    return moved
  }

  /** The trainer of a run, and the run's place in it. */
  of(run: number): { readonly trainer: Trainer; readonly local: number } | null {
    const member = this.members.find(({ runs }) => runs.includes(run))
    return member ? { trainer: member.trainer, local: member.runs.indexOf(run) } : null
  }

  /** The trainer of the first run's population. */
  get first(): Trainer {
    return this.members[0].trainer
  }

  snapshots(): TrainerSnapshot[] {
    return this.members.map(({ trainer }) => trainer.snapshot())
  }

  restore(snapshots: Snapshots): void {
    this.members.forEach(({ trainer }, place) => {
      trainer.restore(snapshots[place])
    })
  }

  /** Puts every run where a snapshot of a single run stands. */
  startFrom(from: TrainerSnapshot): void {
    this.restore(this.members.map(({ trainer, runs }) => replicated(from, runs.length, trainer.data.tasks.length)))
  }

  /** Where the runs stand, for a worker that is to go on with them. */
  get standing(): Piece[] {
    return this.members.map(({ trainer, runs }) => ({ runs, snapshot: trainer.snapshot() }))
  }

  /** Puts every run where other workers have trained it to. */
  takeOver(standing: readonly Piece[]): void {
    const placeOf = (run: number) => {
      const piece = standing.find(({ runs }) => runs.includes(run))
      if (!piece) throw new Error(`no worker has trained run ${run}`)
      return { snapshot: piece.snapshot, run: piece.runs.indexOf(run) }
    }
    this.restore(this.members.map(({ trainer, runs }) => joined(runs.map(placeOf), trainer.data.tasks.length)))
  }

  dispose(): void {
    for (const { trainer } of this.members) trainer.dispose()
  }

  private byRun<Value>(value: (member: Member, local: number) => Value): Value[] {
    const values = new Array<Value>(this.runCount)
    for (const member of this.members) {
      member.runs.forEach((run, local) => {
        values[run] = value(member, local)
      })
    }
    return values
  }
}

/** Names all runs of the load where one of several populations has no room beside those that were made before it. */
function ofAllRuns(error: unknown, made: readonly Member[], all: number): unknown {
  if (!(error instanceof EngineLimitError) || made.length === 0) return error
  const { limit, wanted, available, tooLarge } = error
  if (tooLarge?.number !== 'runs') return error
  const most = made.reduce((sum, { runs }) => sum + runs.length, tooLarge.most)
  return new EngineLimitError(limit, wanted, available, { number: 'allRuns', value: all, most })
}
