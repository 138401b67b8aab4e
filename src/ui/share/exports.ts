import type { CsvTask } from '../../share/csv'
import type { CsvStyle } from '../../share/csvStyle'
import { configStore } from '../../state/config'
import { notify } from '../../state/notices'
import { mainHistory } from '../../state/run'
import { saveFile } from '../files/saveFile'

export async function saveSetup(): Promise<void> {
  const { encodeJson } = await import('../../share/json')
  saveFile('json', encodeJson(configStore.getState().recording))
}

export async function saveCurves(tasks: readonly CsvTask[], style: CsvStyle): Promise<void> {
  if (mainHistory.length === 0) {
    notify({ kind: 'info', key: 'nothingToExport' })
    return
  }
  const { historyCsv } = await import('../../share/csv')
  saveFile('csv', historyCsv(mainHistory, tasks, style))
}
