import type { WeightingConfig } from '../../core/config/types'
import { PURPOSE, stepRandom } from '../../core/numerics/random'
import { withDefaults } from '../../core/options'
import { weightingById, weightings } from '../../core/weightings/all'
import { decide, initState } from '../../core/weightings/decide'
import { aggregateOf, needsOf } from '../../core/weightings/declared'
import type { Family, Matrix, Need, Vector } from '../../core/weightings/define'

/** The input for a method: gradients by their Gramian, and other values of a record. */
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
  /** The method keeps a state between steps; the direction shown is that of its first step. */
  readonly remembers: boolean
}

const KNOWN: readonly Need[] = ['losses', 'gramian']
const plain = (id: string): WeightingConfig => ({ id, options: {}, modifiers: [] })

/** Whether the weighting needs only the losses and the Gramian of one step. */
export const isAnswerable = (config: WeightingConfig): boolean =>
  needsOf(config).every((need) => KNOWN.includes(need)) && aggregateOf(config, 1) === null

/** Whether a method keeps a state. */
export function remembers(id: string): boolean {
  const method = weightingById(id)
  return method.init(2, withDefaults(method.options, {})) !== null
}

/**
 * The methods whose direction can be computed here, in the registry's order. Methods that use only losses and keep a
 * state are left out: nearly all of them have the same first step.
 */
export const comparables: readonly Comparable[] = weightings
  .map(({ id, family }) => ({ id, family: family as Family, remembers: remembers(id) }))
  .filter(
    ({ id, family, remembers }) =>
      isAnswerable(plain(id)) &&
      (family === 'fixed' || family === 'gradient' || family === 'hybrid' || (family === 'loss' && !remembers)),
  )

/** The weights α of a method with a fresh state; null if it needs more than the scene has. */
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

/** The weights α of a method with default options. */
export const plainAnswer = (id: string, scene: Scene): readonly number[] | null => answerOf(plain(id), scene)
