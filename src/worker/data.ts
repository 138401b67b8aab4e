/**
 * Data of problems on their way to a worker. A message with recordings carries the bytes that they need and that this
 * worker has not got, so no message is needed before it, and a worker that replaces a dead one gets them with the
 * commands that are repeated to it. The message also names what the page has freed since, so that the worker frees it.
 */
import type { Recording } from '../core/config/types'
import { problemOf } from '../core/problems/all'
import { dropData, keepData, keptBytes } from '../core/problems/data'

/** Bytes by name. */
type Data = readonly (readonly [name: string, bytes: Uint8Array<ArrayBuffer>])[]

/** What messages carry. */
interface Carried {
  readonly data?: Data
  /** Names of data that this worker has got, and the page no longer has. */
  readonly freed?: readonly string[]
}

/** Adds data to messages to one worker. They are copied, since the page needs them too. */
export function createDataSender(): <M extends object>(message: M) => M & Carried {
  const sent = new Set<string>()
  return (message) => {
    const recordings = recordingsOf(message)
    if (recordings.length === 0) return message
    const freed = [...sent].filter((name) => !keptBytes(name))
    for (const name of freed) sent.delete(name)
    const needs = recordings.flatMap(({ config }) => problemOf(config).needs?.(config.problem) ?? [])
    const data = [...new Set(needs.map(({ name }) => name))].flatMap((name) => {
      const bytes = sent.has(name) ? undefined : keptBytes(name)
      return bytes ? [[name, bytes] as const] : []
    })
    for (const [name] of data) sent.add(name)
    return data.length + freed.length > 0 ? { ...message, data, freed } : message
  }
}

function recordingsOf(message: object): readonly Recording[] {
  if ('recordings' in message) return message.recordings as readonly Recording[]
  return 'recording' in message ? [message.recording as Recording] : []
}

/** In the worker, before a message is obeyed: keeps the data that it carries, and frees what the page has freed. */
export function takeData({ data = [], freed = [] }: Carried): void {
  for (const name of freed) dropData(name)
  for (const [name, bytes] of data) keepData(name, bytes)
}
