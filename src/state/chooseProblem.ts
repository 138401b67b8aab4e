/** Chooses another problem from the list, and remembers what that changed as long as one undo takes it back. */
import { changeOfProblem } from '../core/config/changeOfProblem'
import type { chosen } from '../core/config/chosen'
import { getField } from '../core/config/paths'
import type { RunConfig } from '../core/config/types'
import { changeStore, isNewestChange } from './changes'
import { chosenProblemStore, dismissChange } from './chosenProblem'
import { configStore, setConfigField } from './config'
import { dataStore } from './data'
import { undo } from './undo'

let stopWaiting = (): void => {}

/** The set-up changes at once, or when the data of the problem have arrived. */
export const chooseProblem = (id: string): void => choose('problem.id', id)

/** The same for the problem of a table (`problem.table`), whose rows are here; `by` is `withTable`, which loads late. */
export const chooseTable = (table: string, by: (config: RunConfig, table: string) => RunConfig | null): void =>
  choose('problem.table', table, (config) => by(config, table))

function choose(path: 'problem.id' | 'problem.table', value: string, by?: typeof chosen): void {
  const isChosen = () => getField(configStore.getState().config, path) === value
  stopWaiting()
  stopWaiting = configStore.subscribe(({ config }, before) => {
    if (config.problem.id === before.config.problem.id && config.problem.table === before.config.problem.table) return
    stopWaiting()
    if (!isChosen()) return
    chosenProblemStore.setState({ change: changeOfProblem(before.recording, before.config, config) })
  })
  setConfigField(path, value, { by })
  // Refused: nothing will come of it.
  if (!isChosen() && !dataStore.getState().loading) stopWaiting()
}

/** Takes the choice of the problem back, with everything that it changed. */
export function undoChoice(): void {
  if (isLast()) undo()
}

/** Whether undo takes back the choice that the message is about. */
const isLast = (): boolean => isNewestChange(chosenProblemStore.getState().change?.after)

// A message about an older change would offer an undo of something else.
changeStore.subscribe(() => {
  if (!isLast()) dismissChange()
})
