/**
 * The short form of a comparison, for the hash of an address. The comparison starts from the recording of the same
 * link, so it does not repeat that. The first load does not contain this file; it loads with Compare.
 *
 *     [lanes, seeds, fork, steps, threshold]           defaults at the end are left out
 *     seeds: 3 for 1, 2, 3; else the list
 *     lane: 'uw', or [changes, only, name, seeds, id]  0 or '' for the default; ids are a, b, c, …
 *     change: [field, value], or for the weighting [id, options, modifiers]
 *
 * All of this, `COMPARISON_DEFAULTS` included, is part of version 1 of links and never changes its meaning.
 */
import { nextLaneId } from '../core/comparison/expand'
import { type Comparison, type Lane, type LaneChange, MOST_SEEDS } from '../core/comparison/types'
import { COMPARISON_DEFAULTS, validateComparison } from '../core/comparison/validate'
import { lanesBroughtUp } from '../core/comparison/versions'
import type { FieldFault } from '../core/config/faults'
import type { Recording, WeightingConfig } from '../core/config/types'
import { latestOf, versions } from '../core/config/versions'
import { encodeLink } from './link'

type Json = Readonly<Record<string, unknown>>

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** The list without the usual values at its end. */
function trimmed(list: readonly unknown[], usual: readonly unknown[]): readonly unknown[] {
  const needed = list.findLastIndex((value, i) => !same(value, usual[i]))
  return list.slice(0, needed + 1)
}

/** The hash, without `#`, of a comparison and the recording that it starts from. */
export const encodeComparisonLink = (comparison: Comparison): string =>
  encodeLink(comparison.base, { compare: compactComparison(comparison) })

/** The short form of a comparison. `expandComparison` reads it. */
export function compactComparison({ lanes, seeds, fork, steps, threshold }: Comparison): readonly unknown[] {
  const usual = COMPARISON_DEFAULTS
  return trimmed(
    [shortenLanes(lanes), shortenSeeds(seeds), fork, steps, threshold],
    [undefined, shortenSeeds(usual.seeds), usual.fork, usual.steps, usual.threshold],
  )
}

const shortenLanes = (lanes: readonly Lane[]): readonly unknown[] =>
  lanes.map((lane, i) => {
    const id = lane.id === nextLaneId(lanes.slice(0, i)) ? '' : lane.id
    const changes = lane.changes.map(shortenChange)
    const short = trimmed(
      [changes, lane.only ?? 0, lane.name, lane.seeds ? shortenSeeds(lane.seeds) : 0, id],
      [[], 0, '', 0, ''],
    )
    const [only] = changes
    return short.length === 1 && changes.length === 1 && only.length === 1 ? only[0] : short
  })

const shortenSeeds = (seeds: readonly number[]): number | readonly number[] =>
  seeds.every((seed, i) => seed === i + 1) ? seeds.length : seeds

function shortenChange({ field, value }: LaneChange): readonly unknown[] {
  if (field !== 'weighting') return [field, value]
  const { id = '', options = {}, modifiers = [] } = value as Partial<WeightingConfig>
  const around = modifiers.map((modifier) => trimmed([modifier.id, modifier.options], [undefined, {}]))
  return trimmed([id, options, around], [undefined, {}, []])
}

/** The comparison in a link, which starts from `base`; null if none can be read. Never throws. */
export function expandComparison(
  short: unknown,
  base: Recording,
  version = latestOf(versions).version,
  known = versions,
): { comparison: Comparison | null; faults: FieldFault[] } {
  if (!Array.isArray(short)) {
    return { comparison: null, faults: [{ field: 'comparison', reason: 'type', value: short }] }
  }
  const [lanes, seeds, fork, steps, threshold, ...rest] = short as readonly unknown[]
  return validateComparison({
    base,
    lanes: lanesBroughtUp(Array.isArray(lanes) ? lengthenLanes(lanes) : lanes, version, known),
    ...(seeds === undefined ? {} : { seeds: lengthenSeeds(seeds) }),
    ...{ fork, steps, threshold },
    ...unknownParts(rest, 6),
  })
}

/** Parts that a later version may have added behind the known ones. They are named by their place and reported. */
const unknownParts = (rest: readonly unknown[], first: number): Json =>
  rest.length === 0 ? {} : { [String(first)]: rest[0] }

function lengthenLanes(lanes: readonly unknown[]): readonly unknown[] {
  const before: Lane[] = []
  return lanes.map((short) => {
    const lane = lengthenLane(short, () => nextLaneId(before))
    before.push(lane as unknown as Lane)
    return lane
  })
}

function lengthenLane(short: unknown, freeId: () => string): Json {
  if (typeof short === 'string') return { id: freeId(), changes: [lengthenChange([short])] }
  // Neither text nor list. It gets an id, so that validation can report its changes.
  if (!Array.isArray(short)) return { id: freeId(), changes: short }
  const [changes = [], only = 0, name = '', seeds = 0, id = '', ...rest] = short as readonly unknown[]
  return {
    id: id === '' ? freeId() : id,
    name,
    changes: Array.isArray(changes) ? changes.map(lengthenChange) : changes,
    only: only === 0 ? null : only,
    seeds: seeds === 0 ? null : lengthenSeeds(seeds),
    ...unknownParts(rest, 6),
  }
}

function lengthenSeeds(short: unknown): unknown {
  const counted = typeof short === 'number' && Number.isInteger(short) && short >= 1 && short <= MOST_SEEDS
  return counted ? Array.from({ length: short }, (_, i) => i + 1) : short
}

/** A text with a point is the path of a field. A text without a point is the id of a weighting. */
function lengthenChange(short: unknown): unknown {
  if (!Array.isArray(short)) return short
  const [first, second, third] = short as readonly unknown[]
  if (typeof first !== 'string' || first.includes('.')) return { field: first, value: second }
  const modifiers = Array.isArray(third) ? third.map(lengthenModifier) : (third ?? [])
  return { field: 'weighting', value: { id: first, options: second ?? {}, modifiers } }
}

function lengthenModifier(short: unknown): unknown {
  return Array.isArray(short) ? { id: short[0], options: short[1] ?? {} } : short
}
