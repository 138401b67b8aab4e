/** Asks the worker of the person's file. It starts with the first file; cancelling ends it, and the next question starts it again. */
import { createTableClient, type TableClient } from '../../worker/table/client'
import type { TableCommand, TableEvent } from '../../worker/table/protocol'

type Answer<Type extends TableEvent['type']> = Extract<TableEvent, { type: Type }>
type Question<Type extends TableCommand['type']> = Omit<Extract<TableCommand, { type: Type }>, 'request'>

/** The person has cancelled what was asked. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError'
}

interface Waiting {
  readonly request: number
  readonly resolve: (event: TableEvent) => void
  readonly reject: (error: Error) => void
  readonly onShare: (share: number) => void
}

let client: TableClient | null = null
let waiting: Waiting[] = []
let requests = 0

/** Whether the worker has a file. */
export const isOpen = (): boolean => client !== null

function receive(event: TableEvent): void {
  // A failure of the whole worker belongs to every question.
  const [own, others] =
    event.request === 0 ? [waiting, []] : partition(waiting, ({ request }) => request === event.request)
  if (event.type === 'progress') {
    for (const { onShare } of own) onShare(event.share)
    return
  }
  waiting = others
  if (event.request === 0) client = null
  for (const { resolve, reject } of own) {
    if (event.type === 'failed') reject(Object.assign(new Error(event.error.message), { name: event.error.name }))
    else resolve(event)
  }
}

const partition = <T>(list: readonly T[], holds: (item: T) => boolean): [T[], T[]] => [
  list.filter(holds),
  list.filter((item) => !holds(item)),
]

function ask<Type extends TableEvent['type']>(
  command: Question<'open'> | Question<'look'> | Question<'pack'> | Question<'predict'>,
  onShare: (share: number) => void,
  transfer: Transferable[] = [],
): Promise<Answer<Type>> {
  client ??= createTableClient(receive)
  const request = ++requests
  return new Promise((resolve, reject) => {
    waiting.push({ request, resolve: resolve as (event: TableEvent) => void, reject, onShare })
    client?.post({ ...command, request }, transfer)
  })
}

type Rest<Type extends TableCommand['type']> = Omit<Question<Type>, 'type'>
const ignore = () => {}

export const askOpen = (rest: Rest<'open'>, onShare: (share: number) => void) =>
  ask<'looked'>({ type: 'open', ...rest }, onShare, [rest.bytes.buffer])
export const askLook = (rest: Rest<'look'>, onShare: (share: number) => void) =>
  ask<'looked'>({ type: 'look', ...rest }, onShare)
export const askPack = (rest: Rest<'pack'>) => ask<'packed'>({ type: 'pack', ...rest }, ignore)
export const askPredictions = (rest: Rest<'predict'>, onShare: (share: number) => void) =>
  ask<'written'>({ type: 'predict', ...rest }, onShare)

/** Ends the worker with all that it was asked. */
export function endWorker(): void {
  client?.end()
  client = null
  const all = waiting
  waiting = []
  for (const { reject } of all) reject(new CancelledError())
}
