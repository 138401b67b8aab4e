/** What the choice of another problem has changed, as long as the page says it. `chooseProblem.ts` writes it. */
import { createStore } from 'zustand/vanilla'
import type { ChangeOfProblem } from '../core/config/changeOfProblem'

/** null if nothing was chosen, the person has put the message away, or something else was done since. */
export const chosenProblemStore = createStore<{ readonly change: ChangeOfProblem | null }>(() => ({ change: null }))

export const dismissChange = (): void => {
  if (chosenProblemStore.getState().change) chosenProblemStore.setState({ change: null })
}
