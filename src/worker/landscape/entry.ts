/** Entry of the worker of the landscapes. */
import { createWorkerClock } from '../clock'
import { startLandscapeHost } from './host'
import type { LandscapeCommand } from './protocol'

const scope = self as unknown as {
  postMessage(message: unknown, transfer: Transferable[]): void
  onmessage: ((event: MessageEvent<LandscapeCommand>) => void) | null
}
const obey = startLandscapeHost((event, transfer) => scope.postMessage(event, transfer), createWorkerClock())
scope.onmessage = ({ data }) => obey(data)
