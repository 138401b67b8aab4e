import type { TaskConfig } from '../../core/config/types'
import type { Problem } from '../../core/problems/define'
import { columnsOf, taskKind } from '../../core/problems/targets'

/** Which of several target columns a picture shows; null = all, as the mean of their values. */
export type ShownColumn = number | null

/** The noise-free target at a point: of one column, or the mean over all. */
export function targetAt(
  { surface, ...problem }: Pick<Problem, 'surface' | 'targets'>,
  { task, reference, column }: { task: TaskConfig; reference: TaskConfig | null; column: ShownColumn },
  x: number,
  y: number,
): number {
  if (!surface) return Number.NaN
  if (column !== null) return surface.value(task, x, y, reference, column)
  const columns = columnsOf(problem, task)
  let sum = 0
  for (let k = 0; k < columns; k++) sum += surface.value(task, x, y, reference, k)
  return sum / columns
}

/**
 * Values of a task's noise-free target over the plane, row 0 at the top: in [−1, 1], or the class index for more
 * than two classes.
 */
export function targetTones(
  problem: Pick<Problem, 'surface' | 'targets'>,
  task: TaskConfig,
  cells: number,
  reference: TaskConfig | null = null,
  column: ShownColumn = null,
): Float64Array {
  const kind = taskKind(problem, task)
  const shown = { task, reference, column }
  const tones = new Float64Array(cells * cells)
  let largest = 0
  for (let j = 0; j < cells; j++) {
    for (let i = 0; i < cells; i++) {
      const value = targetAt(problem, shown, ((i + 0.5) / cells) * 2 - 1, 1 - ((j + 0.5) / cells) * 2)
      tones[j * cells + i] = kind === 'binary' ? 2 * value - 1 : value
      if (Number.isFinite(value)) largest = Math.max(largest, Math.abs(value))
    }
  }
  // A regression target uses the whole range of colours, whatever its scale.
  if (kind === 'regression' && largest > 0) for (let i = 0; i < tones.length; i++) tones[i] /= largest
  return tones
}
