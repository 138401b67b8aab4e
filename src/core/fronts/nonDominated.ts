/**
 * For each point, whether it is on the front: no other point is at least as good everywhere and better somewhere.
 *
 *     x dominates y   ⇔   x_m ≤ y_m for all m   and   x_m < y_m for some m
 *
 * x, y: `points` [N][M], smaller is better; negate values for which larger is better. Equal points do not
 * dominate each other, so both stay. A point with a NaN is never on the front and dominates no other.
 */
export function nonDominated(points: readonly (readonly number[])[]): boolean[] {
  const known = points.filter((point) => !point.some(Number.isNaN))
  return points.map((point) => !point.some(Number.isNaN) && !known.some((other) => dominates(other, point)))
}

const dominates = (x: readonly number[], y: readonly number[]): boolean =>
  x.every((value, m) => value <= y[m]) && x.some((value, m) => value < y[m])
