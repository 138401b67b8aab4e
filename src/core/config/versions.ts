/**
 * Versions of what leaves the page: links, files and kept comparisons. All of them contain recordings, so they share
 * one list of versions. Each version has a name and one step up from the version before it.
 *
 * A field that a link or file leaves out has the default of *its* version, so each version names its defaults. A new
 * field whose default trains as before needs no version: it joins the defaults of all versions. To add any other field,
 * to rename one, or to change its unit or default, add a version:
 *
 *  1. Move the old defaults here, as those of the version before, and cast them if today's type has other fields
 *     (`core/testing/versions.ts` shows how). `versions.test.ts` compares those of version 1 with a fixture.
 *  2. Append `{ version, name, defaults, formerFields, up, upChange }`, where `up` also gives a new field its value. A
 *     renamed field keeps its short name.
 *  3. Leave the links of version 1 in `e2e/fixtures` as they are: tests read them as recordings of that version.
 *
 * There is no step down. An older page reads a newer recording as far as it can, and says that it is newer.
 */
import { defaultConfig, defaultTask } from './defaults'
import { type FieldFault, isObject } from './faults'
import type { FieldPath } from './paths'
import type { Recording, RunConfig, TaskConfig } from './types'
import { validateRecording } from './validate'

type Json = Readonly<Record<string, unknown>>

/** A change of one field, as in edits and lanes. `field` is not a path yet: an older version may name it otherwise. */
export interface Change {
  readonly field: string
  readonly value: unknown
}

/** A field under its old name. `path` is as in `fields.ts`, for example `tasks.*.weight`. */
export interface FormerField {
  readonly path: FieldPath
  readonly short: string
}

export interface Version {
  /** 1, 2, 3 and so on, without gaps. */
  readonly version: number
  /** What the version changed, for example `AddScale`. */
  readonly name: string
  /** The values of fields that a recording of this version leaves out. */
  readonly defaults: {
    readonly config: RunConfig
    readonly task: (id: string, target: string, loss: string) => TaskConfig
  }
  /**
   * Fields of the version before that this version renamed or removed. With their short names, links of older versions
   * are read as `up` expects them.
   */
  readonly formerFields?: readonly FormerField[]
  /** Turns a complete config of the version before into one of this version. Absent for the first version. */
  readonly up?: (config: Json) => Json
  /** The same for one change; null if its field no longer exists. If absent, changes stay as they are. */
  readonly upChange?: (change: Change) => Change | null
}

/** Throws a RangeError unless the versions are 1, 2, 3 and so on, and all but the first have `up`. */
export function defineVersions(list: readonly Version[]): readonly Version[] {
  if (list.length === 0) throw new RangeError('no versions')
  list.forEach(({ version, name, up }, i) => {
    if (version !== i + 1) throw new RangeError(`version ${name} is ${version}, not ${i + 1}`)
    if ((up === undefined) !== (i === 0))
      throw new RangeError(`version ${name}: up belongs to all versions but the first`)
  })
  return list
}

export const versions = defineVersions([
  { version: 1, name: 'Published', defaults: { config: defaultConfig, task: defaultTask } },
])

/** The version that the page writes. */
export const latestOf = (known: readonly Version[]): Version => known[known.length - 1]

/** The version with this number; the latest if the number is larger, the first if it is no version number. */
export function versionOf(wanted: unknown, known = versions): Version {
  const number = typeof wanted === 'number' && Number.isInteger(wanted) && wanted >= 1 ? wanted : 1
  return known[Math.min(number, known.length) - 1]
}

/** The fault of a recording that a newer page wrote. It is still read as far as possible. */
export const faultIfNewer = (wanted: unknown, known = versions): FieldFault[] =>
  typeof wanted === 'number' && wanted > known.length ? [{ field: 'version', reason: 'newer', value: wanted }] : []

/** The recording in a value of any version, and what could not be read. Never throws. */
export function readRecording(
  raw: unknown,
  version: unknown,
  known = versions,
): { recording: Recording; faults: FieldFault[] } {
  const { value, faults } = broughtUp(raw, version, known)
  const read = validateRecording(value)
  return { recording: read.recording, faults: [...faultIfNewer(version, known), ...faults, ...read.faults] }
}

/** Applies all steps up from the recording's version to the latest. The value is still unchecked. Never throws. */
export function broughtUp(raw: unknown, version: unknown, known = versions): { value: unknown; faults: FieldFault[] } {
  const from = versionOf(version, known)
  const steps = known.slice(from.version)
  if (steps.length === 0 || !isObject(raw)) return { value: raw, faults: [] }
  try {
    let config: unknown = withDefaultsOf(from, raw.config)
    for (const { up } of steps) if (up && isObject(config)) config = up(config)
    return { value: { ...raw, config, edits: changesBroughtUp(raw.edits, version, known) }, faults: [] }
  } catch {
    // The value is hostile or damaged. Validation reads what it can.
    return { value: raw, faults: [{ field: 'version', reason: 'type', value: version }] }
  }
}

/**
 * Applies the steps up to edits, or to the changes of a lane. A value that is no list is returned as it is, and a change
 * at which a step throws stays as it was. Never throws.
 */
export function changesBroughtUp(raw: unknown, version: unknown, known = versions): unknown {
  const steps = known.slice(versionOf(version, known).version).flatMap(({ upChange }) => upChange ?? [])
  if (!Array.isArray(raw) || steps.length === 0) return raw
  return raw.flatMap((change: unknown) => {
    if (!isObject(change) || typeof change.field !== 'string') return [change]
    try {
      const start: Change = { field: change.field, value: change.value }
      const changed = steps.reduce<Change | null>((current, up) => current && up(current), start)
      return changed ? [{ ...change, ...changed }] : []
    } catch {
      return [change]
    }
  })
}

/** The config, with the defaults of the version for everything that it leaves out. */
function withDefaultsOf({ defaults }: Version, raw: unknown): unknown {
  if (raw === undefined) return defaults.config
  if (!isObject(raw)) return raw
  const filled = filledFrom(defaults.config, raw) as Json
  if (!Array.isArray(raw.tasks)) return filled
  const tasks = raw.tasks.map((task: unknown, i) => {
    if (!isObject(task)) return task
    const usual = defaults.config.tasks[0]
    const [id, target] = [task.id ?? `t${i + 1}`, task.target ?? usual.target].map(String)
    return filledFrom(defaults.task(id, target, usual.loss.id), task)
  })
  return { ...filled, tasks }
}

function filledFrom(usual: unknown, given: unknown): unknown {
  if (given === undefined) return usual
  if (!isObject(usual) || !isObject(given)) return given
  const filled: Record<string, unknown> = { ...given }
  for (const [key, value] of Object.entries(usual)) filled[key] = filledFrom(value, given[key])
  return filled
}
