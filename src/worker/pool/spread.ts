/**
 * One load on several workers, which looks to the page like a load on one worker. Runs do not depend on each other, so
 * each worker trains its share by itself.
 *
 * The page's step is that of the slowest worker, and rows of later steps wait.
 */
import type { Recording } from '../../core/config/types'
import { named } from '../named'
import type { CommandMessage, Commands, EngineStatus, EventMessage, Events, Piece, Why } from '../protocol'
import { March } from './march'
import { ofAll, reasonOf, slowestOf } from './merge'
import type { Part } from './part'

type Tell = <K extends keyof Events>(type: K, payload: Events[K]) => void

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
  private readonly march: March
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
    this.march = new March(parts, load.still === true)
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
        this.march.follow(part)
        this.show()
        this.askOver()
        break
      case 'stopped':
        part.stopped = named(event.reason, part.runs)
        this.march.follow(part)
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
        this.tell(event.type, { step: this.march.step })
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
        this.march.pause()
        break
      case 'step':
        this.march.advance(command.count)
        this.toldStop = false
        this.tellStop()
        break
      case 'edit':
        this.edit(command)
        break
      case 'switchEngine':
        // A context for each worker would be no faster, and a page may have only about 16 of them.
        if (command.engine === 'webgl') this.gather()
        else {
          this.switching = this.parts.length
          for (const { order } of this.parts) order('switchEngine', { engine: command.engine })
        }
    }
    // The page neither goes back in many runs nor asks for their pictures or snapshots.
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
    this.tell('engineChanged', { engine, step: this.march.step })
  }

  private gather(): void {
    this.gathering = { plays: this.march.plays, said: [], given: null }
    this.march.meet()
    this.show()
    this.askOver()
  }

  /** Once all parts stand at one step and the page has drawn all of it: asks them for their runs. */
  private askOver(): void {
    const { gathering } = this
    if (!gathering || gathering.given || this.drawn || !this.march.isLevel) return
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
    this.options.onGathered({ recordings, standing, step: this.march.step })
  }

  private play(): void {
    this.march.play()
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
      if (!this.over && this.march.plays) this.march.release(part)
    })
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
    const { parts, march } = this
    const { step, trained } = march
    const waiting = parts.filter(({ frame }) => frame !== null)
    // Of parts that go on elsewhere nothing may wait.
    const all = trained.length === 0 || (this.gathering !== null && march.isLevel)
    const end = all ? Number.POSITIVE_INFINITY : step
    const rows = parts.flatMap((part) => part.rows.takeBefore(end))
    const playing = march.plays && trained.length > 0
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
    if (this.toldStop || this.early || this.march.trained.length > 0) return
    this.toldStop = true
    this.march.end()
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
