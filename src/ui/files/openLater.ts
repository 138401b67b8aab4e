import { openDialog } from '../../state/dialogs'
import { mayChange } from '../../state/gate'
import { orSay } from '../late/orSay'

/**
 * Opens the file of a set-up or of a comparison; a table opens in its dialog. The code for it loads when the first file is
 * opened.
 */
export const openLater = (file: File): void => {
  if (/\.(csv|tsv|tab)$/i.test(file.name)) {
    openDialog('table')
    void orSay(async () => (await import('../../state/table/open')).openTable(file, file.name))
  } else if (mayChange('file')) void orSay(async () => (await import('./openSetup')).openSetup(file))
}
