/** Which numbers a map can look at: the metric of a task only where all cells have the same one. Pure. */
import { parsePath } from '../config/paths'
import { type MetricName, metricOfTask } from '../metrics/names'
import { problemOf } from '../problems/all'
import { targetOf } from '../problems/targets'
import { cellsOf, configOf } from './cells'
import { type Measure, measureOf, measuresOf } from './measures'
import type { Axis, MapSetup, Shape } from './types'

type Cells = Pick<MapSetup, 'base' | 'shape'>

/** A metric as cells show it. */
export interface CellMetric {
  readonly metric: MetricName
  /** Of an error in the target's unit, if that has one. */
  readonly unit?: string
}

/**
 * The metrics that a task shows in the cells of a map, each once: one, unless the map varies what the task learns or by
 * which loss. A quantile loss has R¹ where others have R², and mean absolute errors of two targets have two units.
 */
export function metricsInCells({ base, shape }: Cells, id: string): readonly CellMetric[] {
  const { config } = base
  const [x, y] = axesOf(shape).filter(({ field }) => decidesMetric(field, id))
  const varied: Shape | null = x ? (y ? { form: 'grid', x, y } : { form: 'curve', x }) : null
  const configs = varied ? cellsOf({ base, shape: varied }).map(({ changes }) => configOf(config, changes)) : [config]
  const metrics = new Map<string, CellMetric>()
  for (const cell of configs) {
    const task = cell?.tasks.find((each) => each.id === id)
    if (!cell || !task) continue
    const problem = problemOf(cell)
    const metric = metricOfTask(problem, task)
    const unit = metric === 'mae' ? targetOf(problem, task.target).unit : undefined
    metrics.set(`${metric} ${unit}`, { metric, ...(unit && { unit }) })
  }
  return [...metrics.values()]
}

const axesOf = (shape: Shape): readonly Axis[] =>
  shape.form === 'grid' ? [shape.x, shape.y] : shape.form === 'curve' ? [shape.x] : []

function decidesMetric(field: Axis['field'], id: string): boolean {
  const { part, task, keys } = parsePath(field)
  return part === 'tasks' && task === id && (keys[0] === 'target' || field.endsWith('loss.id'))
}

const isShared = (setup: Cells, { kind, task }: Measure): boolean =>
  kind !== 'metric' || task === null || metricsInCells(setup, task).length < 2

/** The measures of the base that mean the same in every cell. */
export const offeredMeasures = (setup: Cells): readonly Measure[] =>
  measuresOf(setup.base.config).filter((measure) => isShared(setup, measure))

/** The measure, or the test loss of its task where cells have unlike metrics. */
export function sharedMeasure(setup: Cells, id: string): string {
  const measure = measureOf(setup.base.config, id)
  return measure && !isShared(setup, measure) ? `loss ${measure.task}` : id
}
