import { replaceRecording } from '../../state/config'
import { notify } from '../../state/notices'
import { showCompare } from '../../state/screen'
import { shortName, tellImported } from '../../state/unreadNotices'

/** A set-up is some kilobytes, with 500 changes of long formulas a megabyte; a larger file is no set-up. */
const LARGEST = 4_000_000

/** Opens the file of a set-up or of a comparison; what cannot be read of it is said and has its default. */
export async function openSetup(file: File): Promise<void> {
  try {
    await readSetup(file)
  } catch (error) {
    // A folder, a file that was moved or locked since it was chosen.
    if (!(error instanceof DOMException)) throw error
    notify({ kind: 'error', key: 'fileUnreadable', values: { file: shortName(file.name) } })
  }
}

async function readSetup(file: File): Promise<void> {
  if (await isComparison(file)) {
    const { openComparisonFile } = await import('../../state/compare/keep')
    if (openComparisonFile(await file.text())) showCompare()
    return
  }
  if (file.size > LARGEST) {
    notify({ kind: 'error', key: 'importBroken' })
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

/** A comparison says so at its very beginning: its curves may be megabytes. */
const isComparison = async (file: File): Promise<boolean> =>
  (await file.slice(0, 100).text()).includes('mtl-playground/comparison')
