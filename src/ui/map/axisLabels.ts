/** The labels of values along the axes of a map: cut where they are too long, and the room that they need. Pure. */
import { cutTo, widthOf } from '../charts/labels'

/** Pixels of an average small letter. */
const LETTER = 6.5
/** The longest label, in such letters. */
const LONGEST = 20
/** Pixels between two labels in a row. */
const GAP = 8

export const short = (label: string): string => cutTo(label, LONGEST)

/** Pixels of the widest label, at least `least`. */
export const labelsWidth = (labels: readonly string[], least: number): number =>
  Math.max(least, ...labels.map((label) => LETTER * widthOf(short(label))))

/** Pixels from one label to the next in a row, at least `least`. */
export const labelsApart = (labels: readonly string[], least: number): number => labelsWidth(labels, least - GAP) + GAP
