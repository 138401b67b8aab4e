/**
 * Whether each point is on the front of all: no other one is as good everywhere and better somewhere.
 *
 *     x dominates y   ⇔   x_m ≤ y_m for all m   and   x_m < y_m for some m
 *
 * x, y: `points` [N][M], smaller is better; negate what is better when larger. Equal points do not
 * dominate each other and are kept together. A point with a NaN is never on the front and dominates none.
 */
export function nonDominated(points: readonly (readonly number[])[]): boolean[] {
  const known = points.filter((point) => !point.some(Number.isNaN))
  return points.map((point) => !point.some(Number.isNaN) && !known.some((other) => dominates(other, point)))
}

const dominates = (x: readonly number[], y: readonly number[]): boolean =>
  x.every((value, m) => value <= y[m]) && x.some((value, m) => value < y[m])
