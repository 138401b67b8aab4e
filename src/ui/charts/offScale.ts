/** Curves that a logarithmic axis cannot show. Pure. */
import { columnsOf } from './columns'
import type { ChartModel } from './model'

/** Labels of the lines that have a value at or below 0, each once, in the chart's order. Empty on a linear axis. */
export function offLogScale(model: ChartModel): string[] {
  if (model.scale !== 'log') return []
  const columns = columnsOf(model)
  const labels = model.lines.filter((_, k) => columns[k].some((value) => value <= 0)).map(({ label }) => label)
  return [...new Set(labels)]
}
