/** Which classes are taken for which, counted over rows. */
export interface Confusion {
  /** K, the number of classes. */
  readonly classes: number
  /** [K, K]: rows of class k (down) that are predicted as class j (across). */
  readonly counts: Int32Array
  /** [K]: rows of each class. */
  readonly ofClass: Int32Array
  readonly rows: number
  /** Rows on the diagonal. */
  readonly right: number
}

/**
 * Counts the labelled rows.
 *
 * @param truths class indices; NaN where a row has no label
 * @param predicted the class that is predicted for the i-th of them; a row without one (NaN) does not count
 */
export function confusionOf(truths: ArrayLike<number>, classes: number, predicted: (i: number) => number): Confusion {
  const counts = new Int32Array(classes * classes)
  const ofClass = new Int32Array(classes)
  let [rows, right] = [0, 0]
  for (let i = 0; i < truths.length; i++) {
    const [truth, guess] = [truths[i], predicted(i)]
    if (!(truth >= 0 && truth < classes && guess >= 0 && guess < classes)) continue
    counts[truth * classes + guess]++
    ofClass[truth]++
    rows++
    if (truth === guess) right++
  }
  return { classes, counts, ofClass, rows, right }
}

/** The share of the rows of a cell's class that are in this cell; NaN if there are no rows of that class. */
export const shareOfCell = ({ classes, counts, ofClass }: Confusion, cell: number): number =>
  counts[cell] / (ofClass[Math.floor(cell / classes)] || Number.NaN)

/** The cells beside the diagonal with most rows, largest first, at most `most`; empty cells are left out. */
export function mixUps({ classes, counts }: Confusion, most: number): number[] {
  const wrong = Array.from(counts.keys()).filter((cell) => counts[cell] > 0 && cell % (classes + 1) !== 0)
  return wrong.sort((a, b) => counts[b] - counts[a]).slice(0, most)
}
