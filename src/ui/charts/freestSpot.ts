/** Where a box beside the cursor covers least of the curves. Pure. */
export interface Size {
  readonly width: number
  readonly height: number
}

const BESIDE = 10
const EDGE = 2
/** What stands under the plot: the steps. */
const FOOT = 22

/**
 * Of the four corners (left or right of the cursor, at the top or at the foot) the one whose box covers the
 * fewest points of the curves; where that is equal the side with more room, and the top. Pixels from the left
 * and from the top of the chart; never beyond it.
 *
 * `cursor`: its place, and how wide the plot is. `heightsBetween`: heights of points of the curves there.
 */
export function freestSpot(
  cursor: { readonly x: number; readonly width: number },
  box: Size,
  chart: Size,
  heightsBetween: (left: number, right: number) => readonly number[],
): { readonly left: number; readonly top: number } {
  const within = (left: number) => Math.max(0, Math.min(left, chart.width - box.width))
  const after = within(cursor.x + BESIDE)
  const before = within(cursor.x - BESIDE - box.width)
  const sides = cursor.x > cursor.width / 2 ? [before, after] : [after, before]
  const tops = [EDGE, Math.max(EDGE, chart.height - FOOT - box.height)]
  const spots = sides.flatMap((left) => {
    const heights = heightsBetween(left, left + box.width)
    const overCursor = left < cursor.x && left + box.width > cursor.x
    return tops.map((top) => {
      const covered = heights.filter((y) => y >= top && y <= top + box.height).length
      return { left, top, covered: overCursor ? Number.POSITIVE_INFINITY : covered }
    })
  })
  return spots.reduce((best, spot) => (spot.covered < best.covered ? spot : best))
}
