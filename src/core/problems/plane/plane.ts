import type { ProblemConfig, TaskConfig } from '../../config/types'
import { normal, PURPOSE, permutation, uniform } from '../../numerics/random'
import type { Problem, ProblemData, Split } from '../define'
import { planeValue, taskKind, taskOutputs } from './targets'

/**
 * The 2-D input plane: points uniform on [−1, 1]², one target function a task, and for each task
 * noise, scale and missing labels.
 *
 * Every draw is keyed by (seed, purpose, row, task), so changing one task's noise does not change
 * another's, and adding rows does not change the first ones. Both splits have noise, because test rows
 * come from the same distribution. Only training rows have missing labels.
 */
export const plane: Problem = {
  id: 'plane',
  make(problem, tasks): ProblemData {
    const inputs = drawInputs(problem)
    const labelled = tasks.map((task) => ({ task, ...drawTask(problem, task, inputs) }))
    const order = permutation(problem.seed, PURPOSE.split, 0, problem.samples)
    const testRows = Math.min(Math.max(Math.round(problem.samples * problem.testFraction), 1), problem.samples - 1)
    const split = (rows: Int32Array, withMasks: boolean): Split => ({
      rows: rows.length,
      inputs: pick(inputs, rows, 2),
      targets: labelled.map(({ targets }) => pick(targets, rows, 1)),
      masks: labelled.map(({ mask }) => maskOf(mask, rows, withMasks)),
    })
    return {
      inputWidth: 2,
      tasks: tasks.map((task) => ({ id: task.id, kind: taskKind(task), outputs: taskOutputs(task), targetWidth: 1 })),
      train: split(order.subarray(testRows), true),
      test: split(order.subarray(0, testRows), false),
    }
  },
}

function drawInputs({ samples, seed }: ProblemConfig): Float64Array {
  return Float64Array.from({ length: 2 * samples }, (_, i) => 2 * uniform(seed, PURPOSE.inputs, i >> 1, i & 1) - 1)
}

/** Key of a task's draws. It depends on the task's id alone, so that the order of tasks does not matter. */
function laneOf(task: TaskConfig): number {
  let hash = 0
  for (const character of task.id) hash = (Math.imul(hash, 31) + character.charCodeAt(0)) >>> 0
  return hash
}

/** Noisy targets, and which of them are usable: labelled and finite. */
function drawTask(problem: ProblemConfig, task: TaskConfig, inputs: Float64Array) {
  const count = problem.samples
  const clean = Float64Array.from({ length: count }, (_, i) => planeValue(task, inputs[2 * i], inputs[2 * i + 1]))
  const lane = laneOf(task)
  const targets =
    taskKind(task) === 'regression'
      ? withNoise(clean, task.noise, problem.seed, lane)
      : withFlips(clean, task.noise, Math.max(taskOutputs(task), 2), problem.seed, lane)
  const mask = Uint8Array.from(targets, (value, i) => {
    if (!Number.isFinite(value)) return UNUSABLE
    return uniform(problem.seed, PURPOSE.labels, i, lane) < task.labels ? LABELLED : MISSING
  })
  return { targets: targets.map((value) => (Number.isFinite(value) ? value : 0)), mask }
}

const UNUSABLE = 0
const LABELLED = 1
const MISSING = 2

function withNoise(clean: Float64Array, noise: number, seed: number, lane: number): Float64Array {
  const deviation = noise * standardDeviation(clean)
  return deviation > 0 ? clean.map((value, i) => value + deviation * normal(seed, PURPOSE.noise, i, lane)) : clean
}

/** With probability `noise` a label changes to one of the other classes. */
function withFlips(clean: Float64Array, noise: number, classes: number, seed: number, lane: number): Float64Array {
  return clean.map((label, i) => {
    const draw = uniform(seed, PURPOSE.noise, i, lane)
    if (!(draw < noise)) return label
    const shift = 1 + Math.min(Math.floor((draw / noise) * (classes - 1)), classes - 2)
    return (label + shift) % classes
  })
}

function standardDeviation(values: Float64Array): number {
  const usable = values.filter(Number.isFinite)
  if (usable.length === 0) return 0
  const mean = usable.reduce((sum, value) => sum + value, 0) / usable.length
  return Math.sqrt(usable.reduce((sum, value) => sum + (value - mean) ** 2, 0) / usable.length)
}

function pick(values: Float64Array, rows: Int32Array, width: number): Float64Array {
  const picked = new Float64Array(rows.length * width)
  rows.forEach((row, i) => {
    for (let k = 0; k < width; k++) picked[i * width + k] = values[row * width + k]
  })
  return picked
}

/** Returns null if every row counts, which saves the engines the masking. */
function maskOf(mask: Uint8Array, rows: Int32Array, withMissing: boolean): Uint8Array | null {
  const used = Uint8Array.from(rows, (row) =>
    mask[row] === LABELLED || (!withMissing && mask[row] !== UNUSABLE) ? 1 : 0,
  )
  return used.includes(0) ? used : null
}
