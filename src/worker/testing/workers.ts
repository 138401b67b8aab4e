/**
 * Asks the questions of tests from the page. It replaces `Worker`, so that the page starts trainers that answer
 * them. A question goes to the worker with the newest load of its mode.
 */
import type { Commands } from '../protocol'
import type { Inspection, Question, QuestionMessage } from './questions'
import testedWorker from './worker?worker&url'

type Mode = Commands['load']['mode']

const newest = new Map<Mode, Worker>()
/** Trainers that have not been ended. */
const living = new Set<Worker>()

window.Worker = class extends Worker {
  constructor(entry: string | URL, options?: WorkerOptions) {
    // The worker of the landscapes answers no questions.
    const trains = options?.name === 'trainer'
    super(trains ? testedWorker : entry, options)
    if (trains) living.add(this)
  }

  override terminate(): void {
    living.delete(this)
    super.terminate()
  }

  override postMessage(message: { readonly type: string; readonly mode?: Mode }, transfer?: unknown): void {
    if (message.type === 'load' && message.mode) newest.set(message.mode, this)
    super.postMessage(message, transfer as Transferable[])
  }
}

export const inspectWorker = (mode: Mode): Promise<Inspection> => ask(mode, { type: 'inspect' })

/** WebGL contexts of all trainers together, and how many trainers there are. */
export async function countContexts(): Promise<{ readonly workers: number; readonly contexts: number }> {
  const found = await Promise.all([...living].map((worker) => askWorker<Inspection>(worker, { type: 'inspect' })))
  return { workers: found.length, contexts: found.reduce((sum, { contexts }) => sum + contexts, 0) }
}

export const loseContextOf = (mode: Mode, restoreAfter: number | null): Promise<null> =>
  ask(mode, { type: 'loseContext', restoreAfter })

function ask<Answer>(mode: Mode, question: Question): Promise<Answer> {
  const worker = newest.get(mode)
  if (worker === undefined) throw new Error(`no worker has a load of mode '${mode}'`)
  return askWorker(worker, question)
}

function askWorker<Answer>(worker: Worker, question: Question): Promise<Answer> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<Answer>) => {
      port1.close()
      resolve(data)
    }
    const message: QuestionMessage = { type: 'question', question, port: port2 }
    worker.postMessage(message, [port2])
  })
}
