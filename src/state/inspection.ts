/** Asks the worker what it holds in memory. */
import type { Inspection } from '../worker/protocol'
import { send } from './connection'

let waiting: ((inspection: Inspection) => void)[] = []

/** Answers with the present load; a question that a new load overtook is answered with the next one asked. */
export function inspect(): Promise<Inspection> {
  return new Promise((resolve) => {
    waiting.push(resolve)
    send('inspect', {})
  })
}

export function answerInspection({ step, tensors, textures, textureBytes, heapBytes }: Inspection): void {
  const answered = waiting
  waiting = []
  for (const resolve of answered) resolve({ step, tensors, textures, textureBytes, heapBytes })
}
