/** Asks a weighting for its weights at each step of a path, and makes the gradient that the optimizer gets. */
import type { WeightingConfig } from '../config/types'
import { PURPOSE, stepRandom } from '../numerics/random'
import { AUTO, type LooseOptions } from '../options'
import { accumulateSquares, signVote, track } from '../weightings/aggregates'
import { methodOf } from '../weightings/configured'
import { decide, initState, type PartialObservation, settle, type WeightingState } from '../weightings/decide'
import { aggregateOf, needsOf } from '../weightings/declared'
import { GRADIENT, type Pair } from './define'

const SEED = 1
/** The term that PyTorch adds to the norm in `clip_grad_norm_`, as in training. */
const CLIP_GUARD = 1e-6

/**
 * Automatic values of options that allow for the rounding of a Gramian. In training it is that of float32. These fit
 * float64, which keeps paths from moving on where the gradients are exactly opposed.
 */
const AUTOMATIC: LooseOptions = { gramianNoise: 1e-12, rankTolerance: 1e-15 }

/** The method with those values where its own are automatic. */
function inFloat64(method: WeightingConfig): WeightingConfig {
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

interface Settings {
  /** The sliders, [2]. */
  readonly weights: Pair
  readonly learningRate: number
  readonly clipNorm: number
}

export class Chooser {
  /** α [2] of the last choice. */
  readonly weights = new Float64Array(2)
  /** d [2], clipped: what the optimizer gets. */
  readonly direction = new Float64Array(2)
  private readonly looksAfter: boolean
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
    this.looksAfter = needsOf(this.method).includes('lossesAfter')
  }

  /** Decides at step `step` (0 at the start). `values` as `Landscape.evaluate` writes them, with the scales. */
  choose(step: number, values: Float64Array): void {
    const { settings, method, vectors, gradients, memory } = this
    const losses = [values[0], values[1]]
    const aggregate = aggregateOf(method, step + 1)
    for (let i = 0; i < 2; i++) {
      for (let k = 0; k < 2; k++) vectors[i][k] = gradients[i][k] = values[GRADIENT[i] + k]
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
    this.weights.set(weights)
    if (aggregate?.kind === 'signVote') {
      signVote(vectors, { weights, leak: aggregate.leak, seed: SEED, step }, this.direction)
    } else {
      this.mix(vectors)
    }
    this.clip()
  }

  /** Tells the method what its step did to the losses: l1 and l2 were before it, `values` are after it. */
  settle(l1: number, l2: number, values: Float64Array): void {
    if (!this.looksAfter) return
    const after = { losses: [l1, l2], lossesAfter: [values[0], values[1]], asked: this.asked }
    this.state = settle(this.method, after, this.state)
  }

  private mix([v1, v2]: readonly Float64Array[]): void {
    const [a1, a2] = this.weights
    for (let k = 0; k < 2; k++) this.direction[k] = (a1 === 0 ? 0 : a1 * v1[k]) + (a2 === 0 ? 0 : a2 * v2[k])
  }

  private clip(): void {
    const { clipNorm } = this.settings
    if (!(clipNorm > 0)) return
    const [d1, d2] = this.direction
    const factor = Math.min(1, clipNorm / (Math.sqrt(d1 * d1 + d2 * d2) + CLIP_GUARD))
    this.direction[0] *= factor
    this.direction[1] *= factor
  }
}

/** M_ij = ⟨v_i, v_j⟩, [2][2]. */
function gramianOf([a, b]: readonly Float64Array[]): number[][] {
  const between = a[0] * b[0] + a[1] * b[1]
  return [
    [a[0] * a[0] + a[1] * a[1], between],
    [between, b[0] * b[0] + b[1] * b[1]],
  ]
}
