/** Entry of the worker that looks ahead. */
import { createWorkerClock } from '../clock'
import { takeData } from '../data'
import { browserEngines, openEngine } from '../engines'
import { startAheadHost } from './host'
import type { AheadCommand } from './protocol'

const scope = self as unknown as {
  postMessage(message: unknown, transfer: Transferable[]): void
  onmessage: ((event: MessageEvent<AheadCommand & Parameters<typeof takeData>[0]>) => void) | null
}
const obey = startAheadHost(
  (event, transfer) => scope.postMessage(event, transfer),
  createWorkerClock(),
  // The CPU engine where WebAssembly is missing; the page says which one computes.
  async () => (await openEngine(browserEngines, 'wasm')).open.engine,
)
scope.onmessage = ({ data }) => {
  takeData(data)
  obey(data)
}
