/** The host on the page's own thread. Loaded only in browsers whose workers have no WebGL. */
import { pageClock } from './clock'
import { browserEngines } from './engines'
import { startHost } from './host'
import type { Endpoint } from './protocol'

/** Milliseconds; small, because the page must react to the person between slices. */
const BUDGET = 6

export const startOnMainThread = (endpoint: Endpoint): (() => void) =>
  startHost(endpoint, { engines: browserEngines, clock: pageClock, thread: 'main', budget: BUDGET })
