/**
 * Trains a run that a person only considers, in slices, and tells its records. The newest request wins, but each one
 * has some time before the next replaces it: else nothing would be seen while requests come quickly.
 */
import type { Engine } from '../../engine/engine'
import { createTrainer } from '../../engine/trainer'
import type { StepRecord, Trainer } from '../../engine/trainer.types'
import type { Clock } from '../clock'
import { packRecords } from '../rows'
import { toWireError } from '../wireError'
import type { AheadCommand, AheadEvent } from './protocol'

type Show = Extract<AheadCommand, { type: 'show' }>
type Tell = (event: AheadEvent, transfer: Transferable[]) => void

/** Milliseconds of one slice. A message waits no longer than this, or than one step. */
const SLICE = 8
/** Milliseconds from a request to its first records, and between two events. */
const FIRST = 50
const EVERY = 70

interface Current {
  readonly show: Show
  readonly trainer: Trainer
  readonly records: StepRecord[]
  nextNews: number
  told: boolean
}

/** Returns the function that obeys a command. `open` is called once, for the first request. */
export function startAheadHost(tell: Tell, clock: Clock, open: () => Promise<Engine>): (command: AheadCommand) => void {
  let engine: Promise<Engine> | null = null
  let wanted: Show | null = null
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
    const before = rests
    engine ??= open()
    const trainer = await createTrainer(await engine, {
      recordings: [show.recording],
      onRecord: (_, record) => {
        if (record.step >= show.since) records.push(record)
      },
      followsLosses: false,
    })
    if (rests !== before) {
      trainer.dispose()
      return
    }
    if (show.from) trainer.restore(show.from)
    current = { show, trainer, records, nextNews: clock.now() + FIRST, told: false }
  }

  /** Trains for a slice; returns true at the end. */
  const train = ({ trainer, show }: Current): boolean => {
    const until = clock.now() + SLICE
    do {
      if (trainer.step >= show.to || !trainer.advance()) return true
    } while (clock.now() < until)
    return false
  }

  const tellNews = async (now: Current, ended: boolean): Promise<void> => {
    const { kind } = (await engine)?.info ?? { kind: 'cpu' }
    const rows = packRecords(now.records.splice(0).map((record) => ({ run: 0, record })))
    now.told = true
    now.nextNews = clock.now() + EVERY
    const buffers = rows.map(({ values }) => values.buffer as ArrayBuffer)
    tell({ type: 'rows', request: now.show.request, engine: kind, rows, ended }, buffers)
  }

  const work = async (): Promise<void> => {
    if (wanted && (!current || current.told)) {
      const show = wanted
      wanted = null
      await begin(show)
    }
    if (!current) return
    const now = current
    const ended = train(now)
    if (ended || clock.now() >= now.nextNews) await tellNews(now, ended)
    if (ended) leave()
  }

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
    if (wanted || current) wake()
  }

  return (command) => {
    if (command.type === 'show') wanted = command
    else {
      wanted = null
      rests++
      leave()
    }
    if (wanted && !starting) wake()
  }
}
