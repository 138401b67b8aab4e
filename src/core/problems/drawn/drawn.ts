import { defaultTask } from '../../config/defaults'
import type { TaskConfig } from '../../config/types'
import { PURPOSE, uniform } from '../../numerics/random'
import type { Problem, Split, Target } from '../define'
import { type Dot, dotAt, dotsOf, onGrid } from '../dots'
import { CELLS, drawingOf, LEVELS, levelsOf } from '../drawing'
import { drawSplits, drawTask, maskOfRows, pickRows } from '../draws'
import { withMadeUp } from '../madeUp'
import { taskDataOf, taskKind, taskOutputs } from '../targets'

/** The inputs x and y. */
const WIDTH = 2

/** What is there before a person has drawn: a disc and a wedge; a hill and a hollow; points. */
const usual = {
  painted: drawingOf((x, y) => (Math.hypot(x + 0.35, y - 0.2) < 0.4 ? 1 : x + 0.4 * y > 0.35 ? 2 : 0)),
  relief: drawingOf((x, y) => {
    const hill = Math.exp(-((x + 0.4) ** 2 + (y + 0.3) ** 2) / 0.15)
    const hollow = Math.exp(-((x - 0.4) ** 2 + (y - 0.4) ** 2) / 0.2)
    return ((LEVELS - 1) / 2) * (1 + hill - hollow)
  }),
  /** Three arms of a spiral, ten points each. */
  dotted: Array.from({ length: 30 }, (_, k) => {
    const [label, along] = [k % 3, (k + 3) / 33]
    const angle = (2 * Math.PI * label) / 3 + 2.2 * along
    return onGrid({ x: 0.9 * along * Math.cos(angle), y: 0.9 * along * Math.sin(angle), label })
  }),
} as const

const targets = [
  {
    id: 'painted',
    kind: 'multiclass',
    classes: (task) => task.classes,
    defaultLoss: 'softmax',
    painted: usual.painted,
  },
  { id: 'relief', kind: 'regression', defaultLoss: 'mse', painted: usual.relief },
  {
    id: 'dotted',
    kind: 'multiclass',
    classes: (task) => task.classes,
    defaultLoss: 'softmax',
    dotted: usual.dotted,
  },
] as const satisfies readonly Target[]

/**
 * The clean target at (x, y) in [−1, 1]².
 *
 * A painted class is the level of the cell; levels above the last class are the last class. A relief is interpolated
 * bilinearly between the middles of the cells, with level 0 at −1 and level 7 at 1, times the task's scale. Labelled
 * points are the label within a small disc about each, and NaN elsewhere.
 */
function value(task: TaskConfig, x: number, y: number): number {
  if (task.target === 'dotted') return labelOf(task, dotAt(labelledDots(task), x, y, DOT_RADIUS))
  const levels = cellsOf(task)
  const at = (column: number, row: number) => levels[within(row) * CELLS + within(column)]
  const [column, row] = [((x + 1) / 2) * CELLS, ((1 - y) / 2) * CELLS]
  if (task.target !== 'relief') return Math.min(at(Math.floor(column), Math.floor(row)), task.classes - 1)
  const [left, top] = [Math.floor(column - 0.5), Math.floor(row - 0.5)]
  const [across, down] = [column - 0.5 - left, row - 0.5 - top]
  const upper = (1 - across) * at(left, top) + across * at(left + 1, top)
  const lower = (1 - across) * at(left, top + 1) + across * at(left + 1, top + 1)
  return task.scale * ((2 * ((1 - down) * upper + down * lower)) / (LEVELS - 1) - 1)
}

const known = new Map<string, Float64Array>()

/** The levels of a task's drawing, [CELLS²], of which a part may be dealt out anew among its cells (`madeUp.ts`). */
function cellsOf(task: TaskConfig): ArrayLike<number> {
  const levels = levelsOf(task.target === 'relief' ? usual.relief : usual.painted, task.drawing)
  if (task.original === 1) return levels
  const key = [task.id, task.target, task.original, task.drawing].join(' ')
  if (known.size > 100) known.clear()
  const dealt = known.get(key) ?? dealtOut(task, levels, (cell) => [cell % CELLS, Math.floor(cell / CELLS)])
  known.set(key, dealt)
  return dealt
}

/** The labelled points of a task, of whose labels a part may be dealt out anew among them. */
function labelledDots(task: TaskConfig): readonly Dot[] {
  const dots = dotsOf(usual.dotted, task.drawing)
  if (task.original === 1) return dots
  const labels = dealtOut(
    task,
    dots.map(({ label }) => label),
    (k) => [dots[k].x, dots[k].y],
  )
  return dots.map((dot, k) => ({ ...dot, label: labels[k] }))
}

/** Pictures know no seed of the data, so a drawing has one made-up part for each task. */
const dealtOut = (task: TaskConfig, values: ArrayLike<number>, place: (index: number) => readonly [number, number]) =>
  withMadeUp({ seed: 0 }, task, Float64Array.from(values), () => ({
    count: WIDTH,
    period: 2,
    column: (axis) => Float64Array.from(values, (_, index) => place(index)[axis]),
  }))

/** Radius of a point's disc in pictures. */
const DOT_RADIUS = 0.045

/** Labels above the last class are the last class, as in a painting. */
const labelOf = ({ classes }: TaskConfig, dot: Dot | undefined): number =>
  dot ? Math.min(dot.label, classes - 1) : Number.NaN

const within = (index: number): number => Math.min(Math.max(index, 0), CELLS - 1)

/**
 * Points uniform on [−1, 1]², whose targets a person draws: classes, heights, or labelled points. The labelled points of
 * all tasks take the place of the last of the uniform points, so the number of rows stays. Only they have a label for
 * their task; painted targets have one everywhere. Train and test rows are drawn from all of them.
 */
export const drawn: Problem = {
  id: 'drawn',
  targets,
  usualTasks: [defaultTask('t1', 'painted', 'softmax'), defaultTask('t2', 'relief', 'mse')],
  dials: ['noise', 'scale', 'labels', 'rare', 'original'],
  inputWidth: () => WIDTH,
  surface: { value },
  make(problem, tasks) {
    const { samples, seed } = problem
    const inputs = Float64Array.from(
      { length: WIDTH * samples },
      (_, i) => 2 * uniform(seed, PURPOSE.inputs, i >> 1, i & 1) - 1,
    )
    const dots = tasks.flatMap((task) =>
      task.target === 'dotted' ? labelledDots(task).map((dot) => ({ task, dot })) : [],
    )
    const placed = dots.slice(0, samples)
    placed.forEach(({ dot }, k) => {
      inputs.set([dot.x, dot.y], WIDTH * (samples - placed.length + k))
    })
    const made = tasks.map((task) => {
      const clean = Float64Array.from({ length: samples }, (_, i) => {
        if (task.target !== 'dotted') return value(task, inputs[2 * i], inputs[2 * i + 1])
        const own = placed[i - samples + placed.length]
        return own?.task === task ? labelOf(task, own.dot) : Number.NaN
      })
      return drawTask(problem, task, taskKind(drawn, task), taskOutputs(drawn, task), clean)
    })
    const { train, test } = drawSplits(problem)
    const split = (rows: Int32Array): Split => ({
      rows: rows.length,
      inputs: pickRows(inputs, rows, WIDTH),
      targets: made.map((task) => pickRows(task.targets, rows, 1)),
      masks: made.map((task) => maskOfRows(task, rows, rows === train)),
    })
    return {
      inputWidth: WIDTH,
      tasks: tasks.map((task) => taskDataOf(drawn, task)),
      train: split(train),
      test: split(test),
    }
  },
}
