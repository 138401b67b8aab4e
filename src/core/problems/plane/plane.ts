import { defaultConfig } from '../../config/defaults'
import type { ProblemConfig, TaskConfig } from '../../config/types'
import { PURPOSE, uniform } from '../../numerics/random'
import type { Problem, ProblemData, Split } from '../define'
import { referenceOf } from '../dials'
import { drawSplits, drawTask, maskOfRows, pickRows } from '../draws'
import { columnsOf, taskDataOf, taskKind, taskOutputs } from '../targets'
import { planeTargets } from './targets'
import { planeValue } from './value'

/** The inputs x and y. */
const WIDTH = 2

/**
 * The 2-D input plane: points uniform on [−1, 1]², one target function a task, and for each task
 * noise, scale, missing labels, a rare class, and what it shares with the first task.
 *
 * Every draw is keyed by (seed, purpose, row, task), so changing one task's noise does not change
 * another's, and adding rows does not change the first ones. Both splits have noise, because test rows
 * come from the same distribution, and the rare class is as rare in both. Only training rows have missing labels.
 */
export const plane: Problem = {
  id: 'plane',
  targets: planeTargets,
  usualTasks: defaultConfig.tasks,
  dials: ['noise', 'scale', 'labels', 'rare', 'related', 'rotation'],
  inputWidth: () => WIDTH,
  surface: { value: planeValue },
  make(problem, tasks, first): ProblemData {
    const inputs = drawInputs(problem)
    const drawn = tasks.map((task) =>
      drawTask(
        problem,
        task,
        taskKind(plane, task),
        taskOutputs(plane, task),
        cleanTargets(task, first, inputs),
        columnsOf(plane, task),
      ),
    )
    const { train, test } = drawSplits(problem)
    const split = (rows: Int32Array): Split => ({
      rows: rows.length,
      inputs: pickRows(inputs, rows, WIDTH),
      targets: drawn.map(({ targets }, t) => pickRows(targets, rows, columnsOf(plane, tasks[t]))),
      masks: drawn.map((task) => maskOfRows(task, rows, rows === train)),
    })
    return {
      inputWidth: WIDTH,
      tasks: tasks.map((task) => taskDataOf(plane, task)),
      train: split(train),
      test: split(test),
    }
  },
}

function drawInputs({ samples, seed }: ProblemConfig): Float64Array {
  return Float64Array.from({ length: 2 * samples }, (_, i) => 2 * uniform(seed, PURPOSE.inputs, i >> 1, i & 1) - 1)
}

/** [N, columns]. */
function cleanTargets(task: TaskConfig, first: TaskConfig | undefined, inputs: Float64Array): Float64Array {
  const reference = referenceOf(task, first)
  const columns = columnsOf(plane, task)
  return Float64Array.from({ length: (inputs.length / WIDTH) * columns }, (_, i) => {
    const row = Math.floor(i / columns)
    return planeValue(task, inputs[2 * row], inputs[2 * row + 1], reference, i % columns)
  })
}
