import { pairIndex } from '../../core/measures/cosines'
import { shareColumn } from '../../core/measures/shares'
import { mainHistory, runStore } from '../../state/run'
import type { ChartModel, CurveSource, Line } from '../charts/model'
import type { TaskLook } from '../hooks/useTasks'

type Options = Pick<ChartModel, 'smoothing' | 'format' | 'labelSpace' | 'readAtLabels' | 'earlier' | 'ahead'>

/** The curves of the page's run, with `column` as the way to read a line. */
const curvesOfRun = (column: CurveSource['column']): CurveSource => ({
  get steps() {
    return mainHistory.steps
  },
  get marks() {
    return mainHistory.marks
  },
  get shownStep() {
    return mainHistory.shownStep
  },
  column,
  subscribe(changed) {
    let { shownStep } = mainHistory
    return runStore.subscribe((run, before) => {
      // Returning to the end of the run adds no record, but the charts must redraw.
      if (run.historyVersion === before.historyVersion && shownStep === mainHistory.shownStep) return
      shownStep = mainHistory.shownStep
      changed()
    })
  },
})

const runCurves = curvesOfRun(({ column, index }) => mainHistory.column(column, index))

const line = (task: TaskLook, column: Line['column']): Line => ({
  key: `${column}${task.index}`,
  label: task.name,
  color: task.color,
  ink: task.ink,
  column,
  index: task.index,
})

/** How curves of losses are shown. */
export interface LossView {
  readonly scale: 'linear' | 'log'
  readonly showTest: boolean
  /** Relative to the first value (`core/measures/relative.ts`). */
  readonly relative: boolean
}

/** Train and test loss of every task. */
export const lossModel = (
  tasks: readonly TaskLook[],
  { scale, showTest, relative }: LossView,
  options: Options,
): ChartModel => ({
  ...options,
  source: runCurves,
  scale,
  lines: [
    ...(showTest
      ? tasks.map((task) => ({ ...line(task, relative ? 'relativeTest' : 'testLosses'), dashed: true, quiet: true }))
      : []),
    ...tasks.map((task) => ({ ...line(task, relative ? 'relativeTrain' : 'trainLosses'), noisy: true })),
  ],
})

/** The weighted total, or the sum over the tasks of their losses relative to the first values. */
export const totalModel = (
  names: { readonly train: string; readonly test: string },
  { scale, showTest, relative }: LossView,
  options: Options,
): ChartModel => {
  const totalLine = (column: Line['column'], label: string, ink: string): Line => ({
    key: column,
    label,
    color: ink,
    ink,
    column,
    index: 0,
  })
  return {
    ...options,
    source: runCurves,
    scale,
    lines: [
      ...(showTest
        ? [{ ...totalLine(relative ? 'relativeTestSum' : 'totalTest', names.test, 'var(--ink-3)'), dashed: true }]
        : []),
      { ...totalLine(relative ? 'relativeTrainSum' : 'totalTrain', names.train, 'var(--ink)'), noisy: true },
    ],
  }
}

/** The curves of the run, each column as its share of the sum over the tasks: |w_t| / Σ |w|, 0 to 1; NaN for none. */
const partsOf = (tasks: readonly TaskLook[]): CurveSource =>
  curvesOfRun(({ column, index }) =>
    shareColumn(
      tasks.map((task) => mainHistory.column(column, task.index)),
      tasks.findIndex((task) => task.index === index),
    ),
  )

/** Weights as stacked shares of their sum. The label at each end is the share. */
export const shareModel = (
  tasks: readonly TaskLook[],
  percent: (share: number) => string,
  options: Options,
): ChartModel => ({
  ...options,
  format: percent,
  source: partsOf(tasks),
  scale: 'linear',
  bounds: [0, 1],
  stacked: true,
  valueAtEnd: !options.readAtLabels,
  lines: tasks.map((task) => line(task, 'weights')),
})

/** One line per task of a column. Gradient norms are measured on single batches, so they are smoothed. */
export const perTaskModel = (
  tasks: readonly TaskLook[],
  column: 'weights' | 'gradientNorms' | 'testMetrics',
  scale: 'linear' | 'log',
  options: Options,
): ChartModel => ({
  ...options,
  source: runCurves,
  scale,
  lines: tasks.map((task) => ({ ...line(task, column), noisy: column === 'gradientNorms' })),
})

const MOST_PAIR_LABELS = 6

/** One line per pair of tasks, in both colours. A task's label is its number in the formula. */
export const conflictModel = (tasks: readonly TaskLook[], options: Options): ChartModel => ({
  ...options,
  source: runCurves,
  scale: 'linear',
  bounds: [-1, 1],
  mostLabels: MOST_PAIR_LABELS,
  readAtLabels: false,
  lines: tasks.flatMap((first, i) =>
    tasks.slice(i + 1).map((second, k) => {
      const index = pairIndex(i, i + 1 + k, tasks.length)
      return {
        ...line(first, 'cosines'),
        key: `cosines${index}`,
        label: String(i + 1),
        second: { label: String(i + 2 + k), color: second.color, ink: second.ink },
        index,
        noisy: true,
      }
    }),
  ),
})
