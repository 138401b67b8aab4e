/** The file of a person once more, with what the run predicts for its rows. */
import { mainRun } from '../run'
import { configStore } from '../setup'
import { hasFile } from './reopen'
import { tableStore } from './store'
import { currentTurn, doing, tellShare } from './work'
import { askPredictions, CancelledError } from './worker'

/**
 * The file with the predictions of all tasks at the current step, in parts; null if it could not be written.
 *
 * @param titles of the columns of each enabled task: of the prediction, and of its probability
 */
export async function predictionsCsv(
  titles: readonly (readonly [prediction: string, probability: string])[],
): Promise<readonly string[] | null> {
  let parts: readonly string[] | null = null
  await doing(async () => {
    tableStore.setState({ busy: { work: 'predicting', share: 0 } })
    const turn = currentTurn()
    const snapshot = await mainRun.snapshots.ask()
    // It may have been cancelled while the worker of the run was busy.
    if (turn !== currentTurn()) throw new CancelledError()
    const { config } = configStore.getState()
    await hasFile()
    const recording = { config, edits: [] }
    parts = (await askPredictions({ recording, snapshot, titles }, tellShare('predicting'))).parts
  })
  return parts
}
