import { replaceRecording } from '../../state/config'
import { notify } from '../../state/notices'
import { showCompare, showPlace } from '../../state/screen'
import { shortName, tellImported } from '../../state/unreadNotices'

/** Bytes. A set-up has some kilobytes, or a megabyte with 500 changes of long formulas; a larger file is not one. */
const LARGEST = 4_000_000

/** Opens the file of a set-up, a comparison, a map or a landscape. Unreadable fields keep their defaults, and a notice names them. */
export async function openSetup(file: File): Promise<void> {
  try {
    await readSetup(file)
  } catch (error) {
    // A folder, or a file that was moved or locked after it was chosen.
    if (!(error instanceof DOMException)) throw error
    notify({ kind: 'error', key: 'fileUnreadable', values: { file: shortName(file.name) } })
  }
}

async function readSetup(file: File): Promise<void> {
  if (await holds(file, 'mtl-playground/comparison')) {
    const { openComparisonFile } = await import('../../state/compare/keep')
    if (openComparisonFile(await file.text())) showCompare()
    return
  }
  if (await holds(file, 'mtl-playground/map')) {
    const { openMapFile } = await import('../../state/map/keep')
    if (openMapFile(await file.text())) showPlace('map', { plays: false })
    return
  }
  if (file.size > LARGEST) {
    notify({ kind: 'error', key: 'importBroken' })
    return
  }
  if (await holds(file, 'mtl-playground/landscape')) {
    const { landscapeIn } = await import('../../share/landscape')
    const opened = landscapeIn(await file.text())
    if (opened === null) notify({ kind: 'error', key: 'importBroken' })
    else showPlace('landscape', { opened })
    return
  }
  const [{ decodeJson }, text] = await Promise.all([import('../../share/json'), file.text()])
  const { recording, faults } = decodeJson(text)
  if (recording === null) {
    notify({ kind: 'error', key: 'importBroken' })
    return
  }
  replaceRecording(recording)
  tellImported(faults, recording)
}

/** Reads only the start of the file, which names its format: the curves of a comparison may have megabytes. */
const holds = async (file: File, format: string): Promise<boolean> => (await file.slice(0, 100).text()).includes(format)
