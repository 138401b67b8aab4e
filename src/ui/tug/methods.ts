import type { WeightingConfig } from '../../core/config/types'
import { PURPOSE, stepRandom } from '../../core/numerics/random'
import { withDefaults } from '../../core/options'
import { weightingById, weightings } from '../../core/weightings/all'
import { decide, initState } from '../../core/weightings/decide'
import { aggregateOf, needsOf } from '../../core/weightings/declared'
import type { Family, Matrix, Need, Vector } from '../../core/weightings/define'

/** What a method is asked about: gradients by their Gramian, and what else stands in a record. */
export interface Scene {
  readonly gramian: Matrix
  readonly losses: Vector
  readonly userWeights: Vector
  readonly step: number
  readonly epoch: number
  readonly learningRate: number
  readonly seed: number
}

export interface Comparable {
  readonly id: string
  readonly family: Family
  /** Keeps a state from step to step: what is answered here is its first step. */
  readonly remembers: boolean
}

const KNOWN: readonly Need[] = ['losses', 'gramian']
const plain = (id: string): WeightingConfig => ({ id, options: {}, modifiers: [] })

/** Whether losses and Gramian of one step are all that the weighting asks for. */
export const isAnswerable = (config: WeightingConfig): boolean =>
  needsOf(config).every((need) => KNOWN.includes(need)) && aggregateOf(config, 1) === null

/** Whether a method starts with a state of its own. */
export function remembers(id: string): boolean {
  const method = weightingById(id)
  return method.init(2, withDefaults(method.options, {})) !== null
}

/**
 * The methods that can be asked, in the registry's order. Those from the losses alone are left out
 * when they remember: their first step is the same for nearly all of them.
 */
export const comparables: readonly Comparable[] = weightings
  .map(({ id, family }) => ({ id, family: family as Family, remembers: remembers(id) }))
  .filter(
    ({ id, family, remembers }) =>
      isAnswerable(plain(id)) &&
      (family === 'fixed' || family === 'gradient' || family === 'hybrid' || (family === 'loss' && !remembers)),
  )

/** α that a method with a fresh memory gives; null where it needs more than the scene has. */
export function answerOf(config: WeightingConfig, scene: Scene): readonly number[] | null {
  if (!isAnswerable(config)) return null
  const taskCount = scene.gramian.length
  const { weights } = decide(
    config,
    { ...scene, taskCount, random: stepRandom(scene.seed, PURPOSE.weighting, scene.step) },
    initState(config, taskCount),
  )
  return weights.some((weight) => weight !== 0) ? weights : null
}

/** The answer of a method with its options at their defaults. */
export const plainAnswer = (id: string, scene: Scene): readonly number[] | null => answerOf(plain(id), scene)
