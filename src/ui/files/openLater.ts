import { mayChange } from '../../state/gate'
import { orSay } from '../late/orSay'

/** Opens the file of a set-up or of a comparison. The code for it loads when the first file is opened. */
export const openLater = (file: File): void => {
  if (mayChange('file')) void orSay(async () => (await import('./openSetup')).openSetup(file))
}
