/** The page's end of the wire to the worker of a person's table. */
import { createDataSender } from '../data'
import type { TableCommand, TableEvent } from './protocol'

export interface TableClient {
  post(command: TableCommand, transfer?: Transferable[]): void
  /** Ends the worker and what it is doing. */
  end(): void
}

/** Starts the worker. Where the browser refuses workers, or one fails, `onEvent` gets `failed`. */
export function createTableClient(onEvent: (event: TableEvent) => void): TableClient {
  let worker: Worker
  const fail = (message: string) =>
    onEvent({ type: 'failed', request: 0, error: { name: 'WorkerError', message: message || 'worker failed' } })
  try {
    worker = new Worker(new URL('./entry.ts', import.meta.url), { type: 'module', name: 'table' })
  } catch (error) {
    // Later, as a failing worker would: the caller does not have its client yet.
    queueMicrotask(() => fail(String(error)))
    return { post() {}, end() {} }
  }
  worker.addEventListener('message', ({ data }: MessageEvent<TableEvent>) => onEvent(data))
  worker.addEventListener('error', ({ message }) => fail(message))
  const withData = createDataSender()
  return {
    post: (command, transfer = []) => worker.postMessage(withData(command), transfer),
    end: () => worker.terminate(),
  }
}
