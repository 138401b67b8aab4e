/** The page's end: a worker, or, where only the main thread has WebGL, the same loop here in slices. */
import type { CommandMessage, EventMessage } from './protocol'

export interface Client {
  post(message: CommandMessage, transfer?: Transferable[]): void
}

export function createClient(onEvent: (event: EventMessage) => void): Client {
  const worker = new Worker(new URL('./entry.ts', import.meta.url), { type: 'module', name: 'trainer' })
  worker.addEventListener('message', ({ data }: MessageEvent<EventMessage>) => onEvent(data))
  return { post: (message, transfer = []) => worker.postMessage(message, transfer) }
}
