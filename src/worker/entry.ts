/** Entry of the module worker: runs the host on the worker's scope. */
import { createWorkerClock } from './clock'
import { takeData } from './data'
import { browserEngines } from './engines'
import { startHost } from './host'
import type { Endpoint } from './protocol'

/**
 * Milliseconds, a quarter of a frame at 60 Hz: a longer slice would delay an acknowledgement until the page misses a
 * frame.
 */
const BUDGET = 4

// Before the host hears of a message.
self.addEventListener('message', ({ data }) => takeData(data))
startHost(self as unknown as Endpoint, {
  engines: browserEngines,
  clock: createWorkerClock(),
  thread: 'worker',
  budget: BUDGET,
})
