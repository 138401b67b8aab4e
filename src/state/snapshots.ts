/**
 * Asks the worker for everything of the current step, so that another training can continue from there. Everyone who
 * asks before the answer receives the same one; a question that a new load overtook is answered with the next.
 */
import type { TrainerSnapshot } from '../engine/trainer.types'
import type { Send } from './connection'
import type { Attachment } from './controller'
import type { RunState } from './runState'

export interface Snapshots extends Attachment<RunState> {
  ask(): Promise<TrainerSnapshot>
}

export function createSnapshots(send: Send): Snapshots {
  let waiting: ((snapshot: TrainerSnapshot) => void)[] = []
  return {
    ask: () =>
      new Promise((resolve) => {
        waiting.push(resolve)
        send('snapshot', {})
      }),
    shown(event) {
      if (event.type !== 'snapshot') return
      const answered = waiting
      waiting = []
      for (const resolve of answered) resolve(event.snapshot)
    },
  }
}
