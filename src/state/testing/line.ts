/** For tests: a population whose worker is a list of what it was told, and says what the test wants. */
import type { CommandMessage, EventMessage, Events } from '../../worker/protocol'
import type { Surroundings } from '../compare/population'

export interface TestLine {
  readonly surroundings: Surroundings
  readonly said: CommandMessage[]
  sent<K extends CommandMessage['type']>(type: K): Extract<CommandMessage, { type: K }>[]
  /** An event of the newest load. */
  tell<K extends keyof Events>(type: K, payload: Events[K]): void
}

export function createTestLine(): TestLine {
  const said: CommandMessage[] = []
  let hear: (event: EventMessage) => void = () => {}
  const page = {
    document: { hidden: true, addEventListener: () => {}, removeEventListener: () => {} },
  } as unknown as Window
  return {
    surroundings: {
      page,
      makeLine(onEvent) {
        hear = onEvent
        return { post: (message) => said.push(message) }
      },
    },
    said,
    sent: (type) => said.filter((message): message is never => message.type === type),
    tell(type, payload) {
      const generation = Math.max(...said.map((message) => message.generation))
      hear({ type, generation, ...payload } as unknown as EventMessage)
    },
  }
}
