/** The module worker: the host on the worker's own scope. */
import { createWorkerClock } from './clock'
import { browserEngines } from './engines'
import { startHost } from './host'
import type { Endpoint } from './protocol'

/** A quarter of a frame of 60 a second: an acknowledgement must not wait so long that the page misses its next frame. */
const BUDGET = 4

startHost(self as unknown as Endpoint, {
  engines: browserEngines,
  clock: createWorkerClock(),
  thread: 'worker',
  budget: BUDGET,
})
