/** Time for the loop; tests bring their own clock. No number of a run depends on time. */
export interface Clock {
  /** Milliseconds since a fixed but arbitrary moment. */
  now(): number
  /**
   * Calls back after `milliseconds`; with 0 as soon as waiting messages are delivered. Returns a function that cancels.
   */
  after(milliseconds: number, callback: () => void): () => void
}

/** A worker's clock. Browsers stretch nested timers of 0 ms to 4 ms, so those go through a message port instead. */
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

/** The page's clock: plain timers, which leave room for drawing and input in between. */
export const pageClock: Clock = { now: () => performance.now(), after: timer }

function timer(milliseconds: number, callback: () => void): () => void {
  const id = setTimeout(callback, milliseconds)
  return () => clearTimeout(id)
}
