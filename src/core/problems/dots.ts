/**
 * Labelled points that a person has put on the square, as a text that a link carries: three characters a point, for x, y
 * and the label.
 */
import { CHARACTERS } from './drawing'

export interface Dot {
  /** Place in [−1, 1]², on a grid of 64 by 64. */
  readonly x: number
  readonly y: number
  /** Class index, 0 to 63. */
  readonly label: number
}

const STEPS = CHARACTERS.length
const PER_DOT = 3

/** As many as the text of a drawing has room for (`DRAWING_LENGTH`). */
export const MOST_DOTS = 96

/** Without any point the text would be '', which stands for those that are there to begin with. */
const NONE = '-'

const middle = (step: number): number => (2 * step + 1) / STEPS - 1
const stepOf = (place: number): number => Math.min(Math.max(Math.floor(((place + 1) / 2) * STEPS), 0), STEPS - 1)

/** The point on the grid that is nearest to a place. */
export const onGrid = ({ x, y, label }: Dot): Dot => ({ x: middle(stepOf(x)), y: middle(stepOf(y)), label })

export const packDots = (dots: readonly Dot[]): string =>
  dots.length === 0
    ? NONE
    : dots
        .slice(0, MOST_DOTS)
        .map(({ x, y, label }) => CHARACTERS[stepOf(x)] + CHARACTERS[stepOf(y)] + CHARACTERS[label])
        .join('')

/** The points of a text; null if it has none to say. */
export function unpackDots(text: string): readonly Dot[] | null {
  if (text === NONE) return []
  const codes = [...text].map((character) => CHARACTERS.indexOf(character))
  if (text === '' || codes.length % PER_DOT !== 0 || codes.length > PER_DOT * MOST_DOTS || codes.includes(-1))
    return null
  return Array.from({ length: codes.length / PER_DOT }, (_, k) => ({
    x: middle(codes[PER_DOT * k]),
    y: middle(codes[PER_DOT * k + 1]),
    label: codes[PER_DOT * k + 2],
  }))
}

const known = new Map<string, readonly Dot[] | null>()

/** The points of a task's drawing, or those to begin with. Texts are decoded once; every point makes a new one. */
export function dotsOf(usual: readonly Dot[], drawing: string): readonly Dot[] {
  if (known.size > 100) known.clear()
  if (!known.has(drawing)) known.set(drawing, unpackDots(drawing))
  return known.get(drawing) ?? usual
}

/** The point nearest to a place, if it is at most `radius` away; undefined otherwise. */
export function dotAt(dots: readonly Dot[], x: number, y: number, radius: number): Dot | undefined {
  let [nearest, least]: [Dot | undefined, number] = [undefined, radius]
  for (const dot of dots) {
    const distance = Math.hypot(dot.x - x, dot.y - y)
    if (distance > least) continue
    nearest = dot
    least = distance
  }
  return nearest
}
