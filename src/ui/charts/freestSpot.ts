/** The place where a box beside the cursor covers least of the curves. Pure. */
export interface Size {
  readonly width: number
  readonly height: number
}

const BESIDE = 10
const EDGE = 2
/** Height of the step labels under the plot, pixels. */
const FOOT = 22

/**
 * Compares four places (left or right of the cursor, at the top or at the foot) and returns the one whose box
 * covers the fewest points of the curves. Ties go to the side with more room, then to the top.
 *
 * @param cursor its x and the width of the plot, pixels
 * @param heightsBetween heights of points of the curves between two x, pixels from the top
 * @returns pixels from the left and the top of the chart; the box stays inside the chart
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
