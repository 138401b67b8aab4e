import { configStore } from '../../state/config'
import { mainHistory } from '../../state/history'
import { notify } from '../../state/problems'
import { fileName, saveFile } from './files'

export async function saveSetup(): Promise<void> {
  const { encodeJson } = await import('../../share/json')
  const name = fileName('json', new Date())
  saveFile(name, 'application/json', encodeJson(configStore.getState().recording))
  notify({ kind: 'info', key: 'exported', values: { file: name } })
}

export async function saveCurves(taskNames: readonly string[]): Promise<void> {
  if (mainHistory.length === 0) {
    notify({ kind: 'info', key: 'nothingToExport' })
    return
  }
  const { historyCsv } = await import('../../share/csv')
  const name = fileName('csv', new Date())
  saveFile(name, 'text/csv', historyCsv(mainHistory, taskNames))
  notify({ kind: 'info', key: 'exported', values: { file: name } })
}
