import type { TaskConfig } from '../../core/config/types'
import { planeValue, taskKind, taskOutputs } from '../../core/problems/plane/targets'
import { classTone } from '../theme/pictureColor'

/** Values of a task's clean target over the plane, row 0 at the top, each in [−1, 1]. */
export function targetTones(task: TaskConfig, cells: number): Float64Array {
  const tones = new Float64Array(cells * cells)
  const kind = taskKind(task)
  const classes = kind === 'multiclass' ? taskOutputs(task) : 2
  let largest = 0
  for (let j = 0; j < cells; j++) {
    for (let i = 0; i < cells; i++) {
      const value = planeValue(task, ((i + 0.5) / cells) * 2 - 1, 1 - ((j + 0.5) / cells) * 2)
      tones[j * cells + i] = kind === 'regression' ? value : classTone(value, classes)
      if (Number.isFinite(value)) largest = Math.max(largest, Math.abs(value))
    }
  }
  // A regression target fills the range of colours whatever its scale.
  if (kind === 'regression' && largest > 0) for (let i = 0; i < tones.length; i++) tones[i] /= largest
  return tones
}
