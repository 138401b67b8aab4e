/** By which metric a task is measured. Apart from the metrics' arithmetic, which only the engines need. */
import { lossById } from '../losses/all'
import type { TaskKind } from '../losses/define'

/** Measures of quality: accuracy, R², or R¹ where the output is a quantile. */
export type MetricName = 'accuracy' | 'r2' | 'r1'

/** The properties of a task that decide its metric. */
export interface MeasuredTask {
  readonly kind: TaskKind
  readonly loss: string
}

export function metricName({ kind, loss }: MeasuredTask): MetricName {
  if (kind !== 'regression') return 'accuracy'
  return quantileOptionOf(loss) === undefined ? 'r2' : 'r1'
}

/** Index of the quantile among the loss's options, in the order of its descriptors; undefined if there is none. */
export function quantileOptionOf(id: string): number | undefined {
  const loss = lossById(id)
  if (loss.form !== 'elementwise' || loss.quantileOption === undefined) return undefined
  return Object.keys(loss.options).indexOf(loss.quantileOption)
}
