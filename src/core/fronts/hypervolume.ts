/**
 * Hypervolume: the volume between a reference point and the set of points that dominate it. One number for a
 * whole front. It grows with every point that no other point dominates.
 *
 *     H = volume( ∪_n { z : x_n ≤ z ≤ r } )
 *
 * | symbol | here        | shape  | unit                                |
 * | ------ | ----------- | ------ | ----------------------------------- |
 * | x      | `points`    | [N][M] | losses, smaller is better           |
 * | r      | `reference` | [M]    | the same; the worst that counts     |
 * | H      | the result  | scalar | product of the units of the M losses |
 *
 * Zitzler and Thiele 1999, https://doi.org/10.1109/4235.797969 (there for maximisation). Exact for one,
 * two and three losses; throws for more. A point that is not better than the reference in every loss
 * adds nothing, and neither does a point with a NaN.
 */
export function hypervolume(points: readonly (readonly number[])[], reference: readonly number[]): number {
  const depth = reference.length
  if (depth < 1 || depth > 3) throw new RangeError(`hypervolume of ${depth} dimensions`)
  return volume(
    points.filter((point) => reference.every((r, m) => point[m] < r)),
    reference,
  )
}

/**
 * Sums slices: between two neighbouring values of the last loss, the slice is the hypervolume in one dimension
 * less of all points up to there. Cost N² for two losses and N³ for three; N is below a hundred.
 */
function volume(points: readonly (readonly number[])[], reference: readonly number[]): number {
  const last = reference.length - 1
  if (last === 0) return points.length > 0 ? reference[0] - Math.min(...points.map(([x]) => x)) : 0
  const sorted = [...points].sort((a, b) => a[last] - b[last])
  return sorted.reduce((sum, point, n) => {
    const thickness = (sorted[n + 1]?.[last] ?? reference[last]) - point[last]
    return thickness > 0 ? sum + thickness * volume(sorted.slice(0, n + 1), reference.slice(0, last)) : sum
  }, 0)
}
