/** Time as the loop sees it; tests bring their own. No number of a run ever depends on it. */
export interface Clock {
  /** Milliseconds from some moment on. */
  now(): number
  /** Calls back after `milliseconds`; 0 = as soon as waiting messages have had their turn. Answers a way to cancel. */
  after(milliseconds: number, callback: () => void): () => void
}

/** A worker's clock. Browsers stretch nested timers of 0 ms to 4 ms, so a port brings those back at once. */
export function createWorkerClock(): Clock {
  const { port1, port2 } = new MessageChannel()
  const waiting = new Map<number, () => void>()
  let count = 0
  port1.onmessage = ({ data }: MessageEvent<number>) => {
    const callback = waiting.get(data)
    waiting.delete(data)
    callback?.()
  }
  return {
    now: () => performance.now(),
    after(milliseconds, callback) {
      if (milliseconds > 0) return timer(milliseconds, callback)
      const id = count++
      waiting.set(id, callback)
      port2.postMessage(id)
      return () => waiting.delete(id)
    },
  }
}

/** The page's clock: plain timers, so that drawing and input always come in between. */
export const pageClock: Clock = { now: () => performance.now(), after: timer }

function timer(milliseconds: number, callback: () => void): () => void {
  const id = setTimeout(callback, milliseconds)
  return () => clearTimeout(id)
}
