/**
 * Asks the questions of tests from the page. It replaces `Worker`, so that the page starts trainers that answer
 * them. A question goes to the worker with the newest load of its mode.
 */
import type { Commands } from '../protocol'
import type { Inspection, Question, QuestionMessage } from './questions'
import testedWorker from './worker?worker&url'

type Mode = Commands['load']['mode']

const newest = new Map<Mode, Worker>()

window.Worker = class extends Worker {
  constructor(entry: string | URL, options?: WorkerOptions) {
    // The worker of the landscapes answers no questions.
    super(options?.name === 'trainer' ? testedWorker : entry, options)
  }

  override postMessage(message: { readonly type: string; readonly mode?: Mode }, transfer?: unknown): void {
    if (message.type === 'load' && message.mode) newest.set(message.mode, this)
    super.postMessage(message, transfer as Transferable[])
  }
}

export const inspectWorker = (mode: Mode): Promise<Inspection> => ask(mode, { type: 'inspect' })

export const loseContextOf = (mode: Mode, restoreAfter: number | null): Promise<null> =>
  ask(mode, { type: 'loseContext', restoreAfter })

function ask<Answer>(mode: Mode, question: Question): Promise<Answer> {
  const worker = newest.get(mode)
  if (worker === undefined) throw new Error(`no worker has a load of mode '${mode}'`)
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
