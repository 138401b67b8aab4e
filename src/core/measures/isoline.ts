/**
 * The line along which a field is 0, by marching squares (Lorensen and Cline 1987, in the plane).
 * `field` [n, n] is row-major with one value per cell, placed at the cell's centre (0.5, 0.5). Returns segments
 * [x1, y1, x2, y2, …] in units of cells. A saddle is cut so that its corners below 0 stay apart.
 */
export function zeroLine(field: ArrayLike<number>, n: number): number[] {
  const segments: number[] = []
  for (let row = 0; row + 1 < n; row++) {
    for (let column = 0; column + 1 < n; column++) {
      const at = row * n + column
      const crossings = crossingsOf(field[at], field[at + 1], field[at + n + 1], field[at + n])
      for (const [x, y] of crossings) segments.push(column + 0.5 + x, row + 0.5 + y)
    }
  }
  return segments
}

/** Pairs of points where the field crosses 0 on the sides of a square with these corners (clockwise from the top left). */
function crossingsOf(a: number, b: number, c: number, d: number): (readonly [number, number])[] {
  const between = (from: number, to: number) => {
    const share = from / (from - to)
    // Between infinite values the place of 0 is unknown.
    return Number.isFinite(share) ? share : 0.5
  }
  const crossings: (readonly [number, number])[] = []
  if (a > 0 !== b > 0) crossings.push([between(a, b), 0])
  if (b > 0 !== c > 0) crossings.push([1, between(b, c)])
  if (c > 0 !== d > 0) crossings.push([between(d, c), 1])
  if (d > 0 !== a > 0) crossings.push([0, between(a, d)])
  // A saddle crosses all four sides: cut off the corners that are not above 0.
  return crossings.length === 4 && !(a > 0) ? [crossings[3], ...crossings.slice(0, 3)] : crossings
}
