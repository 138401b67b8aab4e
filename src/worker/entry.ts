/** The module worker: the host on the worker's own scope. */
import { createWorkerClock } from './clock'
import { browserEngines } from './engines'
import { startHost } from './host'
import type { Endpoint } from './protocol'

/** Most of a frame of 60 a second; what is left over goes to messages. */
const BUDGET = 14

startHost(self as unknown as Endpoint, {
  engines: browserEngines,
  clock: createWorkerClock(),
  thread: 'worker',
  budget: BUDGET,
})
