/** Values that come with the choice of a problem, because the usual ones do not serve it (`Problem.preset`). */
import type { Preset } from '../problems/define'
import { defaultConfig } from './defaults'
import { type FieldPath, getField, setField } from './paths'
import type { RunConfig } from './types'

const entriesOf = (preset: Preset = {}): readonly (readonly [FieldPath, unknown])[] =>
  Object.entries(preset).flatMap(([part, values]) =>
    Object.entries(values).map(([name, value]) => [`${part}.${name}` as FieldPath, value] as const),
  )

const isAt = (config: RunConfig, path: FieldPath, value: unknown): boolean =>
  JSON.stringify(getField(config, path)) === JSON.stringify(value)

/**
 * The set-up with the values of a problem's preset in place of those that came with the problem before: what the former
 * preset has set, and nobody has changed since, goes back to the default.
 */
export function withPreset(config: RunConfig, former: Preset | undefined, preset: Preset | undefined): RunConfig {
  const untouched = entriesOf(former).filter(([path, value]) => isAt(config, path, value))
  const usual = untouched.map(([path]) => [path, getField(defaultConfig, path)] as const)
  return [...usual, ...entriesOf(preset)].reduce((changed, [path, value]) => setField(changed, path, value), config)
}

/** Which fields of the two presets have another value after the change than before it. */
export const changedByPreset = (
  before: RunConfig,
  after: RunConfig,
  presets: readonly (Preset | undefined)[],
): readonly FieldPath[] => [
  ...new Set(presets.flatMap(entriesOf).flatMap(([path]) => (isAt(before, path, getField(after, path)) ? [] : [path]))),
]
