/** Asks a weighting for its weights at each step of a path, and makes the gradient that the optimizer gets. */
import type { WeightingConfig } from '../config/types'
import { PURPOSE, stepRandom } from '../numerics/random'
import { AUTO, type LooseOptions } from '../options'
import { accumulateSquares, signVote, track } from '../weightings/aggregates'
import { methodOf } from '../weightings/configured'
import { decide, initState, type PartialObservation, settle, type WeightingState } from '../weightings/decide'
import { aggregateOf, needsOf } from '../weightings/declared'
import { type Choosing, clip, mix, type Settings } from './choosing'
import { GRADIENT } from './define'

const SEED = 1

/**
 * Automatic values of options that allow for the rounding of a Gramian. In training it is that of float32. These fit
 * float64, which keeps paths from moving on where the gradients are exactly opposed.
 */
const AUTOMATIC: LooseOptions = { gramianNoise: 1e-12, rankTolerance: 1e-15 }

/** The method with those values where its own are automatic. */
export function inFloat64(method: WeightingConfig): WeightingConfig {
  const descriptors = methodOf(method).method.options
  const isAutomatic = (name: string) => {
    const descriptor = descriptors[name]
    return descriptor?.kind === 'real' && descriptor.auto === true && (method.options[name] ?? AUTO) === AUTO
  }
  const values = Object.entries(AUTOMATIC).filter(([name]) => isAutomatic(name))
  return { ...method, options: { ...method.options, ...Object.fromEntries(values) } }
}

/** Weights are not limited: the limit of training keeps float32 from overflowing, and would change a direction. */
const LIMITS = { weightLimit: Number.MAX_VALUE }

/** By `decide`, which knows every method. */
export class Chooser implements Choosing {
  readonly weights = new Float64Array(2)
  readonly direction = new Float64Array(2)
  private readonly looksAfter: boolean
  /** Whether the method has an aggregate, at some step. */
  private readonly combines: boolean
  private state: WeightingState
  private asked: readonly number[] = []
  /** The vectors that the weights multiply, [2][2]: the gradients, or the method's memory of them. */
  private readonly vectors = [new Float64Array(2), new Float64Array(2)]
  private readonly gradients = [new Float64Array(2), new Float64Array(2)]
  private readonly memory = [new Float64Array(2), new Float64Array(2)]

  private readonly method: WeightingConfig

  constructor(
    private readonly settings: Settings,
    method: WeightingConfig,
  ) {
    this.method = inFloat64(method)
    this.state = initState(this.method, 2)
    this.combines = methodOf(this.method).method.aggregate !== undefined
    this.looksAfter = needsOf(this.method).includes('lossesAfter')
  }

  /**
   * Called a hundred thousand times for a path: entries are read by index, since taking an array apart or `set` costs
   * more than most decisions.
   */
  choose(step: number, values: Float64Array): void {
    const { settings, method, vectors, gradients, memory } = this
    const losses = [values[0], values[1]]
    const aggregate = this.combines ? aggregateOf(method, step + 1) : null
    for (let i = 0; i < 2; i++) {
      const vector = vectors[i]
      const gradient = gradients[i]
      const from = GRADIENT[i]
      vector[0] = gradient[0] = values[from]
      vector[1] = gradient[1] = values[from + 1]
    }
    const observation: { -readonly [K in keyof PartialObservation]: PartialObservation[K] } = {
      step,
      epoch: step,
      learningRate: settings.learningRate,
      taskCount: 2,
      userWeights: settings.weights,
      random: stepRandom(SEED, PURPOSE.weighting, step),
      losses,
      gramian: gramianOf(gradients),
    }
    if (aggregate?.kind === 'tracked') {
      for (let i = 0; i < 2; i++) track(aggregate, losses[i], gradients[i], memory[i], vectors[i])
      for (let i = 0; i < 2; i++) memory[i].set(vectors[i])
      observation.trackedGramian = gramianOf(vectors)
    } else if (aggregate?.kind === 'squares') {
      observation.squares = gradients.map((g, i) => accumulateSquares(g, memory[i], memory[i]))
    }
    const { weights, state, asked } = decide(method, observation, this.state, LIMITS)
    this.state = state
    this.asked = asked
    this.weights[0] = weights[0]
    this.weights[1] = weights[1]
    if (aggregate?.kind === 'signVote') {
      signVote(vectors, { weights, leak: aggregate.leak, seed: SEED, step }, this.direction)
    } else {
      const v1 = vectors[0]
      const v2 = vectors[1]
      mix(weights, v1[0], v1[1], v2[0], v2[1], this.direction)
    }
    clip(this.direction, settings.clipNorm)
  }

  settle(l1: number, l2: number, values: Float64Array): void {
    if (!this.looksAfter) return
    const after = { losses: [l1, l2], lossesAfter: [values[0], values[1]], asked: this.asked }
    this.state = settle(this.method, after, this.state)
  }
}

/** M_ij = ⟨v_i, v_j⟩, [2][2]. */
function gramianOf(vectors: readonly Float64Array[]): number[][] {
  const a = vectors[0]
  const b = vectors[1]
  const between = a[0] * b[0] + a[1] * b[1]
  return [
    [a[0] * a[0] + a[1] * a[1], between],
    [between, b[0] * b[0] + b[1] * b[1]],
  ]
}
