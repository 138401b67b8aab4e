/** The page's end of the wire to the worker of the landscapes. */
import type { LandscapeCommand, LandscapeEvent } from './protocol'

export interface LandscapeClient {
  post(command: LandscapeCommand): void
  end(): void
}

/** Starts the worker. Where the browser refuses workers, or one fails, `onEvent` gets `failed`. */
export function createLandscapeClient(onEvent: (event: LandscapeEvent) => void): LandscapeClient {
  let worker: Worker
  const fail = (message: string) =>
    onEvent({ type: 'failed', request: 0, error: { name: 'WorkerError', message: message || 'worker failed' } })
  try {
    worker = new Worker(new URL('./entry.ts', import.meta.url), { type: 'module', name: 'landscapes' })
  } catch (error) {
    // Later, as a failing worker would: the caller does not have its client yet.
    queueMicrotask(() => fail(String(error)))
    return { post() {}, end() {} }
  }
  worker.addEventListener('message', ({ data }: MessageEvent<LandscapeEvent>) => onEvent(data))
  worker.addEventListener('error', ({ message }) => fail(message))
  return { post: (command) => worker.postMessage(command), end: () => worker.terminate() }
}
