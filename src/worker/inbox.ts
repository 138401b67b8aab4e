/**
 * The order in which a host obeys. Commands of an older load are dropped. The others are obeyed one at a time, as they
 * came: a load takes a while, and no command may overtake it.
 */
import type { CommandMessage } from './protocol'

export interface Reader {
  /** A load arrived. It is obeyed later, when its turn has come. */
  onLoad(): void
  /** Obeys a command that needs no training; false for all others. */
  obeyAtOnce(command: CommandMessage): boolean
  obey(command: CommandMessage): Promise<void>
  onError(error: unknown): void
}

/** The page asks for a snapshot to keep now and then, by itself; nobody waits for the answer. */
const isUrgent = ({ type }: CommandMessage): boolean => type !== 'kept'

export class Inbox {
  private newest = 0
  private queue: Promise<void> = Promise.resolve()
  /** Pieces of work in the queue that somebody waits for, with the one that is being done. */
  private queued = 0

  constructor(private readonly reader: Reader) {}

  /** Of the newest load that arrived. */
  get generation(): number {
    return this.newest
  }

  /** During a piece of work: true if somebody waits for its end. */
  get isAwaited(): boolean {
    return this.queued > 1
  }

  readonly receive = ({ data }: MessageEvent<CommandMessage>): void => {
    const { reader } = this
    if (data.generation < this.newest) {
      // How the page is seen does not depend on what it trains.
      if (data.type === 'visible' || data.type === 'pace') reader.obeyAtOnce(data)
      return
    }
    this.newest = data.generation
    if (data.type === 'load') reader.onLoad()
    if (!reader.obeyAtOnce(data)) this.put(data)
  }

  /** Obeys the command in its turn, unless a newer load has arrived by then. */
  put(command: CommandMessage): void {
    this.enqueue(async () => {
      if (command.generation === this.newest) await this.reader.obey(command)
    }, isUrgent(command))
  }

  /** Does the work in its turn. Errors in the work of an older load concern nobody. */
  enqueue(work: () => Promise<void>, urgent = true): void {
    const { newest } = this
    if (urgent) this.queued++
    this.queue = this.queue
      .then(work)
      .catch((error: unknown) => {
        if (newest === this.newest) this.reader.onError(error)
      })
      .then(() => {
        if (urgent) this.queued--
      })
  }

  /** Nothing more is obeyed. */
  close(): void {
    this.newest = Number.POSITIVE_INFINITY
  }
}
