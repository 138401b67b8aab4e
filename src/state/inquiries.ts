/** Questions to the worker. A question that a new load overtook is answered with the next one asked. */
import type { TrainerSnapshot } from '../engine/trainer.types'
import { send } from './connection'

/** Everyone who asked gets the one answer. */
function inquiry<Answer>(ask: () => void) {
  let waiting: ((answer: Answer) => void)[] = []
  return {
    ask: (): Promise<Answer> =>
      new Promise((resolve) => {
        waiting.push(resolve)
        ask()
      }),
    answer(answer: Answer): void {
      const answered = waiting
      waiting = []
      for (const resolve of answered) resolve(answer)
    },
  }
}

/** Everything of the present step, so that another training can go on from there. */
export const snapping = inquiry<TrainerSnapshot>(() => send('snapshot', {}))
