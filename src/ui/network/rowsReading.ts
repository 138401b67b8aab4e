/** What the predictions of test rows say, ready to be drawn. Pure. */

import type { TaskConfig } from '../../core/config/types'
import { type Confusion, confusionOf } from '../../core/measures/confusion'
import { type Pairs, pairsOf } from '../../core/measures/residuals'
import type { Problem } from '../../core/problems/define'
import { inUnitOf, taskKind, taskOutputs } from '../../core/problems/targets'
import type { RowsPicture } from '../../worker/protocol'
import type { Reader } from './tones'

export type RowsReading =
  | { readonly kind: 'classes'; readonly confusion: Confusion }
  /** In the target's unit; '' if it has none. A row has one value for each of the task's `columns`. */
  | { readonly kind: 'numbers'; readonly pairs: Pairs; readonly unit: string; readonly columns: number }

/** A task with several target columns has the values of all of them in one reading. */
export function readRows(problem: Problem, task: TaskConfig, reader: Reader, picture: RowsPicture): RowsReading {
  const { values, truths } = picture
  const kind = taskKind(problem, task)
  if (kind === 'multiclass') {
    const classes = taskOutputs(problem, task)
    return { kind: 'classes', confusion: confusionOf(truths, classes, (i) => reader.prediction(values, i * classes)) }
  }
  if (kind === 'binary') {
    const classOf = (probability: number) => (Number.isNaN(probability) ? Number.NaN : Number(probability > 0.5))
    return { kind: 'classes', confusion: confusionOf(truths, 2, (i) => classOf(reader.prediction(values, i))) }
  }
  const { unit, ...scale } = inUnitOf(problem, task) ?? { unit: '', offset: 0, factor: 1 }
  const pairs = pairsOf(truths, (i) => reader.prediction(values, i), scale)
  return { kind: 'numbers', pairs, unit, columns: picture.width }
}
