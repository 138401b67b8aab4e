/** The places where a host may run: a worker, or the page's own thread. */
import { createDataSender } from './data'
import type { CommandMessage, EventMessage, WireError } from './protocol'

type OnEvent = (event: EventMessage) => void
type Fail = (error: WireError) => void

export interface Place {
  post(message: CommandMessage, transfer?: Transferable[]): void
  /** Whether `end` also stops the current work. */
  readonly mayEnd: boolean
  end(): void
}

type Start = (onEvent: OnEvent, fail: Fail) => Place

export interface Places {
  /** A worker, or the page's own thread where the browser refuses workers. */
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
    // A frame with `sandbox` and without `allow-same-origin` has no origin, so no worker script is same-origin.
    return startHere(onEvent, fail)
  }
  worker.addEventListener('message', ({ data }: MessageEvent<EventMessage>) => onEvent(data))
  worker.addEventListener('error', ({ message }) => fail({ name: 'WorkerError', message: message || 'worker failed' }))
  const withData = createDataSender()
  return {
    mayEnd: true,
    post: (message, transfer = []) => worker.postMessage(withData(message), transfer),
    end: () => worker.terminate(),
  }
}

/** Messages wait in the port until the host's code has loaded. The host finds data of problems where the page does. */
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
  // A page may hold only a few contexts, so this one is released.
  gl?.getExtension('WEBGL_lose_context')?.loseContext()
  return gl !== null
}
