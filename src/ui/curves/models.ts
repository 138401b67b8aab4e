import { mainHistory, pairIndex } from '../../state/history'
import type { ChartModel, Line } from '../charts/model'
import type { NamedTask } from '../hooks/useTasks'

type Options = Pick<ChartModel, 'smoothing' | 'format'>

const line = (task: NamedTask, column: Line['column']): Line => ({
  key: `${column}${task.index}`,
  label: task.name,
  color: task.color,
  ink: task.ink,
  column,
  index: task.index,
})

/** Train and test loss of every task. */
export const lossModel = (
  tasks: readonly NamedTask[],
  scale: 'linear' | 'log',
  showTest: boolean,
  options: Options,
): ChartModel => ({
  ...options,
  history: mainHistory,
  scale,
  lines: [
    ...(showTest ? tasks.map((task) => ({ ...line(task, 'testLosses' as const), dashed: true, quiet: true })) : []),
    ...tasks.map((task) => ({ ...line(task, 'trainLosses' as const), noisy: true })),
  ],
})

export const totalModel = (
  names: { readonly train: string; readonly test: string },
  scale: 'linear' | 'log',
  showTest: boolean,
  options: Options,
): ChartModel => {
  const total = (column: 'totalTrain' | 'totalTest', label: string, ink: string): Line => ({
    key: column,
    label,
    color: ink,
    ink,
    column,
    index: 0,
  })
  return {
    ...options,
    history: mainHistory,
    scale,
    lines: [
      ...(showTest ? [{ ...total('totalTest', names.test, 'var(--ink-3)'), dashed: true }] : []),
      { ...total('totalTrain', names.train, 'var(--ink)'), noisy: true },
    ],
  }
}

/** One line a task of some column. */
export const perTaskModel = (
  tasks: readonly NamedTask[],
  column: 'weights' | 'gradientNorms' | 'testMetrics',
  extra: Partial<ChartModel>,
  options: Options,
): ChartModel => ({
  ...options,
  history: mainHistory,
  scale: 'linear',
  lines: tasks.map((task) => line(task, column)),
  ...extra,
})

/** One line a pair; its colour is that of the pair's first task, dashed from the second pair of a task on. */
export const conflictModel = (tasks: readonly NamedTask[], options: Options): ChartModel => ({
  ...options,
  history: mainHistory,
  scale: 'linear',
  bounds: [-1, 1],
  lines: tasks.flatMap((first, i) =>
    tasks.slice(i + 1).map((second, k) => ({
      ...line(k % 2 === 0 ? first : second, 'cosines'),
      key: `cosines${pairIndex(i, i + 1 + k, tasks.length)}`,
      label: `${i + 1} · ${i + 2 + k}`,
      index: pairIndex(i, i + 1 + k, tasks.length),
      noisy: true,
    })),
  ),
})
