/** What the choice of another problem has changed and kept, as data. The page says it. */
import type { Descriptor } from '../options'
import { problemOf } from '../problems/all'
import { weightingById } from '../weightings/all'
import { modifiers } from '../weightings/modifiers/all'
import type { FieldPath } from './paths'
import { changedByPreset } from './preset'
import type { Recording, RunConfig, WeightingConfig } from './types'

export interface ChangeOfProblem {
  readonly before: RunConfig
  readonly after: RunConfig
  /** Number of changes made during training, which belonged to the old run. */
  readonly edits: number
  /** False if the weighting could not be kept. */
  readonly keptWeighting: boolean
  /** What the presets of the two problems have changed. */
  readonly preset: readonly FieldPath[]
  /** True if an option has values per task, which now hold for the new tasks in their order. */
  readonly perTask: boolean
}

export function changeOfProblem(
  { edits }: Pick<Recording, 'edits'>,
  before: RunConfig,
  after: RunConfig,
): ChangeOfProblem {
  const keptWeighting = before.weighting.id === after.weighting.id
  return {
    before,
    after,
    edits: edits.length,
    keptWeighting,
    preset: changedByPreset(before, after, [problemOf(before).preset, problemOf(after).preset]),
    perTask: keptWeighting && hasValuesPerTask(after.weighting),
  }
}

function hasValuesPerTask(weighting: WeightingConfig): boolean {
  const own: readonly (readonly [Readonly<Record<string, Descriptor>>, Readonly<Record<string, unknown>>])[] = [
    [weightingById(weighting.id).options, weighting.options],
    ...weighting.modifiers.map(
      ({ id, options }) => [modifiers.find((modifier) => modifier.id === id)?.options ?? {}, options] as const,
    ),
  ]
  return own.some(([descriptors, options]) =>
    Object.entries(descriptors).some(([name, { kind }]) => {
      const value = options[name]
      return (kind === 'perTask' || kind === 'curves') && Array.isArray(value) && value.length > 0
    }),
  )
}
