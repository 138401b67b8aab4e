/** The host on the page's own thread, for browsers whose workers have no WebGL. Loaded only there. */
import { pageClock } from './clock'
import { browserEngines } from './engines'
import { startHost } from './host'
import type { Endpoint } from './protocol'

/** Small slices: the page must answer the person in between. */
const BUDGET = 6

export const startOnMainThread = (endpoint: Endpoint): (() => void) =>
  startHost(endpoint, { engines: browserEngines, clock: pageClock, thread: 'main', budget: BUDGET })
