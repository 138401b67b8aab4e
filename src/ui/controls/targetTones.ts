import type { TaskConfig } from '../../core/config/types'
import type { TaskKind } from '../../core/losses/define'
import type { Surface } from '../../core/problems/define'

/**
 * Values of a task's noise-free target over the plane, row 0 at the top: in [−1, 1], or the class index for more
 * than two classes.
 */
export function targetTones(
  surface: Surface,
  kind: TaskKind,
  task: TaskConfig,
  cells: number,
  reference: TaskConfig | null = null,
): Float64Array {
  const tones = new Float64Array(cells * cells)
  let largest = 0
  for (let j = 0; j < cells; j++) {
    for (let i = 0; i < cells; i++) {
      const value = surface.value(task, ((i + 0.5) / cells) * 2 - 1, 1 - ((j + 0.5) / cells) * 2, reference)
      tones[j * cells + i] = kind === 'binary' ? 2 * value - 1 : value
      if (Number.isFinite(value)) largest = Math.max(largest, Math.abs(value))
    }
  }
  // A regression target uses the whole range of colours, whatever its scale.
  if (kind === 'regression' && largest > 0) for (let i = 0; i < tones.length; i++) tones[i] /= largest
  return tones
}
