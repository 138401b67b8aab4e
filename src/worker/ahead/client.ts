/** The page's end of the wire to the worker that looks ahead. */
import { createDataSender } from '../data'
import type { AheadCommand, AheadEvent } from './protocol'

export interface AheadClient {
  post(command: AheadCommand): void
  end(): void
}

/** The request of a failure of the worker itself, which answers nothing any more. */
export const OF_WORKER = 0

/** Starts the worker. Where the browser refuses workers, or one fails, `onEvent` gets `failed`. */
export function createAheadClient(onEvent: (event: AheadEvent) => void): AheadClient {
  let worker: Worker
  const fail = (message: string) =>
    onEvent({ type: 'failed', request: OF_WORKER, error: { name: 'WorkerError', message: message || 'worker failed' } })
  try {
    worker = new Worker(new URL('./entry.ts', import.meta.url), { type: 'module', name: 'ahead' })
  } catch (error) {
    // Later, as a failing worker would: the caller does not have its client yet.
    queueMicrotask(() => fail(String(error)))
    return { post() {}, end() {} }
  }
  worker.addEventListener('message', ({ data }: MessageEvent<AheadEvent>) => onEvent(data))
  worker.addEventListener('error', ({ message }) => fail(message))
  const withData = createDataSender()
  return { post: (command) => worker.postMessage(withData(command)), end: () => worker.terminate() }
}
