/**
 * Data of problems on their way to a worker. A message with recordings carries the bytes that they need and that this
 * worker has not got, so no message is needed before it, and a worker that replaces a dead one gets them with the
 * commands that are repeated to it.
 */
import type { Recording } from '../core/config/types'
import { problemOf } from '../core/problems/all'
import { keepData, keptBytes } from '../core/problems/data'

/** Bytes by name. */
type Data = readonly (readonly [name: string, bytes: Uint8Array<ArrayBuffer>])[]

/** Adds data to messages to one worker. They are copied, since the page needs them too. */
export function createDataSender(): <M extends object>(message: M) => M & { readonly data?: Data } {
  const sent = new Set<string>()
  return (message) => {
    const needs = recordingsOf(message).flatMap(({ config }) => problemOf(config).needs?.(config.problem) ?? [])
    const data = [...new Set(needs.map(({ name }) => name))].flatMap((name) => {
      const bytes = sent.has(name) ? undefined : keptBytes(name)
      return bytes ? [[name, bytes] as const] : []
    })
    for (const [name] of data) sent.add(name)
    return data.length > 0 ? { ...message, data } : message
  }
}

function recordingsOf(message: object): readonly Recording[] {
  if ('recordings' in message) return message.recordings as readonly Recording[]
  return 'recording' in message ? [message.recording as Recording] : []
}

/** In the worker, before a message is obeyed: keeps the data that it carries. */
export function takeData({ data }: { readonly data?: Data }): void {
  for (const [name, bytes] of data ?? []) keepData(name, bytes)
}
