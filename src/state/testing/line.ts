/** For tests: a worker that only lists what it was told, and says what the test wants. */
import type { CommandMessage, EventMessage, Events } from '../../worker/protocol'
import type { Surroundings } from '../controller'

export interface TestLine {
  readonly surroundings: Surroundings
  /** What the worker was told; may be emptied. */
  readonly said: CommandMessage[]
  sent<K extends CommandMessage['type']>(type: K): Extract<CommandMessage, { type: K }>[]
  /** Of the newest load. */
  readonly generation: number
  /** An event of the newest load unless told otherwise, with the fields that the test needs. */
  tell<K extends keyof Events>(type: K, payload: Partial<Events[K]>, generation?: number): void
}

/** The page draws nothing, so a frame is acknowledged immediately. */
export function createTestLine(): TestLine {
  const said: CommandMessage[] = []
  let generation = 0
  let hear: (event: EventMessage) => void = () => {}
  const page = {
    document: { hidden: true, addEventListener: () => {}, removeEventListener: () => {} },
  } as unknown as Window
  return {
    surroundings: {
      page,
      makeLine(onEvent) {
        hear = onEvent
        return {
          post(message) {
            generation = message.generation
            said.push(message)
          },
        }
      },
    },
    said,
    sent: (type) => said.filter((message): message is never => message.type === type),
    get generation() {
      return generation
    },
    tell(type, payload, of = generation) {
      hear({ type, generation: of, ...payload } as unknown as EventMessage)
    },
  }
}
