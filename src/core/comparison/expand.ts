/** Expands a comparison into its runs: one recording for each lane and seed. Pure. */

import { fieldOf, tagOf } from '../config/fields'
import { concernsSame, type FieldPath, parsePath, taskOf, taskPath } from '../config/paths'
import type { Edit, Recording, RunConfig, WeightingConfig } from '../config/types'
import { changedBy } from '../config/validate'
import type { LooseOptions } from '../options'
import { byHand } from '../weightings/weighted-sum'
import { type Comparison, type Lane, type LaneChange, MOST_LANES, MOST_RUNS, MOST_SEEDS } from './types'

/** Fields that the comparison sets for every run. A lane cannot change them. */
const OF_THE_RUN = ['training.seed', 'training.stopAfter', 'training.stopWhenFlat']

/**
 * Whether a lane may set this field. It may set network, training, weighting and the tasks' weights. It may
 * not set the problem, or what a task is and how it is measured: the losses of lanes would not be comparable.
 */
export function isLaneField(field: FieldPath): boolean {
  const { part, keys } = parsePath(field)
  if (taskOf(field, 'weight') !== null || part === 'weighting') return true
  const isWholeOrOption = keys.length === 1 || keys[1] === 'options'
  if (part === 'training' && ['optimizer', 'schedule'].includes(keys[0]) && isWholeOrOption) return true
  return ['network', 'training'].includes(part) && fieldOf(field) !== undefined && !OF_THE_RUN.includes(field)
}

/** The base with the lane's changes, and still with the base's seed and end. Changes that do not fit are ignored. */
export function laneConfig(comparison: Comparison, lane: Lane): RunConfig {
  const { config } = comparison.base
  const changed = changedBy(
    config,
    lane.changes.filter(({ field }) => isLaneField(field)),
  )
  return lane.only === null ? changed : alone(changed, lane.only)
}

function alone(config: RunConfig, only: string): RunConfig {
  const tasks = config.tasks.map((task) => ({ ...task, weight: weightAlone(task.id, only) }))
  // Weights set by hand: any other method could give the other tasks a weight.
  return { ...config, tasks, weighting: byHand }
}

const weightAlone = (task: string, only: string): number => (task === only ? 1 : 0)

export const laneSeeds = (comparison: Comparison, lane: Lane): readonly number[] => lane.seeds ?? comparison.seeds

/**
 * The recording of one run of a lane. Without a fork the lane's changes apply from the start. With a fork they
 * are edits at that step, so that all lanes are bit-equal up to there.
 */
export function laneRecording(comparison: Comparison, lane: Lane, seed: number): Recording {
  const { base, fork, steps } = comparison
  const changes = changesOf(base.config, lane)
  const config = fork > 0 ? base.config : laneConfig(comparison, lane)
  const kept = base.edits.filter(
    (edit) =>
      !OF_THE_RUN.includes(edit.field) &&
      (edit.step < fork || !changes.some(({ field }) => concernsSame(field, edit.field))),
  )
  const parting = fork > 0 ? changes.filter(({ field }) => tagOf(field) === 'live') : []
  const edits: readonly Edit[] = [...kept, ...parting.map(({ field, value }) => ({ step: fork, field, value }))]
  const training = { ...config.training, seed, stopAfter: steps, stopWhenFlat: false }
  return { config: { ...config, training }, edits: [...edits].sort((a, b) => a.step - b.step) }
}

/** The lane's changes. Those that make it a baseline come last. */
function changesOf(config: RunConfig, { changes, only }: Lane): readonly LaneChange[] {
  const allowed = changes.filter(({ field }) => isLaneField(field))
  if (only === null) return allowed
  const weights = config.tasks.map(({ id }) => ({ field: taskPath(id, 'weight'), value: weightAlone(id, only) }))
  return [...allowed, { field: 'weighting', value: byHand }, ...weights]
}

export interface LaneRun {
  /** Index of the lane in the comparison. */
  readonly lane: number
  readonly seed: number
  readonly recording: Recording
}

/** All runs, lane by lane, in the order of their seeds. */
export const runsOf = (comparison: Comparison): readonly LaneRun[] =>
  comparison.lanes.flatMap((lane, i) =>
    laneSeeds(comparison, lane).map((seed) => ({ lane: i, seed, recording: laneRecording(comparison, lane, seed) })),
  )

export const runCount = (comparison: Comparison): number =>
  comparison.lanes.reduce((sum, lane) => sum + laneSeeds(comparison, lane).length, 0)

/** Whether lanes, seeds and runs are within the limits of what trains together. */
export const fits = (comparison: Comparison): boolean =>
  comparison.lanes.length <= MOST_LANES &&
  comparison.lanes.every((lane) => laneSeeds(comparison, lane).length <= MOST_SEEDS) &&
  runCount(comparison) <= MOST_RUNS

/** The first of a, b, …, z, aa, ab, … that no lane has. Reusing letters reuses colours, of which there are few. */
export function nextLaneId(lanes: readonly Lane[]): string {
  const taken = new Set(lanes.map(({ id }) => id))
  let number = 0
  while (taken.has(letters(number))) number++
  return letters(number)
}

/** 0 → a, 25 → z, 26 → aa. */
function letters(number: number): string {
  const last = String.fromCharCode(97 + (number % 26))
  return number < 26 ? last : letters(Math.floor(number / 26) - 1) + last
}

/** One way in which a lane differs from the set-up. */
export type Difference =
  | { readonly kind: 'baseline'; readonly task: string }
  | {
      readonly kind: 'weighting'
      readonly id: string
      /** Only options that differ from the method's defaults. */
      readonly options: LooseOptions
      readonly modifiers: readonly string[]
    }
  | { readonly kind: 'field'; readonly field: FieldPath; readonly value: unknown }
  | { readonly kind: 'seeds'; readonly seeds: readonly number[] }
  | { readonly kind: 'nothing' }

/** The differences that name a lane without a name of its own. Never empty. */
export function whatDiffers(lane: Lane): readonly Difference[] {
  const found: Difference[] = lane.only === null ? [] : [{ kind: 'baseline', task: lane.only }]
  // If a field is changed twice, the later change wins.
  const last = lane.changes.filter(({ field }, i) => !lane.changes.slice(i + 1).some((later) => later.field === field))
  found.push(...last.map(differenceOf))
  if (lane.seeds) found.push({ kind: 'seeds', seeds: lane.seeds })
  return found.length > 0 ? found : [{ kind: 'nothing' }]
}

function differenceOf({ field, value }: LaneChange): Difference {
  if (field === 'weighting.id') return { kind: 'weighting', id: String(value), options: {}, modifiers: [] }
  if (field !== 'weighting') return { kind: 'field', field, value }
  const { id = '', options = {}, modifiers = [] } = value as Partial<WeightingConfig>
  return { kind: 'weighting', id, options, modifiers: modifiers.map((modifier) => modifier.id) }
}
