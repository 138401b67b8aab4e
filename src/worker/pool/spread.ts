/**
 * One load on several workers, which looks to the page like a load on one worker. Runs do not depend on each other, so
 * each worker trains its share by itself.
 *
 * The page's step is that of the slowest worker, and rows of later steps wait. A worker may be about half a second
 * ahead of the slowest one, and more where the page draws no curves or takes reports rarely: then it reaches its limit.
 * After a pause all workers go on to the step of the first one, so that all runs rest at the same step; where the page
 * draws no curves they rest at once.
 */

import type { Recording } from '../../core/config/types'
import type { EngineKind } from '../../engine/engine'
import { named } from '../named'
import type { CommandMessage, Commands, EngineStatus, EventMessage, Events, Piece, Why } from '../protocol'
import { ofAll, reasonOf, slowestOf } from './merge'
import type { Part } from './part'

type Tell = <K extends keyof Events>(type: K, payload: Events[K]) => void

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

/** What another worker needs to go on with all runs, in their order. */
export interface Gathered {
  readonly recordings: readonly Recording[]
  readonly standing: readonly Piece[]
  readonly step: number
}

/** All parts are on their way to one step, or stand there, to hand over their runs. */
interface Gathering {
  /** The runs were playing. */
  readonly plays: boolean
  /** What the page asks for meanwhile. */
  readonly said: CommandMessage[]
  /** What each part has handed over; null before they were asked. */
  given: Map<Part, Events['handedOver']> | null
}

interface SpreadOptions {
  readonly parts: readonly Part[]
  readonly load: Commands['load']
  /** Why the parts have the engine that is asked of them. */
  readonly why: Why
  /** Commands that came before it was known that the load would be spread. */
  readonly said: readonly CommandMessage[]
  readonly tell: Tell
  /** All runs are to go on in one worker, on WebGL. `leave` or `stay` ends the time in which the parts wait. */
  readonly onGathered: (gathered: Gathered) => void
}

export class Spread {
  private motion: Motion
  /** Commands that wait until all parts are ready; null afterwards. */
  private early: CommandMessage[] | null
  private count = 0
  /** Parts whose frames are in the frame that the page draws; null while it draws none. */
  private drawn: readonly Part[] | null = null
  /** What the last frame said, apart from its rows. */
  private told = ''
  private toldStop = false
  /** What the page was last told of the engine of all parts; null before they are ready. */
  private engine: EngineStatus | null = null
  /** Parts that still have to answer a change of engine. */
  private switching = 0
  private gathering: Gathering | null = null
  private over = false

  constructor(private readonly options: SpreadOptions) {
    const { parts, load, said } = options
    this.motion = { kind: 'level', goal: parts[0].step }
    this.early = [...said]
    for (const { runs, order } of parts) {
      const recordings = runs.map((run) => load.recordings[run])
      order('load', { ...load, recordings, play: false })
    }
  }

  obey(command: CommandMessage): void {
    if (this.over) return
    if (command.type === 'acknowledge') this.acknowledge(command.frame)
    else if (this.gathering) this.gathering.said.push(command)
    else if (this.early) this.early.push(command)
    else this.perform(command)
  }

  receive(part: Part, event: EventMessage): void {
    if (this.over) return
    switch (event.type) {
      case 'ready':
        part.ready = event
        this.begin()
        break
      case 'manyFrame':
        part.take(event, performance.now())
        this.follow(part)
        this.show()
        this.askOver()
        break
      case 'stopped':
        part.stopped = named(event.reason, part.runs)
        this.follow(part)
        this.show()
        this.askOver()
        break
      case 'edited':
        this.tell('edited', { run: part.runs[event.run], edit: event.edit })
        break
      case 'engineChanged':
        this.switching--
        if (this.switching <= 0) this.tellEngine(event.engine)
        break
      case 'contextLost':
      case 'contextRestored':
        this.tell(event.type, { step: this.step })
        break
      case 'handedOver':
        this.takeFrom(part, event)
        break
      case 'failed':
        this.over = true
        for (const { order } of this.parts) order('pause', {})
        this.tell('failed', { error: ofAll(event.error, this.options.load.recordings, this.parts.length) })
    }
  }

  private get parts(): readonly Part[] {
    return this.options.parts
  }
  private get trained(): readonly Part[] {
    return this.parts.filter((part) => part.mayTrain)
  }
  /** Of the slowest part that may still train; where none may, of the one that trained longest. */
  private get step(): number {
    const steps = this.trained.map(({ step }) => step)
    return steps.length > 0 ? Math.min(...steps) : Math.max(...this.parts.map(({ step }) => step))
  }
  private get tell(): Tell {
    return this.options.tell
  }

  private begin(): void {
    const readies = this.parts.map(({ ready }) => ready)
    if (!this.early || !readies.every((ready) => ready !== null)) return
    const [first] = readies
    const slow = slowestOf(readies.map((ready) => ready.slow))
    const { load, why } = this.options
    const fallen = readies.find(({ engine }) => engine.reason === 'tooLarge')
    this.engine = fallen ? fallen.engine : { ...first.engine, ...why }
    this.tell('ready', {
      ...first,
      slow,
      engine: this.engine,
      runCount: load.recordings.length,
    })
    const early = this.early
    this.early = null
    if (load.play && !slow) this.play()
    for (const command of early) this.perform(command)
  }

  private perform(command: CommandMessage): void {
    switch (command.type) {
      case 'play':
        this.play()
        break
      case 'pause':
        this.pause()
        break
      case 'step':
        this.advance(command.count)
        break
      case 'edit':
        this.edit(command)
        break
      case 'switchEngine':
        // A context for each worker would be no faster, and a page may have only about 16 of them.
        if (command.engine === 'webgl') this.gather()
        else this.changeAll(command.engine)
    }
    // The page neither goes back in many runs nor asks for their pictures or snapshots.
  }

  private changeAll(engine: EngineKind): void {
    this.switching = this.parts.length
    for (const { order } of this.parts) order('switchEngine', { engine })
  }

  /** Another worker goes on with the runs. Returns whether they are to play, and what the page has asked for meanwhile. */
  leave(): Pick<Gathering, 'plays' | 'said'> {
    this.over = true
    return this.gathering ?? { plays: false, said: [] }
  }

  /** No other worker can, for this reason: the parts go on. */
  stay(why: Why): void {
    const { plays, said } = this.gathering ?? { plays: false, said: [] }
    this.gathering = null
    // The limit of an earlier refusal no longer holds.
    if (this.engine) this.tellEngine({ ...this.engine, refusal: undefined, ...why })
    if (plays) this.play()
    for (const command of said) this.obey(command)
  }

  private tellEngine(engine: EngineStatus): void {
    this.engine = engine
    this.tell('engineChanged', { engine, step: this.step })
  }

  private gather(): void {
    const plays = this.motion.kind === 'playing'
    this.gathering = { plays, said: [], given: null }
    if (plays) this.pause()
    else if (!this.isLevel) this.goToFurthest()
    this.show()
    this.askOver()
  }

  /** Once all parts stand at one step and the page has drawn all of it: asks them for their runs. */
  private askOver(): void {
    const { gathering } = this
    if (!gathering || gathering.given || this.drawn || !this.isLevel) return
    gathering.given = new Map()
    for (const { order } of this.parts) order('handOver', {})
  }

  private takeFrom(part: Part, given: Events['handedOver']): void {
    const all = this.gathering?.given?.set(part, given)
    if (all?.size !== this.parts.length) return
    const standing = [...all].flatMap(([{ runs }, given]) =>
      given.standing.map((piece) => ({ ...piece, runs: piece.runs.map((run) => runs[run]) })),
    )
    const recordings = this.options.load.recordings.slice()
    for (const [{ runs }, given] of all) {
      for (const [local, run] of runs.entries()) recordings[run] = given.recordings[local]
    }
    this.options.onGathered({ recordings, standing, step: this.step })
  }

  /** True if every part that may train stands at the same step. */
  private get isLevel(): boolean {
    const { motion } = this
    return motion.kind === 'level' && this.trained.every(({ step }) => step === motion.goal)
  }

  private play(): void {
    this.motion = { kind: 'playing' }
    this.toldStop = false
    for (const part of this.trained) this.release(part)
    this.tellStop()
  }

  private pause(more = 0): void {
    this.motion = { kind: 'pausing', more }
    for (const part of this.trained) {
      part.rests = false
      part.order('pause', {})
    }
    this.level()
  }

  private advance(count: number): void {
    const { motion } = this
    if (motion.kind === 'playing') this.pause(count)
    else if (motion.kind === 'pausing') this.motion = { ...motion, more: motion.more + count }
    else this.goTo(motion.goal + count)
    this.toldStop = false
    this.tellStop()
  }

  /** A part that has ended may continue: the edit may have removed its end. */
  private edit({ run, field, value }: Commands['edit']): void {
    const part = this.parts.find(({ runs }) => runs.includes(run))
    if (!part) return
    part.order('edit', { run: part.runs.indexOf(run), field, value })
    if (part.mayTrain || part.stopped?.kind === 'diverged') return
    part.stopped = null
    // After all edits of this turn, so that all runs of the part continue together.
    queueMicrotask(() => {
      if (!this.over && this.motion.kind === 'playing') this.release(part)
    })
  }

  /** Lets a part train up to its limit. */
  private release(part: Part): void {
    part.trainTo(this.limit)
    part.order('play', {})
  }

  private get limit(): number {
    const slowest = Math.min(...this.trained.map(({ stepsPerSecond }) => stepsPerSecond))
    const gap = Math.max(...this.trained.map((part) => part.gap)) / 1000
    const ahead = this.options.load.still ? STILL_AHEAD : AHEAD
    const seconds = Math.min(Math.max(ahead.seconds, GAPS * gap), MOST_AHEAD)
    return this.step + (slowest > 0 ? Math.max(LEAST_AHEAD, Math.ceil(seconds * slowest)) : ahead.firstSteps)
  }

  /** What the others do now that a part has reported. */
  private follow(part: Part): void {
    const { motion } = this
    if (motion.kind === 'playing') for (const other of this.trained) other.raise(this.limit)
    else if (motion.kind === 'pausing') this.level()
    // It had not paused yet when it was last heard of.
    else if (part.step > motion.goal) this.goTo(part.step)
  }

  /**
   * Once all have paused: goes to the step of the first one. Where the page draws no curves, nobody sees that the runs
   * stand at different steps, and training ends at once.
   */
  private level(): void {
    const { motion } = this
    if (motion.kind !== 'pausing' || !this.trained.every(({ rests }) => rests)) return
    const rests = this.options.load.still && motion.more === 0 && !this.gathering
    if (rests) this.motion = { kind: 'level', goal: this.furthest }
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

  private acknowledge(frame: number): void {
    if (frame !== this.count || !this.drawn) return
    for (const part of this.drawn) part.acknowledge()
    this.drawn = null
    this.show()
    this.askOver()
  }

  /** Sends a frame if the page has drawn the last one and there is something new. */
  private show(): void {
    if (this.drawn || this.early) return
    const { step, parts, trained } = this
    const waiting = parts.filter(({ frame }) => frame !== null)
    // Of parts that go on elsewhere nothing may wait.
    const all = trained.length === 0 || (this.gathering !== null && this.isLevel)
    const end = all ? Number.POSITIVE_INFINITY : step
    const rows = parts.flatMap((part) => part.rows.takeBefore(end))
    const playing = this.motion.kind === 'playing' && trained.length > 0
    const ends = this.byRun((part) => part.ends)
    const told = JSON.stringify([step, playing, ends])
    if (rows.length > 0 || told !== this.told) {
      this.told = told
      this.drawn = waiting
      this.tell('manyFrame', {
        frame: ++this.count,
        step,
        epoch: Math.min(...(trained.length > 0 ? trained : parts).map(({ epoch }) => epoch)),
        stepsPerSecond: playing ? Math.min(...trained.map(({ stepsPerSecond }) => stepsPerSecond)) : 0,
        playing,
        drawCallsPerStep: parts.reduce((sum, { drawCalls }) => sum + drawCalls, 0),
        rows,
        ends,
        milliseconds: this.byRun((part) => part.milliseconds),
      })
    } else for (const part of waiting) part.acknowledge()
    this.tellStop()
  }

  /** Told once, after the frame with the last records. */
  private tellStop(): void {
    if (this.toldStop || this.early || this.trained.length > 0) return
    this.toldStop = true
    this.motion = { kind: 'level', goal: this.step }
    this.tell('stopped', { reason: reasonOf(this.parts) })
  }

  private byRun<Value>(read: (part: Part) => readonly Value[]): Value[] {
    const values: Value[] = []
    for (const part of this.parts) {
      const own = read(part)
      part.runs.forEach((run, local) => {
        values[run] = own[local]
      })
    }
    return values
  }
}
