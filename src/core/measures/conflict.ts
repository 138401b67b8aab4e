/**
 * Where a direction d = Gᵀα stands to the tasks it serves, all of it from the Gramian.
 *
 * | symbol | here        | shape  | unit                                               |
 * | ------ | ----------- | ------ | -------------------------------------------------- |
 * | M      | `gramian`   | [T, T] | (loss / parameter)², row-major                     |
 * | α      | `weights`   | [T]    | none                                               |
 * | (Mα)_t | descents    | [T]    | loss / unit of step; negative: the step hurts t    |
 */
type Numbers = ArrayLike<number>

/** (Mα)_t: what a small step along −d lowers each loss by, to first order. */
export function descentsOf(gramian: Numbers, weights: Numbers, taskCount: number): Float64Array {
  const descents = new Float64Array(taskCount)
  for (let i = 0; i < taskCount; i++) {
    for (let j = 0; j < taskCount; j++) descents[i] += gramian[i * taskCount + j] * weights[j]
  }
  return descents
}

/** Degrees between d and the plain average Gᵀ1/T; NaN where one of the two is zero. */
export function leanOf(gramian: Numbers, weights: Numbers, taskCount: number): number {
  const equal = new Float64Array(taskCount).fill(1 / taskCount)
  const inner = (m: Float64Array, c: Numbers): number => m.reduce((sum, x, i) => sum + x * c[i], 0)
  const along = descentsOf(gramian, weights, taskCount)
  const average = descentsOf(gramian, equal, taskCount)
  const lengths = Math.sqrt(inner(along, weights)) * Math.sqrt(inner(average, equal))
  if (!(lengths > 0)) return Number.NaN
  return (180 / Math.PI) * Math.acos(Math.min(1, Math.max(-1, inner(along, equal) / lengths)))
}
