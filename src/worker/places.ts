/** Where a host may run: in a worker, or on the page's own thread. */
import type { CommandMessage, EventMessage, WireError } from './protocol'

type OnEvent = (event: EventMessage) => void
type Fail = (error: WireError) => void

export interface Place {
  post(message: CommandMessage, transfer?: Transferable[]): void
  /** Whether ending it also ends what it is doing at the moment. */
  readonly mayEnd: boolean
  end(): void
}

type Start = (onEvent: OnEvent, fail: Fail) => Place

export interface Places {
  /** A worker; the page's own thread where the browser refuses one. */
  readonly worker: Start
  readonly here: Start
  pageHasWebgl(): boolean
}

export const browserPlaces: Places = { worker: startWorker, here: startHere, pageHasWebgl }

function startWorker(onEvent: OnEvent, fail: Fail): Place {
  let worker: Worker
  try {
    worker = new Worker(new URL('./entry.ts', import.meta.url), { type: 'module', name: 'trainer' })
  } catch {
    // In a frame with `sandbox` and without `allow-same-origin` the page has no origin, and no script is its own.
    return startHere(onEvent, fail)
  }
  worker.addEventListener('message', ({ data }: MessageEvent<EventMessage>) => onEvent(data))
  worker.addEventListener('error', ({ message }) => fail({ name: 'WorkerError', message: message || 'worker failed' }))
  return {
    mayEnd: true,
    post: (message, transfer = []) => worker.postMessage(message, transfer),
    end: () => worker.terminate(),
  }
}

/** Messages wait in the port until the host's code is there. */
function startHere(onEvent: OnEvent, fail: Fail): Place {
  const { port1, port2 } = new MessageChannel()
  let stop: (() => void) | null = null
  let ended = false
  port1.onmessage = ({ data }: MessageEvent<EventMessage>) => onEvent(data)
  import('./mainThread').then(
    ({ startOnMainThread }) => {
      if (!ended) stop = startOnMainThread(port2)
    },
    (error: unknown) => fail({ name: 'ImportError', message: String(error) }),
  )
  return {
    mayEnd: false,
    post: (message, transfer = []) => port1.postMessage(message, transfer),
    end: () => {
      ended = true
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
