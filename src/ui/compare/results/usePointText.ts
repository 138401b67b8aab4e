import type { Point } from '../../../core/fronts/twoTasks'
import { useFormat } from '../../hooks/useFormat'
import type { NamedTask } from '../../hooks/useTasks'
import { useText } from '../../hooks/useText'
import { useComparedTasks } from '../useComparedTasks'
import type { DrawnSweep } from './usePareto'

/** A point of the picture in words: its weights and its values. */
export function usePointText(axes: readonly [NamedTask, NamedTask]) {
  const text = useText('compareResults')
  const format = useFormat()
  const tasks = useComparedTasks()
  const list = (entries: readonly string[]) => entries.join(text('pareto.comma'))
  const named = (task: string | undefined, value: string) => text('pareto.weight', { task: task ?? '', weight: value })
  const values = (point: Point) => list(axes.map(({ name }, k) => named(name, format.significant(point[k]))))
  const weightsOf = ({ sweep, weights }: DrawnSweep, k: number) =>
    text('pareto.weights', {
      weights: list(
        sweep.tasks.map((id, t) =>
          named(tasks.find((task) => task.id === id)?.name, format.significant(weights[k][t], 2)),
        ),
      ),
    })
  return {
    values,
    weights: weightsOf,
    point: (drawn: DrawnSweep, k: number): string =>
      text('pareto.point', {
        weights: weightsOf(drawn, k),
        values: values(drawn.points[k]),
        step: format.integer(drawn.step),
      }),
  }
}
