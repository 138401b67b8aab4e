/**
 * The family of tasks of the GradNorm paper: regression tasks on the same inputs that are statistically identical but
 * for their scale.
 *
 *     f_i(x) = σ_i tanh((B + ε_i) x / √n)
 *
 * | symbol | here         | shape   | unit                                                              |
 * | ------ | ------------ | ------- | ----------------------------------------------------------------- |
 * | n, m   |              | scalars | 16 inputs, 8 target columns                                       |
 * | x      | `inputs`     | [N, n]  | none; elements N(0, 1)                                            |
 * | B      | `common`     | [m, n]  | none; elements N(0, 10), the same for all tasks                   |
 * | ε_i    | `own`        | [m, n]  | none; elements N(0, 3.5); both are variances                      |
 * | σ_i    | `task.scale` | scalar  | the target's                                                      |
 * | ρ      | `related`    | scalar  | none; ε_i becomes ((1 − ρ) ε_i + ρ ε_1) / √((1 − ρ)² + ρ²)        |
 *
 * The loss of a task grows with σ_i², so losses are compared as L_i / σ_i², or as L_i(t) / L_i(0), which is nearly
 * proportional to it while the first outputs are small beside σ_i. The paper plots their sum over the tasks.
 *
 * Chen, Badrinarayanan, Lee and Rabinovich 2018, https://arxiv.org/abs/1711.02257, section 4. Different from there:
 * - n = 250 and m = 100 in the paper. Some hundred rows cannot tell 250 directions apart, so every method would fail on
 *   test rows; and a step would cost a hundred times as much.
 * - The divisor √n. Without it tanh is nearly a sign.
 * - Usual scales of 1 and 10 for two tasks instead of 1 and 100. Adam moves a parameter by about its learning rate in a
 *   step, so a head needs some thousand steps to reach outputs of 100, whatever the weighting.
 * - The ten scales are fixed. The paper draws them from a wide normal distribution and does not print them.
 */
import { defaultTask } from '../../config/defaults'
import type { ProblemConfig, TaskConfig } from '../../config/types'
import { normal, PURPOSE } from '../../numerics/random'
import type { Problem, Split, Target } from '../define'
import { referenceOf } from '../dials'
import { drawSplits, drawTask, maskOfRows, pickRows } from '../draws'
import { taskDataOf, taskKind, taskOutputs } from '../targets'

const INPUTS = 16
const COLUMNS = 8
const COMMON_DEVIATION = Math.sqrt(10)
const OWN_DEVIATION = Math.sqrt(3.5)
/** σ_i of the ten tasks. */
const SCALES = [1, 10, 2, 5, 0.5, 3, 8, 1.5, 4, 6]
const USUAL_TASKS = 2

const NAME = 'gradnorm'
const targets = SCALES.map(
  (_, i): Target => ({ id: `${NAME}${i + 1}`, kind: 'regression', columns: COLUMNS, defaultLoss: 'mse' }),
)
const family = SCALES.map((scale, i): TaskConfig => ({ ...defaultTask(`t${i + 1}`, targets[i].id, 'mse'), scale }))

/** The number i of f_i, from 1. */
const numberOf = ({ target }: TaskConfig): number => Number(target.slice(NAME.length))

export const gradnorm: Problem = {
  id: NAME,
  targets,
  usualTasks: family.slice(0, USUAL_TASKS),
  family,
  dials: ['noise', 'scale', 'labels', 'related'],
  inputWidth: () => INPUTS,
  surface: null,
  thumbnail: { kind: 'quantiles' },
  make(problem, tasks, first) {
    const made = tasks.map((task) => {
      const clean = signalOf(problem, task, first).map((value) => task.scale * value)
      return drawTask(problem, task, taskKind(gradnorm, task), taskOutputs(gradnorm, task), clean, COLUMNS)
    })
    const { train, test } = drawSplits(problem)
    const split = (rows: Int32Array): Split => ({
      rows: rows.length,
      inputs: pickRows(inputsOf(problem), rows, INPUTS),
      targets: made.map((task) => pickRows(task.targets, rows, COLUMNS)),
      masks: made.map((task) => maskOfRows(task, rows, rows === train)),
    })
    return {
      inputWidth: INPUTS,
      tasks: tasks.map((task) => taskDataOf(gradnorm, task)),
      train: split(train),
      test: split(test),
    }
  },
}

/** Enough for all tasks of a set-up, and for what a person turns at one of them. */
const MOST_KEPT = 32
const kept = new Map<string, Float64Array>()

/** The same array for the same key: the page asks for the rows of a set-up again and again. */
function once(key: string, compute: () => Float64Array): Float64Array {
  const found = kept.get(key)
  if (found) return found
  if (kept.size >= MOST_KEPT) kept.clear()
  const computed = compute()
  kept.set(key, computed)
  return computed
}

/** The inputs of all rows, [N, n]. */
const inputsOf = ({ samples, seed }: ProblemConfig): Float64Array =>
  once(`inputs ${seed} ${samples}`, () =>
    Float64Array.from({ length: samples * INPUTS }, (_, i) =>
      normal(seed, PURPOSE.inputs, Math.floor(i / INPUTS), i % INPUTS),
    ),
  )

/** f_i(x) / σ_i of all rows, [N, m]. */
function signalOf(problem: ProblemConfig, task: TaskConfig, first: TaskConfig | undefined): Float64Array {
  const { samples, seed } = problem
  const reference = relativeOf(task, first)
  const relation = reference ? `${numberOf(reference)} ${task.related}` : ''
  return once(`signal ${seed} ${samples} ${numberOf(task)} ${relation}`, () => {
    const [inputs, matrix] = [inputsOf(problem), matrixOf(seed, task, reference)]
    return Float64Array.from({ length: samples * COLUMNS }, (_, i) => {
      const [row, column] = [Math.floor(i / COLUMNS), i % COLUMNS]
      let sum = 0
      for (let k = 0; k < INPUTS; k++) sum += matrix[column * INPUTS + k] * inputs[row * INPUTS + k]
      return Math.tanh(sum / Math.sqrt(INPUTS))
    })
  })
}

/** The task whose ε_1 this one shares; null if it shares nothing, or has the same ε anyway. */
function relativeOf(task: TaskConfig, first: TaskConfig | undefined): TaskConfig | null {
  const reference = referenceOf(task, first)
  return reference && numberOf(reference) !== numberOf(task) ? reference : null
}

/** B + ε_i, [m, n]. */
function matrixOf(seed: number, task: TaskConfig, reference: TaskConfig | null): Float64Array {
  const common = matrix(seed, 0, COMMON_DEVIATION)
  const own = matrix(seed, numberOf(task), OWN_DEVIATION)
  if (!reference) return common.map((b, i) => b + own[i])
  const [share, other] = [task.related, matrix(seed, numberOf(reference), OWN_DEVIATION)]
  const length = Math.hypot(1 - share, share)
  return common.map((b, i) => b + ((1 - share) * own[i] + share * other[i]) / length)
}

/** Elements N(0, deviation²), [m, n]. `lane` is the number of the task, 0 for all tasks. */
const matrix = (seed: number, lane: number, deviation: number): Float64Array =>
  Float64Array.from({ length: COLUMNS * INPUTS }, (_, i) => deviation * normal(seed, PURPOSE.matrices, i, lane))
