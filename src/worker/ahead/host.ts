/**
 * Trains a run that a person only considers, in slices, and tells its records. The newest request wins, but each one
 * has some time before the next replaces it: else nothing would be seen while requests come quickly.
 *
 * A look at one step comes before everything else; then the training goes on from where it was.
 */
import type { Engine, EngineKind } from '../../engine/engine'
import { createTrainer } from '../../engine/trainer'
import type { StepRecord, Trainer } from '../../engine/trainer.types'
import type { Clock } from '../clock'
import { packRecords } from '../rows'
import { toWireError } from '../wireError'
import type { AheadCommand, AheadEvent } from './protocol'
import { Sight } from './sight'

type Show = Extract<AheadCommand, { type: 'show' }>
type Look = Extract<AheadCommand, { type: 'look' }>
type Tell = (event: AheadEvent, transfer: Transferable[]) => void

/** Milliseconds of one slice. A message waits no longer than this, or than one step. */
const SLICE = 8
/** Milliseconds from a request to its first records, and between two events. */
const FIRST = 50
const EVERY = 70

interface Current {
  readonly show: Show
  readonly trainer: Trainer
  /** Of the engine that trains. */
  readonly kind: EngineKind
  readonly records: StepRecord[]
  /** null where no step is looked at. */
  readonly sight: Sight | null
  nextNews: number
  told: boolean
  /** All records were told. */
  ended: boolean
}

/** Returns the function that obeys a command. `open` is called once, for the first request. */
export function startAheadHost(tell: Tell, clock: Clock, open: () => Promise<Engine>): (command: AheadCommand) => void {
  let engine: Promise<Engine> | null = null
  let wanted: Show | null = null
  let look: Look | null = null
  let current: Current | null = null
  let starting = false
  /** Counts the commands to rest: a trainer that is being made when one comes is not needed any more. */
  let rests = 0
  let cancel = () => {}

  const wake = (): void => {
    cancel()
    cancel = clock.after(0, turn)
  }

  const leave = (): void => {
    current?.trainer.dispose()
    current = null
  }

  const fail = ({ request }: Show, error: unknown): void => {
    leave()
    tell({ type: 'failed', request, error: toWireError(error) }, [])
  }

  const begin = async (show: Show): Promise<void> => {
    leave()
    const records: StepRecord[] = []
    /** Steps that are trained again for a look are not recorded again. */
    let known = show.since - 1
    const before = rests
    engine ??= open()
    const opened = await engine
    const trainer = await createTrainer(opened, {
      recordings: [show.recording],
      onRecord: (_, record) => {
        if (record.step <= known) return
        known = record.step
        records.push(record)
      },
      // Who paid in a step is told by the losses after it.
      followsLosses: show.looks,
    })
    if (rests !== before) {
      trainer.dispose()
      return
    }
    if (show.from) trainer.restore(show.from)
    const sight = show.looks ? new Sight(trainer, show, clock) : null
    const { kind } = opened.info
    current = { show, trainer, kind, records, sight, nextNews: clock.now() + FIRST, told: false, ended: false }
  }

  /** Trains towards `to` for a slice; returns true at the end. */
  const train = ({ trainer, sight }: Current, to: number): boolean => {
    sight?.approach(to)
    const until = clock.now() + SLICE
    let ends = false
    do {
      ends = trainer.step >= to || !trainer.advance()
    } while (!ends && clock.now() < until)
    sight?.keepIfDue()
    return ends
  }

  const tellLook = ({ show, sight, kind }: Current, asked: Look): void => {
    const seen = sight?.look(asked)
    if (!seen) return
    const buffers = seen.pictures.map(({ values }) => values.buffer as ArrayBuffer)
    tell({ type: 'look', request: show.request, engine: kind, ...seen }, buffers)
  }

  const tellNews = (now: Current): void => {
    const rows = packRecords(now.records.splice(0).map((record) => ({ run: 0, record })))
    now.told = true
    now.nextNews = clock.now() + EVERY
    const buffers = rows.map(({ values }) => values.buffer as ArrayBuffer)
    tell({ type: 'rows', request: now.show.request, engine: now.kind, rows, ended: now.ended }, buffers)
  }

  const work = async (): Promise<void> => {
    if (wanted && (!current || current.told)) {
      const show = wanted
      wanted = null
      await begin(show)
    }
    if (!current) return
    const now = current
    const asked = look?.request === now.show.request ? look : null
    const toldAll = now.ended
    const arrived = train(now, asked?.at ?? now.show.to)
    if (arrived && asked) {
      look = null
      // Whoever sees a step also has the records up to it.
      if (now.records.length > 0) tellNews(now)
      tellLook(now, asked)
    } else if (arrived) now.ended = true
    if (!toldAll && (now.ended || clock.now() >= now.nextNews)) tellNews(now)
    if (now.ended && !now.sight) leave()
  }

  /** Whether there is something left to train or to look at. */
  const isBusy = (): boolean =>
    wanted !== null || (current !== null && (!current.ended || look?.request === current.show.request))

  async function turn(): Promise<void> {
    if (starting) return
    starting = true
    const show = wanted ?? current?.show
    try {
      await work()
    } catch (error) {
      if (show) fail(show, error)
    }
    starting = false
    if (isBusy()) wake()
  }

  return (command) => {
    if (command.type === 'show') wanted = command
    else if (command.type === 'look') look = command
    else {
      wanted = null
      look = null
      rests++
      leave()
    }
    if (isBusy() && !starting) wake()
  }
}
