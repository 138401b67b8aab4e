/**
 * Replays a training run that PyTorch recorded on an engine, and compares losses, Gramian, weights and final
 * parameters.
 */
import { lossById } from '../../core/losses/all'
import { classWeightsOf, lossNumbers } from '../../core/losses/classWeights'
import type { Engine, Population } from '../engine'
import { indexIn, type Layout, layoutOf } from '../layout'
import { normaliserOf } from '../normaliser'
import { entries, initialOf, type ParityFile, rateAt, settingsOf, specOf, splitOf } from './parityFile'
import { deciderOf } from './parityWeights'

export interface ParityResult {
  readonly worst: number
  readonly tolerance: number
  /** Where the error was worst, for example `Gramian at step 50`. */
  readonly where: string
}

/**
 * Trains as the file says on the engine and returns the worst absolute error. Errors of the Gramian are relative to its
 * trace if that is above 1.
 */
export async function replayParity(engine: Engine, file: ParityFile): Promise<ParityResult> {
  const { records } = file.expected
  const unreachable = records.find(({ step }) => !(step >= 1 && step <= file.batches.length))
  if (records.length === 0) throw new Error('nothing was recorded')
  if (unreachable) throw new Error(`a record of step ${unreachable.step}, but ${file.batches.length} batches`)
  const spec = specOf(file)
  const layout = layoutOf(spec)
  const split = splitOf(file)
  const population = await engine.create(spec, { train: split, test: split })
  population.write(initialOf(file, spec, layout))
  const lossOptions = file.tasks.map(({ loss, options = {} }, t) =>
    lossNumbers(lossById(loss), options, spec.tasks[t].outputs, []),
  )
  const sums = file.tasks.map(({ reduction }) => reduction === 'sum')
  const decider = deciderOf(file)
  let worst = 0
  let where = 'nothing'
  const compare = (got: ArrayLike<number>, wanted: readonly (number | null)[], name: string, unit = 1) => {
    wanted.forEach((value, k) => {
      if (value === null && Number.isNaN(got[k])) return
      const error = value === null ? Number.NaN : Math.abs(got[k] - value) / unit
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
      { step: step - 1, rows, lossOptions, sums, runs },
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
    const full = population.evaluate('train', lossOptions).losses.map((mean, t) => {
      const weights = classWeightsOf(lossById(file.tasks[t].loss), lossOptions[t])
      return sums[t] ? mean * normaliserOf(split, t, weights, null, 0, split.rows) : mean
    })
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
