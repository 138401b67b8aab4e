/**
 * Versions of what leaves the page: links, files, kept comparisons. All of them carry recordings, so they share
 * one list of versions, each with a name and one step up from the version before it.
 *
 * What a link or a file leaves out has the default of *its* version, so each version names its defaults. A field
 * that is added, renamed or measured in another unit, or whose default changes, is a new version:
 *
 *  1. move the old defaults here, as those of the version before (`versions.test.ts` holds them to a fixture),
 *  2. append `{ version, name, defaults, up, upChange }`.
 *
 * There is no way down: an older page reads a newer recording as far as it understands it, and says that it is newer.
 */
import { defaultConfig, defaultTask } from './defaults'
import { type FieldFault, isObject } from './faults'
import type { Recording, RunConfig, TaskConfig } from './types'
import { validateRecording } from './validate'

type Json = Readonly<Record<string, unknown>>

/** A change of one field, as edits and lanes have it. */
export interface Change {
  readonly field: string
  readonly value: unknown
}

export interface Version {
  /** 1, 2, 3 and so on, without gaps. */
  readonly version: number
  /** What it brought, for example `AddScale`. */
  readonly name: string
  /** What a recording of this version has where it says nothing. */
  readonly defaults: {
    readonly config: RunConfig
    readonly task: (id: string, target: string, loss: string) => TaskConfig
  }
  /** The config of the version before, all fields present, as one of this version. Absent for the first version. */
  readonly up?: (config: Json) => Json
  /** The same for one change. Null drops a change whose field is gone. Absent: changes stay as they are. */
  readonly upChange?: (change: Change) => Change | null
}

/** The versions in order. Throws a RangeError if they do not run 1, 2, 3 without gaps, or one has no way up to it. */
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

/** The version that is written now. */
export const latestOf = (known: readonly Version[]): Version => known[known.length - 1]

/** The version with this number; the latest for a number that is newer, the first for what is no number. */
export function versionOf(wanted: unknown, known = versions): Version {
  const number = typeof wanted === 'number' && Number.isInteger(wanted) && wanted >= 1 ? wanted : 1
  return known[Math.min(number, known.length) - 1]
}

/** A recording of a newer version is read as far as it is understood; this says so. */
export const newerThan = (wanted: unknown, known = versions): FieldFault[] =>
  typeof wanted === 'number' && wanted > known.length ? [{ field: 'version', reason: 'newer', value: wanted }] : []

/** The set-up and the edits of a recording of any version, and what of it could not be read. Never throws. */
export function readRecording(
  raw: unknown,
  version: unknown,
  known = versions,
): { recording: Recording; faults: FieldFault[] } {
  const { value, faults } = broughtUp(raw, version, known)
  const read = validateRecording(value)
  return { recording: read.recording, faults: [...newerThan(version, known), ...faults, ...read.faults] }
}

/** A recording of an older version as one of the latest: the steps up, one after another. Never throws. */
export function broughtUp(raw: unknown, version: unknown, known = versions): { value: unknown; faults: FieldFault[] } {
  const from = versionOf(version, known)
  const steps = known.slice(from.version)
  if (steps.length === 0 || !isObject(raw)) return { value: raw, faults: [] }
  try {
    let config: unknown = withDefaultsOf(from, raw.config)
    for (const { up } of steps) if (up && isObject(config)) config = up(config)
    return { value: { ...raw, config, edits: changesBroughtUp(raw.edits, version, known) }, faults: [] }
  } catch {
    // Hostile or damaged: it is read as it stands.
    return { value: raw, faults: [{ field: 'version', reason: 'type', value: version }] }
  }
}

/** Edits, or changes of a lane, of an older version as those of the latest. What is no list of changes stays as it is. */
export function changesBroughtUp(raw: unknown, version: unknown, known = versions): unknown {
  if (!Array.isArray(raw)) return raw
  return known.slice(versionOf(version, known).version).reduce<readonly unknown[]>(
    (changes, { upChange }) =>
      upChange
        ? changes.flatMap((change) => {
            if (!isObject(change) || typeof change.field !== 'string') return [change]
            const changed = upChange({ field: change.field, value: change.value })
            return changed ? [{ ...change, ...changed }] : []
          })
        : changes,
    raw,
  )
}

/** The config with the version's defaults for whatever it leaves out. */
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
