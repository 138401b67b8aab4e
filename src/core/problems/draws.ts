/** Draws that problems share: a task's noise and missing labels, and which rows belong to which split. */
import type { ProblemConfig, TaskConfig } from '../config/types'
import type { TaskKind } from '../losses/define'
import { normal, PURPOSE, permutation, uniform } from '../numerics/random'

/** Key of a task's draws. It depends on the task's id alone, so that the order of tasks does not matter. */
export function laneOf(task: Pick<TaskConfig, 'id'>): number {
  let hash = 0
  for (const character of task.id) hash = (Math.imul(hash, 31) + character.charCodeAt(0)) >>> 0
  return hash
}

export interface DrawnTask {
  /** [N, columns]; 0 where the clean target is not finite. */
  readonly targets: Float64Array
  /** [N]: whether the row has a target, and whether training sees it. */
  readonly mask: Uint8Array
}

const UNUSABLE = 0
const LABELLED = 1
const MISSING = 2

/**
 * Noisy targets, and which of them are usable: labelled, finite, and not dropped from the rare class.
 *
 * With several columns each value has noise of its own, and the columns of a row are labelled together or not at all.
 * Only a single column can have a rare class (`hasDial`).
 *
 * @param clean [N, columns], the clean targets of all rows; not finite where a row has none
 * @param outputs number of classes of a multiclass task
 */
export function drawTask(
  { seed }: ProblemConfig,
  task: TaskConfig,
  kind: TaskKind,
  outputs: number,
  clean: Float64Array,
  columns = 1,
): DrawnTask {
  const lane = laneOf(task)
  const classes = kind === 'multiclass' ? outputs : 2
  const targets =
    kind === 'regression'
      ? withNoise(clean, columns, task.noise, seed, lane)
      : withFlips(clean, task.noise, classes, seed, lane)
  const thinsOut = kind !== 'regression' && columns === 1
  const mask = Uint8Array.from({ length: clean.length / columns }, (_, row) => {
    const values = targets.subarray(row * columns, (row + 1) * columns)
    if (!values.every(Number.isFinite)) return UNUSABLE
    if (thinsOut && !keepsLabel(task, classes, clean[row], seed, row)) return UNUSABLE
    return uniform(seed, PURPOSE.labels, row, lane) < task.labels ? LABELLED : MISSING
  })
  return { targets: targets.map((value) => (Number.isFinite(value) ? value : 0)), mask }
}

/**
 * Class imbalance: a row of the rare class (1 of two classes, the last of several) keeps its label with probability ρ, all others keep theirs. With a share p of
 * the rare class in the clean data, its share among the labels becomes
 *
 *     p′ = ρ p / (ρ p + 1 − p)
 *
 * | symbol | here        | unit                                                             |
 * | ------ | ----------- | ---------------------------------------------------------------- |
 * | ρ      | `task.rare` | none; 1 keeps all                                                |
 * |        | `label`     | class index before label noise, since annotators err afterwards  |
 *
 * This is a property of the data, so it holds for test rows too. Only the label goes: other tasks still train on the row.
 */
const keepsLabel = (task: TaskConfig, classes: number, label: number, seed: number, row: number): boolean =>
  label !== classes - 1 || uniform(seed, PURPOSE.rareClass, row, laneOf(task)) < task.rare

/** Noise with a share of each column's standard deviation. */
function withNoise(clean: Float64Array, columns: number, noise: number, seed: number, lane: number): Float64Array {
  if (!(noise > 0)) return clean
  const deviations = Array.from(
    { length: columns },
    (_, column) => noise * standardDeviation(clean.filter((__, i) => i % columns === column)),
  )
  return clean.map((value, i) => {
    const deviation = deviations[i % columns]
    return deviation > 0 ? value + deviation * normal(seed, PURPOSE.noise, i, lane) : value
  })
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

/**
 * The numbers of the rows of both splits, in random order.
 *
 * @param rows number of rows from which `samples` are drawn; `samples` itself where rows are made
 */
export function drawSplits(
  { samples, testFraction, seed }: ProblemConfig,
  rows: number = samples,
): { readonly train: Int32Array; readonly test: Int32Array } {
  const drawn = permutation(seed, PURPOSE.split, 0, rows).subarray(0, samples)
  const testRows = Math.min(Math.max(Math.round(drawn.length * testFraction), 1), drawn.length - 1)
  return { train: drawn.subarray(testRows), test: drawn.subarray(0, testRows) }
}

/** The given rows of values [N, width]. */
export function pickRows(values: Float64Array, rows: Int32Array, width: number): Float64Array {
  const picked = new Float64Array(rows.length * width)
  rows.forEach((row, i) => {
    for (let k = 0; k < width; k++) picked[i * width + k] = values[row * width + k]
  })
  return picked
}

/** The same task, whose training has no labels but in rows where `has` is 1. Its test rows stay. */
export const labelledWhere = ({ targets, mask }: DrawnTask, has: ArrayLike<number>): DrawnTask => ({
  targets,
  mask: mask.map((state, row) => (state === LABELLED && has[row] !== 1 ? MISSING : state)),
})

/**
 * The mask of the given rows. Only training rows have missing labels: test rows count wherever they have a target.
 * Returns null if every row counts, which saves the engines the masking.
 */
export function maskOfRows({ mask }: DrawnTask, rows: Int32Array, isTraining: boolean): Uint8Array | null {
  const used = Uint8Array.from(rows, (row) =>
    mask[row] === LABELLED || (!isTraining && mask[row] !== UNUSABLE) ? 1 : 0,
  )
  return used.includes(0) ? used : null
}
