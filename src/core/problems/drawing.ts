/**
 * A drawing: a square of cells with a level each, as a text that a link carries. A cell has three bits and a character
 * two cells, so a drawing has the same length whatever is drawn, and always fits.
 */

/** Cells per side. */
export const CELLS = 24
/** A level is 0 to 7: the index of a class, or a height. */
export const LEVELS = 8
const COUNT = CELLS * CELLS
export const DRAWING_LENGTH = COUNT / 2

/** The characters of base64url, which no address has to escape. */
export const CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** The text of a drawing. `levels` is [CELLS²], row by row from the top. */
export const packDrawing = (levels: ArrayLike<number>): string =>
  Array.from({ length: DRAWING_LENGTH }, (_, k) => CHARACTERS[LEVELS * levels[2 * k] + levels[2 * k + 1]]).join('')

/** The levels of a drawing, [CELLS²]; null if the text is none. */
export function unpackDrawing(text: string): Uint8Array | null {
  if (text.length !== DRAWING_LENGTH) return null
  const levels = new Uint8Array(COUNT)
  for (let k = 0; k < DRAWING_LENGTH; k++) {
    const pair = CHARACTERS.indexOf(text[k])
    if (pair < 0) return null
    levels[2 * k] = Math.floor(pair / LEVELS)
    levels[2 * k + 1] = pair % LEVELS
  }
  return levels
}

const known = new Map<string, Uint8Array | null>()

/** The levels of a task's drawing, or those to begin with. Texts are decoded once; every stroke makes a new one. */
export function levelsOf(usual: Uint8Array, drawing: string): Uint8Array {
  if (known.size > 100) known.clear()
  if (!known.has(drawing)) known.set(drawing, unpackDrawing(drawing))
  return known.get(drawing) ?? usual
}

/** A drawing whose level at the middle of each cell, (x, y) in [−1, 1]², is that of the function. */
export const drawingOf = (level: (x: number, y: number) => number): Uint8Array =>
  Uint8Array.from({ length: COUNT }, (_, cell) => {
    const [x, y] = [(2 * (cell % CELLS) + 1) / CELLS - 1, 1 - (2 * Math.floor(cell / CELLS) + 1) / CELLS]
    return Math.min(Math.max(Math.round(level(x, y)), 0), LEVELS - 1)
  })

/**
 * The drawing after a round brush was put on the cell at (column, row): all cells whose middle is at most `radius` cells
 * away have the level.
 */
export function brushed(
  levels: Uint8Array,
  [column, row]: readonly [number, number],
  radius: number,
  level: number,
): Uint8Array {
  return levels.map((old, cell) =>
    Math.hypot((cell % CELLS) - column, Math.floor(cell / CELLS) - row) <= radius ? level : old,
  )
}
