/**
 * The page's end of the wire: a worker, or, where only the main thread has WebGL, the same host
 * on the main thread in small slices. Imports no engine: that code is the worker's chunk.
 */
import type { CommandMessage, EventMessage, WireError } from './protocol'

export interface Client {
  post(message: CommandMessage, transfer?: Transferable[]): void
}

type OnEvent = (event: EventMessage) => void
type Fail = (error: WireError) => void

/** Somewhere a host runs. */
interface Place extends Required<Client> {
  end(): void
}

export function createClient(onEvent: OnEvent): Client {
  let generation = 0
  /** What was said before the first `ready`; null from then on. A host that moves hears it all again. */
  let said: CommandMessage[] | null = []
  const fail: Fail = (error) => onEvent({ type: 'failed', generation, error })

  const move = (): void => {
    place.end()
    place = startHere(onEvent, fail)
    for (const message of said ?? []) place.post(message)
    said = null
  }
  let place = startWorker((event) => {
    if (said !== null && event.type === 'ready') {
      // A worker without WebGL says so before the first step, so nothing is lost by moving then.
      if (event.engine.reason === 'noWebGL2' && pageHasWebgl()) return move()
      said = null
    }
    onEvent(event)
  }, fail)

  return {
    post(message, transfer) {
      generation = Math.max(generation, message.generation)
      said?.push(message)
      place.post(message, transfer)
    },
  }
}

function startWorker(onEvent: OnEvent, fail: Fail): Place {
  const worker = new Worker(new URL('./entry.ts', import.meta.url), { type: 'module', name: 'trainer' })
  worker.addEventListener('message', ({ data }: MessageEvent<EventMessage>) => onEvent(data))
  worker.addEventListener('error', ({ message }) => fail({ name: 'WorkerError', message: message || 'worker failed' }))
  return {
    post: (message, transfer = []) => worker.postMessage(message, transfer),
    end: () => worker.terminate(),
  }
}

/** Messages wait in the port until the host's code is there. */
function startHere(onEvent: OnEvent, fail: Fail): Place {
  const { port1, port2 } = new MessageChannel()
  let stop: (() => void) | null = null
  port1.onmessage = ({ data }: MessageEvent<EventMessage>) => onEvent(data)
  import('./mainThread').then(
    ({ startOnMainThread }) => {
      stop = startOnMainThread(port2)
    },
    (error: unknown) => fail({ name: 'ImportError', message: String(error) }),
  )
  return {
    post: (message, transfer = []) => port1.postMessage(message, transfer),
    end: () => {
      stop?.()
      port1.close()
    },
  }
}

function pageHasWebgl(): boolean {
  const gl = document.createElement('canvas').getContext('webgl2')
  // The page may hold a few contexts only; this one has answered.
  gl?.getExtension('WEBGL_lose_context')?.loseContext()
  return gl !== null
}
