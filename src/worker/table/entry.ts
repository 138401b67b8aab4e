/** Entry of the worker of a person's table. */
import { takeData } from '../data'
import { startTableHost } from './host'
import type { TableCommand } from './protocol'

const scope = self as unknown as {
  postMessage(message: unknown, transfer: Transferable[]): void
  onmessage: ((event: MessageEvent<TableCommand & Parameters<typeof takeData>[0]>) => void) | null
}
const obey = startTableHost((event, transfer) => scope.postMessage(event, transfer))
scope.onmessage = ({ data }) => {
  takeData(data)
  void obey(data)
}
