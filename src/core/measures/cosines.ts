/** Place of the pair of tasks i < j among all pairs: (0,1), (0,2), …, (1,2), … */
export const pairIndex = (i: number, j: number, taskCount: number): number =>
  i * taskCount - (i * (i + 1)) / 2 + (j - i - 1)

export const pairCount = (taskCount: number): number => (taskCount * (taskCount - 1)) / 2

/**
 * Cosines of the angles between task gradients from their Gramian M [T, T]: M_ij / √(M_ii M_jj) for
 * the pairs i < j in the order of `pairIndex`. NaN where a gradient is zero: it points nowhere.
 */
export function cosinesOf(gramian: Float64Array, taskCount: number): Float64Array {
  const cosines = new Float64Array(pairCount(taskCount))
  for (let i = 0, pair = 0; i < taskCount; i++) {
    for (let j = i + 1; j < taskCount; j++, pair++) {
      // Roots first: the product of two squared norms may overflow or underflow where neither does.
      const norms = Math.sqrt(gramian[i * taskCount + i]) * Math.sqrt(gramian[j * taskCount + j])
      const cosine = norms > 0 ? gramian[i * taskCount + j] / norms : Number.NaN
      cosines[pair] = Math.min(1, Math.max(-1, cosine))
    }
  }
  return cosines
}

export interface Opposed {
  readonly task: number
  readonly other: number
  readonly cosine: number
}

/** The task whose gradient is turned away most from that of `task`; null where no other one has a direction. */
export function mostOpposedTo(cosines: ArrayLike<number>, task: number, taskCount: number): Opposed | null {
  let least: Opposed | null = null
  for (let other = 0; other < taskCount; other++) {
    if (other === task) continue
    const cosine = cosines[pairIndex(Math.min(task, other), Math.max(task, other), taskCount)]
    if (Number.isFinite(cosine) && (!least || cosine < least.cosine)) least = { task, other, cosine }
  }
  return least
}

/** The pair of tasks with the smallest cosine, `task` before `other`; null where no pair has two directions. */
export function mostOpposed(cosines: ArrayLike<number>, taskCount: number): Opposed | null {
  let least: Opposed | null = null
  for (let task = 0; task < taskCount; task++) {
    const found = mostOpposedTo(cosines, task, taskCount)
    if (found && found.other > task && (!least || found.cosine < least.cosine)) least = found
  }
  return least
}

/**
 * Whether two task gradients point against each other in a step; null where no pair has two directions. `pairs`: the
 * cosines of each pair by record, as a history has them.
 */
export function inConflict(pairs: readonly ArrayLike<number>[], record: number): boolean | null {
  let known = false
  for (const cosines of pairs) {
    if (cosines[record] < 0) return true
    known ||= Number.isFinite(cosines[record])
  }
  return known ? false : null
}
