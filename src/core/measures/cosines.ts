/** Index of the pair of tasks i < j among all pairs: (0,1), (0,2), …, (1,2), … */
export const pairIndex = (i: number, j: number, taskCount: number): number =>
  i * taskCount - (i * (i + 1)) / 2 + (j - i - 1)

export const pairCount = (taskCount: number): number => (taskCount * (taskCount - 1)) / 2

/**
 * Cosines of the angles between task gradients, from their Gramian M [T, T]: M_ij / √(M_ii M_jj) for the pairs i < j in
 * the order of `pairIndex`. NaN where a gradient is zero, since it has no direction.
 */
export function cosinesOf(gramian: Float64Array, taskCount: number): Float64Array {
  const cosines = new Float64Array(pairCount(taskCount))
  for (let i = 0, pair = 0; i < taskCount; i++) {
    for (let j = i + 1; j < taskCount; j++, pair++) {
      // Take the roots first: the product of two squared norms can overflow or underflow where neither of them does.
      const norms = Math.sqrt(gramian[i * taskCount + i]) * Math.sqrt(gramian[j * taskCount + j])
      const cosine = norms > 0 ? gramian[i * taskCount + j] / norms : Number.NaN
      cosines[pair] = Math.min(1, Math.max(-1, cosine))
    }
  }
  return cosines
}
