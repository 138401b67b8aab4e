/** A training run that PyTorch recorded (`mtl-parity/1`), and what an engine needs to train the same. */
import { optimizerById } from '../../core/optimizers/all'
import { type LooseOptions, withDefaults } from '../../core/options'
import type { Split } from '../../core/problems/define'
import type { EngineSnapshot, ProgramSpec, RunSettings } from '../engine'
import { indexIn, type Layout } from '../layout'

type Tensor = number[] | number[][]
interface Recorded {
  readonly step: number
  /** Null where the batch has no label of the task. */
  readonly batchLosses: (number | null)[]
  readonly gramian: number[][]
  readonly weights: number[]
  readonly fullLossesAfter: number[]
  readonly logVarianceAfter?: number[]
}
export interface ParityFile {
  readonly format: string
  readonly name: string
  readonly inputs: number[][]
  readonly tasks: readonly {
    readonly loss: string
    readonly options?: LooseOptions
    readonly reduction?: 'mean' | 'sum'
    /** A number for each row, or a list for several yes/no columns. */
    readonly targets: number[] | number[][]
    /** 1 for rows with a label; all rows if absent. */
    readonly mask?: number[]
    /** As in `ProgramSpec`. */
    readonly given?: number
  }[]
  readonly activation: string
  readonly initial: Readonly<Record<string, Tensor>>
  readonly batches: number[][]
  readonly batchNorm: { readonly eps: number; readonly momentum: number } | null
  readonly optimizer: Readonly<Record<string, number | string>> & { readonly name: string; readonly lr: number }
  readonly l2: number
  readonly clipGlobalNorm: number | null
  readonly lrDecay: { readonly every: number; readonly factor: number } | null
  readonly weighting: Readonly<Record<string, unknown>> & { readonly name: string; readonly headWeights: string }
  readonly expected: {
    readonly records: readonly Recorded[]
    readonly finalParameters: Readonly<Record<string, Tensor>>
  }
  readonly tolerance: { readonly float64: number }
}

const KINDS = { mse: 'regression', bce: 'binary', softmax: 'multiclass' } as const

export function specOf(file: ParityFile): ProgramSpec {
  const width = (name: string) => (file.initial[name] as number[]).length
  const depth = Object.keys(file.initial).filter((name) => /^trunk\d+\.bias$/.test(name)).length
  return {
    inputWidth: file.inputs[0].length,
    trunk: Array.from({ length: depth }, (_, l) => width(`trunk${l}.bias`)),
    activation: file.activation,
    batchNorm: file.batchNorm && { epsilon: file.batchNorm.eps, momentum: file.batchNorm.momentum },
    dropout: false,
    head: [],
    tasks: file.tasks.map(({ loss, given, targets }, t) => ({
      kind: KINDS[loss as keyof typeof KINDS],
      outputs: width(`head${t}.bias`),
      targetWidth: [targets[0]].flat().length,
      loss,
      ...(given === undefined ? {} : { given }),
    })),
    optimizer: file.optimizer.name,
    batchSize: file.batches[0].length,
    clips: file.clipGlobalNorm !== null,
    runCount: 1,
  }
}

export const entries = (tensor: Tensor): { row: number; column: number; value: number }[] =>
  tensor.flatMap((row, i) =>
    Array.isArray(row)
      ? row.map((value, j) => ({ row: i, column: j, value }))
      : [{ row: 0, column: i, value: row as number }],
  )

/** All rows; they are the training split and the test split. */
export const splitOf = (file: ParityFile): Split => ({
  rows: file.inputs.length,
  inputs: Float64Array.from(file.inputs.flat()),
  targets: file.tasks.map(({ targets }) => Float64Array.from(targets.flat())),
  masks: file.tasks.map(({ mask }) => (mask ? Uint8Array.from(mask) : null)),
})

export function initialOf(file: ParityFile, spec: ProgramSpec, layout: Layout): EngineSnapshot {
  const parameters = new Float64Array(layout.parameterCount)
  for (const block of layout.blocks) {
    for (const { row, column, value } of entries(file.initial[block.name]))
      parameters[indexIn(block, row, column)] = value
  }
  const statistics = new Float64Array(layout.statisticCount)
  for (const block of layout.statistics) {
    for (let j = 0; j < block.columns; j++) statistics[indexIn(block, 0, j)] = block.kind === 'variance' ? 1 : 0
  }
  const slots = optimizerById(spec.optimizer).slots.map(() => new Float64Array(layout.parameterCount))
  return { parameters, slots, statistics, tracked: null, squares: null }
}

/** Our names of optimizer options, by those of the file. */
const OPTIONS: Readonly<Record<string, string>> = { eps: 'epsilon' }

export function settingsOf(file: ParityFile, step: number, rate: number): RunSettings {
  const { name, lr, headRate, ...rest } = file.optimizer
  const optimizer = optimizerById(name)
  const given = Object.fromEntries(Object.entries(rest).map(([key, value]) => [OPTIONS[key] ?? key, value]))
  const options = withDefaults(optimizer.options, given)
  return {
    seed: 0,
    optimizerConstants: optimizer.constants(step, rate, options),
    headConstants: optimizer.constants(step, rate * Number(headRate ?? 1), options),
    l1: 0,
    l2: file.l2,
    clipValue: 0,
    clipNorm: file.clipGlobalNorm ?? 0,
    dropout: 0,
    aggregate: null,
  }
}

export const rateAt = ({ optimizer, lrDecay }: ParityFile, step: number): number =>
  lrDecay ? optimizer.lr * lrDecay.factor ** Math.floor((step - 1) / lrDecay.every) : optimizer.lr
