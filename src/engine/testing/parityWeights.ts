/** Computes the weights of a recorded run with our weightings and the options of the recording. */
import { numbers } from '../../core/formulas/numbers'
import { quadratic } from '../../core/numerics/dense'
import { optimizerById } from '../../core/optimizers/all'
import { weightings } from '../../core/weightings/all'
import { decide, initState, type WeightingState } from '../../core/weightings/decide'
import type { Matrix } from '../../core/weightings/define'
import { type ParityFile, rateAt, settingsOf } from './parityFile'

/** Our names of weightings, by those of the recordings. */
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
const methodOf = ({ weighting }: ParityFile): string => WEIGHTINGS[weighting.name] ?? weighting.name

/** The name of the recording's weighting if the registry does not have it, otherwise null. */
export function missingWeighting(file: ParityFile): string | null {
  const id = methodOf(file)
  return weightings.some((weighting) => weighting.id === id) ? null : file.weighting.name
}

/** Decides the weights of each step. */
export interface Decider {
  weigh(losses: number[], gramian: Matrix, step: number): { trunk: number[]; heads: number[]; shown: number[] }
  logVariance(): readonly number[] | null
}

export function deciderOf(file: ParityFile): Decider {
  if (file.weighting.name === 'uncertainty' && !methodCovers(file)) return uncertaintyBy(file)
  const taskCount = file.tasks.length
  const config = { id: methodOf(file), options: {}, modifiers: [] }
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
 * The recordings solve for G / ‖G‖_F, so their a is ours times √‖G‖_F. The heads use it directly. The trunk's gradient
 * is clipped to `maxNorm` as in PyTorch, which adds 1e-6 to the norm.
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

/** True if `uw` covers the recording: the same start for all tasks, and plain descent or Adam at PyTorch's defaults. */
function methodCovers({ optimizer, weighting }: ParityFile): boolean {
  const starts = new Set(weighting.initialLogVariance as number[])
  if (starts.size !== 1) return false
  if (optimizer.name === 'sgd') return true
  const { beta1 = 0.9, beta2 = 0.999, eps = 1e-8 } = optimizer
  return ['adam', 'adamw'].includes(optimizer.name) && beta1 === 0.9 && beta2 === 0.999 && eps === 1e-8
}

/** Uncertainty weighting with a start or an optimizer of the log-variances that `uw` does not offer. */
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
