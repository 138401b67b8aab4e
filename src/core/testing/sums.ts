import { defaultTask } from '../config/defaults'
import { PURPOSE, uniform } from '../numerics/random'
import type { Problem, Split } from '../problems/define'
import { taskKind } from '../problems/targets'

const WIDTH = 5

/**
 * For tests: a problem that shares nothing with the plane, so that code that asks the plane instead of the problem
 * fails. Its inputs are five numbers in [−1, 1], and its tasks their sum and the sign of the sum.
 */
export const sums: Problem = {
  id: 'sums',
  targets: [
    { id: 'sum', kind: 'regression', defaultLoss: 'mse' },
    { id: 'sign', kind: 'binary', defaultLoss: 'bce' },
  ],
  usualTasks: [defaultTask('t1', 'sum', 'mse'), defaultTask('t2', 'sign', 'bce')],
  dials: ['scale'],
  inputWidth: () => WIDTH,
  surface: null,
  make({ samples, testFraction, seed }, tasks) {
    const split = (from: number, to: number): Split => {
      const rows = to - from
      const inputs = Float64Array.from({ length: rows * WIDTH }, (_, i) => {
        return 2 * uniform(seed, PURPOSE.inputs, from + Math.floor(i / WIDTH), i % WIDTH) - 1
      })
      const sumOf = (row: number) => inputs.subarray(row * WIDTH, (row + 1) * WIDTH).reduce((a, b) => a + b, 0)
      const targets = tasks.map((task) =>
        Float64Array.from({ length: rows }, (_, row) =>
          taskKind(sums, task) === 'binary' ? Number(sumOf(row) > 0) : task.scale * sumOf(row),
        ),
      )
      return { rows, inputs, targets, masks: tasks.map(() => null) }
    }
    const testRows = Math.round(samples * testFraction)
    return {
      inputWidth: WIDTH,
      tasks: tasks.map((task) => ({ id: task.id, kind: taskKind(sums, task), outputs: 1, targetWidth: 1 })),
      train: split(testRows, samples),
      test: split(0, testRows),
    }
  },
}
