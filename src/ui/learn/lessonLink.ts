import { defaultConfig } from '../../core/config/defaults'
import { encodeLink } from '../../share/link'

/** The hash of a link that has only a lesson and its step: the step then puts its own set-up on the screen. */
export const lessonHash = (id: string, step: number): string =>
  encodeLink({ config: defaultConfig, edits: [] }, { lesson: [id, step] })
