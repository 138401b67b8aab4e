/**
 * Finds the named parts of a golden step's `expected` other than weights, head weights and direction. A method has
 * them in its state or trace under the same name, unless the table below says otherwise.
 */
import type { WeightingConfig } from '../config/types'
import type { Outcome, PartialObservation, WeightingState } from '../weightings/decide'
import type { Matrix, Vector } from '../weightings/define'

export interface Seen {
  readonly outcome: Outcome
  /** After the step. */
  readonly state: WeightingState
  readonly observation: PartialObservation
}
type Found = Vector | Matrix | undefined
/** `any`: every value is correct. */
type Place = (seen: Seen, options: Readonly<Record<string, unknown>>) => Found | 'any'

const traced =
  (name: string): Place =>
  ({ outcome }) =>
    outcome.trace[name] as Found

const PLACES: Readonly<Record<string, Readonly<Record<string, Place>>>> = {
  mgda: { simplex: traced('beta') },
  // With c = 0 the mixture does not affect the direction.
  cagrad: { simplex: (seen, { c }) => (c === 0 ? 'any' : traced('w')(seen, {})) },
  gradvac: { phi: traced('phi') },
  go4align: { ungrouped: traced('u') },
  moco: { yGramian: ({ observation }) => observation.trackedGramian },
  // The factors of the averaged gradients. Without averaging these are the gradients of ln l.
  'db-mtl': {
    bufferWeights: ({ outcome: { weights, headWeights } }, { beta }) =>
      beta === 0 ? weights.map((w, i) => w / headWeights[i]) : weights,
  },
  'excess-mtl': { excess: traced('x') },
}

/** Parts that our methods do not have, and why. */
const OTHERS: Readonly<Record<string, string>> = {
  torchjdWeights: 'that library updates in the first step too and lets the weights add up to 1',
}

const ELSEWHERE = ['weights', 'headWeights', 'direction', 'state']

/** Parts that are not unique if the weights are not unique. */
const UNIQUE_ONLY = ['simplex', 'unclipped', 'bufferWeights']

export function partsOf(
  expected: Readonly<Record<string, unknown>>,
  unique: boolean,
): { part: string; wanted: number[] }[] {
  const named = { ...(expected.state as object | undefined), ...expected }
  return Object.entries(named).flatMap(([part, value]) => {
    if (ELSEWHERE.includes(part) || part in OTHERS || (!unique && UNIQUE_ONLY.includes(part))) return []
    return [{ part, wanted: [value].flat(3) as number[] }]
  })
}

/** The part's numbers in one list; undefined if the method has no such part. */
export function partOf(part: string, { id, options }: WeightingConfig, seen: Seen): number[] | 'any' | undefined {
  const own = (seen.state.method ?? {}) as Readonly<Record<string, unknown>>
  const found = PLACES[id]?.[part]?.(seen, options) ?? own[part] ?? seen.outcome.trace[part]
  if (found === 'any') return 'any'
  const numbers = [found].flat(3)
  return numbers.every((x) => typeof x === 'number') ? numbers : undefined
}
