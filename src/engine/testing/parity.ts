/**
 * Replays a training run that PyTorch recorded (`mtl-parity/1`) on an engine: same inputs, initial
 * parameters and batches, and compares losses, Gramian, weights and final parameters.
 */
import { numbers } from '../../core/formulas/numbers'
import { quadratic } from '../../core/numerics/dense'
import { optimizerById } from '../../core/optimizers/all'
import { withDefaults } from '../../core/options'
import { weightings } from '../../core/weightings/all'
import { decide, initState, type WeightingState } from '../../core/weightings/decide'
import type { Matrix } from '../../core/weightings/define'
import type { Engine, EngineSnapshot, Population, ProgramSpec, RunSettings } from '../engine'
import { indexIn, type Layout, layoutOf } from '../layout'

type Tensor = number[] | number[][]
interface Recorded {
  readonly step: number
  readonly batchLosses: number[]
  readonly gramian: number[][]
  readonly weights: number[]
  readonly fullLossesAfter: number[]
  readonly logVarianceAfter?: number[]
}
export interface ParityFile {
  readonly format: string
  readonly name: string
  readonly inputs: number[][]
  readonly tasks: readonly { readonly loss: string; readonly targets: number[] }[]
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

export interface ParityResult {
  readonly worst: number
  readonly tolerance: number
  /** What was worst, for example `gramian at step 50`. */
  readonly where: string
}

/** Names in the recordings → ours. */
const WEIGHTINGS: Readonly<Record<string, string>> = {
  equal: 'weighted-sum',
  weightedSum: 'weighted-sum',
  uncertainty: 'uw',
  mgda: 'mgda',
  cagrad: 'cagrad',
  pcgrad: 'pcgrad',
  upgrad: 'upgrad',
  nashMtl: 'nash-mtl',
}
const KINDS = { mse: 'regression', bce: 'binary', softmax: 'multiclass' } as const

/** The weighting's name when the registry does not have it (yet), else null. */
export function missingWeighting(file: ParityFile): string | null {
  const id = WEIGHTINGS[file.weighting.name] ?? file.weighting.name
  return weightings.some((weighting) => weighting.id === id) ? null : file.weighting.name
}

function specOf(file: ParityFile): ProgramSpec {
  const width = (name: string) => (file.initial[name] as number[]).length
  const depth = Object.keys(file.initial).filter((name) => /^trunk\d+\.bias$/.test(name)).length
  return {
    inputWidth: file.inputs[0].length,
    trunk: Array.from({ length: depth }, (_, l) => width(`trunk${l}.bias`)),
    activation: file.activation,
    batchNorm: file.batchNorm && { epsilon: file.batchNorm.eps, momentum: file.batchNorm.momentum },
    dropout: false,
    head: [],
    tasks: file.tasks.map(({ loss }, t) => ({
      kind: KINDS[loss as keyof typeof KINDS],
      outputs: width(`head${t}.bias`),
      targetWidth: 1,
      loss,
    })),
    optimizer: file.optimizer.name,
    batchSize: file.batches[0].length,
    clips: file.clipGlobalNorm !== null,
    runCount: 1,
  }
}

const entries = (tensor: Tensor): { row: number; column: number; value: number }[] =>
  tensor.flatMap((row, i) =>
    Array.isArray(row)
      ? row.map((value, j) => ({ row: i, column: j, value }))
      : [{ row: 0, column: i, value: row as number }],
  )

function initialOf(file: ParityFile, spec: ProgramSpec, layout: Layout): EngineSnapshot {
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

/** The file's names of optimizer options → ours. */
const OPTIONS: Readonly<Record<string, string>> = { eps: 'epsilon' }

function settingsOf(file: ParityFile, step: number, rate: number): RunSettings {
  const { name, lr, ...rest } = file.optimizer
  const optimizer = optimizerById(name)
  const given = Object.fromEntries(Object.entries(rest).map(([key, value]) => [OPTIONS[key] ?? key, value]))
  const options = withDefaults(optimizer.options, given) as Readonly<Record<string, number>>
  return {
    seed: 0,
    optimizerConstants: optimizer.constants(step, rate, options),
    l1: 0,
    l2: file.l2,
    clipValue: 0,
    clipNorm: file.clipGlobalNorm ?? 0,
    dropout: 0,
    aggregate: null,
  }
}

const rateAt = ({ optimizer, lrDecay }: ParityFile, step: number): number =>
  lrDecay ? optimizer.lr * lrDecay.factor ** Math.floor((step - 1) / lrDecay.every) : optimizer.lr

/** Decides a step's weights as the file says: through the registry, with the file's own options. */
interface Decider {
  weigh(losses: number[], gramian: Matrix, step: number): { trunk: number[]; heads: number[]; shown: number[] }
  logVariance(): readonly number[] | null
}

function deciderOf(file: ParityFile): Decider {
  if (file.weighting.name === 'uncertainty' && !methodCovers(file)) return uncertaintyBy(file)
  const taskCount = file.tasks.length
  const config = { id: WEIGHTINGS[file.weighting.name] ?? file.weighting.name, options: {}, modifiers: [] }
  let state: WeightingState = initState({ ...config, options: optionsOf(file, 0) }, taskCount)
  return {
    weigh(losses, gramian, step) {
      const orders = file.weighting.order as number[][] | undefined
      let drawn = 0
      const outcome = decide(
        { ...config, options: optionsOf(file, step) },
        {
          step: step - 1,
          epoch: 0,
          learningRate: rateAt(file, step),
          taskCount,
          userWeights: (file.weighting.weights as number[] | undefined) ?? losses.map(() => 1),
          random: { uniform: () => 0.5, normal: () => 0, order: (items) => orders?.[drawn++] ?? [...items] },
          losses,
          gramian,
        },
        state,
        { weightLimit: Number.POSITIVE_INFINITY },
      )
      state = outcome.state
      const { trunk, shown } =
        file.weighting.name === 'nashMtl'
          ? normalisedNash(outcome.trace.unclipped as number[], gramian, Number(file.weighting.maxNorm))
          : { trunk: outcome.weights, shown: outcome.weights }
      return { trunk, heads: file.weighting.headWeights === 'ones' ? losses.map(() => 1) : shown, shown }
    },
    logVariance: () => (state.method as { logVariance?: readonly number[] } | null)?.logVariance ?? null,
  }
}

/**
 * The recordings bargain over G / ‖G‖_F, so their a is ours times √‖G‖_F; heads take it as it is, the
 * trunk's gradient is cut to `maxNorm` as PyTorch clips, with 1e-6 added to the norm.
 */
function normalisedNash(a: readonly number[], gramian: Matrix, maxNorm: number) {
  const frobenius = Math.sqrt(gramian.flat().reduce((sum, x) => sum + x * x, 0))
  const shown = a.map((x) => x * Math.sqrt(frobenius))
  const length = Math.sqrt(quadratic(gramian, shown))
  return { trunk: shown.map((x) => x * Math.min(1, maxNorm / (length + 1e-6))), shown }
}

function optionsOf(file: ParityFile, step: number): Readonly<Record<string, unknown>> {
  const { weighting } = file
  switch (weighting.name) {
    case 'uncertainty':
      return {
        init: (weighting.initialLogVariance as number[])[0],
        optimizer: file.optimizer.name === 'sgd' ? 'sgd' : 'adam',
        learningRate: rateAt(file, Math.max(step, 1)),
      }
    case 'cagrad':
      return {
        gramianNoise: 0,
        c: weighting.c,
        rescale: { none: 0, '1+c^2': 1, '1+c': 2 }[String(weighting.rescale)] ?? 1,
      }
    case 'upgrad':
      return { regEps: weighting.regEps, normEps: 0 }
    case 'nashMtl':
      return { maxNorm: weighting.maxNorm, gramianNoise: 1e-12 }
    case 'mgda':
      return { gramianNoise: 0 }
    default:
      return {}
  }
}

/** Whether `uw` itself can do it: one start for all tasks, plain descent or Adam at PyTorch's defaults. */
function methodCovers({ optimizer, weighting }: ParityFile): boolean {
  const starts = new Set(weighting.initialLogVariance as number[])
  if (starts.size !== 1) return false
  if (optimizer.name === 'sgd') return true
  const { beta1 = 0.9, beta2 = 0.999, eps = 1e-8 } = optimizer
  return ['adam', 'adamw'].includes(optimizer.name) && beta1 === 0.9 && beta2 === 0.999 && eps === 1e-8
}

/** Uncertainty weighting whose log-variances start or move as the method itself does not offer. */
function uncertaintyBy(recorded: ParityFile): Decider {
  // Log-variances are trained without decay.
  const file = { ...recorded, optimizer: { ...recorded.optimizer, weightDecay: 0 } }
  const optimizer = optimizerById(file.optimizer.name)
  let s = [...(file.weighting.initialLogVariance as number[])]
  const slots = s.map(() => optimizer.slots.map(() => 0))
  return {
    weigh(losses, _gramian, step) {
      const weights = s.map((x) => 0.5 * Math.exp(-x))
      const { optimizerConstants: constants } = settingsOf(file, step, rateAt(file, step))
      s = s.map((parameter, i) => {
        const gradient = 0.5 * (1 - Math.exp(-parameter) * losses[i])
        const next = optimizer.update(numbers, { parameter, gradient, slots: slots[i], constants })
        slots[i] = [...next.slots]
        return next.parameter
      })
      return { trunk: weights, heads: weights, shown: weights }
    },
    logVariance: () => s,
  }
}

/** Runs the file on the engine and answers the worst absolute error (Gramian: relative to its trace where that is above 1). */
export async function replayParity(engine: Engine, file: ParityFile): Promise<ParityResult> {
  const { records } = file.expected
  const unreachable = records.find(({ step }) => !(step >= 1 && step <= file.batches.length))
  if (records.length === 0) throw new Error('nothing was recorded')
  if (unreachable) throw new Error(`a record of step ${unreachable.step}, but ${file.batches.length} batches`)
  const spec = specOf(file)
  const layout = layoutOf(spec)
  const split = {
    rows: file.inputs.length,
    inputs: Float64Array.from(file.inputs.flat()),
    targets: file.tasks.map(({ targets }) => Float64Array.from(targets)),
    masks: file.tasks.map(() => null),
  }
  const population = await engine.create(spec, { train: split, test: split })
  population.write(initialOf(file, spec, layout))
  const lossOptions = file.tasks.map(({ loss }) => (loss === 'softmax' ? [0] : []))
  const decider = deciderOf(file)
  let worst = 0
  let where = 'nothing'
  const compare = (got: ArrayLike<number>, wanted: readonly number[], name: string, unit = 1) => {
    wanted.forEach((value, k) => {
      const error = Math.abs(got[k] - value) / unit
      if (!(error <= worst)) {
        worst = Number.isNaN(error) ? Number.POSITIVE_INFINITY : error
        where = name
      }
    })
  }
  for (let step = 1; step <= file.batches.length; step++) {
    const rows = Int32Array.from(file.batches[step - 1])
    const runs = [settingsOf(file, step, rateAt(file, step))]
    const observed = population.observe(
      { step: step - 1, rows, lossOptions, runs },
      { gramian: true, representationGramian: false },
    )
    const losses = [...observed.losses]
    const gramian = gramianOf(observed.layerGramians ?? new Float64Array(), losses.length)
    const { trunk, heads, shown } = decider.weigh(losses, gramian, step)
    population.apply({ trunk: Float64Array.from(trunk), heads: Float64Array.from(heads) })
    const record = records.find((candidate) => candidate.step === step)
    if (!record) continue
    compare(losses, record.batchLosses, `batch losses at step ${step}`)
    const trace = record.gramian.reduce((sum, row, t) => sum + row[t], 0)
    compare(gramian.flat(), record.gramian.flat(), `Gramian at step ${step}`, Math.max(1, trace))
    compare(shown, record.weights, `weights at step ${step}`)
    const full = population.evaluate('train', lossOptions).losses
    compare(full, record.fullLossesAfter, `full losses after step ${step}`)
    const logVariance = decider.logVariance()
    if (record.logVarianceAfter && logVariance) {
      compare(logVariance, record.logVarianceAfter, `log-variances after step ${step}`)
    }
  }
  compareFinal(population, layout, file, compare)
  population.dispose()
  return { worst, tolerance: file.tolerance.float64, where }
}

function compareFinal(
  population: Population,
  layout: Layout,
  file: ParityFile,
  compare: (got: ArrayLike<number>, wanted: readonly number[], name: string) => void,
): void {
  const { parameters, statistics } = population.read()
  for (const [name, tensor] of Object.entries(file.expected.finalParameters)) {
    const block = layout.blocks.find((candidate) => candidate.name === name)
    const statistic = layout.statistics.find((candidate) => candidate.name === name)
    const place = block ?? statistic
    if (!place) throw new Error(`no tensor '${name}'`)
    const from = block ? parameters : statistics
    const wanted = entries(tensor)
    compare(
      wanted.map(({ row, column }) => from[indexIn(place, row, column)]),
      wanted.map(({ value }) => value),
      `final ${name}`,
    )
  }
}

function gramianOf(layers: Float64Array, size: number): number[][] {
  const sum = Array.from({ length: size }, () => new Array<number>(size).fill(0))
  for (let k = 0; k < layers.length; k++) {
    const entry = k % (size * size)
    sum[Math.floor(entry / size)][entry % size] += layers[k]
  }
  return sum
}
