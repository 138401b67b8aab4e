/** Which texts a target can be drawn by. */
import type { Target } from './define'
import { unpackDots } from './dots'
import { DRAWING_LENGTH, unpackDrawing } from './drawing'

interface Drawings {
  /** Whether the target can be read from the text. '' leaves what is there to begin with. */
  readonly fits: (text: string) => boolean
  /** The texts that fit, in the words of no language. */
  readonly allowed: string
}

const CHARACTER = '[A-Za-z0-9_-]'

const cells: Drawings = {
  fits: (text) => text === '' || unpackDrawing(text) !== null,
  allowed: `${CHARACTER} × ${DRAWING_LENGTH}`,
}
const points: Drawings = {
  fits: (text) => text === '' || unpackDots(text) !== null,
  allowed: `${CHARACTER} × 3, 6, … ${DRAWING_LENGTH}`,
}
/** Targets that are not drawn do not read it. */
const anything: Drawings = { fits: () => true, allowed: '' }

export const drawingsOf = ({ painted, dotted }: Target): Drawings => (painted ? cells : dotted ? points : anything)
