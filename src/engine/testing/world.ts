/** Small programs and data for engine tests. T, R and B differ, so that a test with swapped axes fails. */
import { lossById } from '../../core/losses/all'
import { lossNumbers } from '../../core/losses/classWeights'
import type { TaskKind } from '../../core/losses/define'
import { normal, uniform } from '../../core/numerics/random'
import { optimizerById } from '../../core/optimizers/all'
import { withDefaults } from '../../core/options'
import type { Split } from '../../core/problems/define'
import type { Batch, ProgramSpec, RunSettings } from '../engine'

const DATA = 101

/** A task with the loss of that name. Multiclass tasks get `classes` outputs. */
export function taskWith(loss: string, classes = 3): ProgramSpec['tasks'][number] {
  const kind: TaskKind = lossById(loss).fits[0]
  return { kind, outputs: kind === 'multiclass' ? classes : 1, targetWidth: 1, loss }
}

export function specWith(parts: Partial<ProgramSpec>): ProgramSpec {
  return {
    inputWidth: 3,
    trunk: [5, 4],
    activation: 'tanh',
    batchNorm: null,
    dropout: false,
    head: [],
    tasks: [taskWith('mse')],
    optimizer: 'sgd',
    batchSize: 6,
    clips: false,
    runCount: 1,
    ...parts,
  }
}

/** Rows of inputs, targets that fit each task, and masks; with `masked` some labels are missing. */
export function splitFor(spec: ProgramSpec, rows: number, masked: boolean): Split {
  const target = (task: ProgramSpec['tasks'][number], t: number, row: number): number => {
    if (task.kind === 'binary') return uniform(DATA, 11, row, t) < 0.5 ? 0 : 1
    if (task.kind === 'multiclass') return Math.floor(uniform(DATA, 12, row, t) * task.outputs)
    const value = normal(DATA, 13, row, t)
    return lossById(task.loss).properties.targets === 'nonNegative' ? Math.floor(Math.abs(2 * value)) : value
  }
  return {
    rows,
    inputs: Float64Array.from({ length: rows * spec.inputWidth }, (_, k) => normal(DATA, 10, k)),
    targets: spec.tasks.map((task, t) =>
      Float64Array.from({ length: rows * task.targetWidth }, (_, k) => target(task, t, k)),
    ),
    masks: spec.tasks.map((_, t) =>
      masked && t % 2 === 0 ? Uint8Array.from({ length: rows }, (__, row) => (row % 3 === t % 3 ? 0 : 1)) : null,
    ),
  }
}

export function settings(spec: ProgramSpec, run: number, parts: Partial<RunSettings> = {}, step = 0): RunSettings {
  const optimizer = optimizerById(spec.optimizer)
  const options = withDefaults(optimizer.options, {})
  return {
    seed: 40 + run,
    optimizerConstants: optimizer.constants(step + 1, 0.05 * (run + 1), options),
    l1: 0,
    l2: 0,
    clipValue: 0,
    clipNorm: 0,
    dropout: 0,
    aggregate: null,
    ...parts,
  }
}

export function batchOf(spec: ProgramSpec, rows: number, step: number, parts: Partial<RunSettings> = {}): Batch {
  const { runCount, batchSize } = spec
  return {
    step,
    rows: Int32Array.from({ length: runCount * batchSize }, (_, k) => Math.floor(uniform(DATA, 14, step, k) * rows)),
    lossOptions: spec.tasks.map(({ loss, outputs }) => lossNumbers(lossById(loss), {}, outputs, [])),
    runs: Array.from({ length: runCount }, (_, run) => settings(spec, run, parts, step)),
  }
}

/** Weights that differ between tasks and runs, [T, R]. */
export const weightsFor = (spec: ProgramSpec, offset = 0): Float64Array =>
  Float64Array.from({ length: spec.tasks.length * spec.runCount }, (_, k) => 0.3 + ((k * 7 + offset) % 5) * 0.4)
