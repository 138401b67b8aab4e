import { replaceRecording } from '../../state/config'
import { notify } from '../../state/problems'

/** A set-up is some kilobytes; what is larger is no set-up. */
const LARGEST = 1_000_000

/** Opens a set-up file; what cannot be read of it is said and has its default. */
export async function openSetup(file: File): Promise<void> {
  if (file.size > LARGEST) {
    notify({ kind: 'error', key: 'importBroken' })
    return
  }
  const [{ decodeJson }, text] = await Promise.all([import('../../share/json'), file.text()])
  const { recording, problems } = decodeJson(text)
  if (recording === null) {
    notify({ kind: 'error', key: 'importBroken' })
    return
  }
  replaceRecording(recording)
  if (problems.length === 0) notify({ kind: 'info', key: 'imported' })
  else
    notify({ kind: 'warning', key: 'importFields', values: { fields: problems.map(({ field }) => field).join(', ') } })
}
