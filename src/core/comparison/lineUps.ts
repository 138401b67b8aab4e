/** Ready-made line-ups: lanes for common questions. The first lane is the unchanged set-up. */
import { limitsOf } from '../config/fields'
import type { Recording, RunConfig } from '../config/types'
import { nextLaneId } from './expand'
import { type Lane, type LaneChange, MOST_LANES } from './types'

export interface LineUp {
  readonly id: string
  /** At most `MOST_LANES`. `whatDiffers` names each of them differently. */
  readonly lanes: (base: Recording) => Lane[]
}

export const lineUps = [
  { id: 'fixed-adaptive', lanes: against(['equal', 'uw', 'dwa', 'famo', 'pcgrad', 'cagrad', 'nash-mtl', 'imtl'], 8) },
  {
    id: 'loss',
    lanes: against([
      ...['equal', 'rlw', 'dwa', 'uw', 'uw-so', 'gls', 'scale-invariant', 'imtl-l', 'famo', 'stch', 'cov-weighting'],
      'slaw',
    ]),
  },
  {
    id: 'gradient',
    lanes: against([
      ...['equal', 'mgda', 'pcgrad', 'gradvac', 'cagrad', 'imtl-g', 'nash-mtl', 'fairgrad', 'aligned-mtl', 'upgrad'],
      'sdmgrad',
      'config',
    ]),
  },
  {
    id: 'everything',
    lanes: against([
      ...['equal', 'dwa', 'uw', 'famo', 'gradnorm', 'mgda', 'pcgrad', 'graddrop', 'cagrad', 'imtl', 'nash-mtl'],
      'stch',
    ]),
  },
  { id: 'learning-rate', lanes: scan },
] as const satisfies readonly LineUp[]

export type LineUpId = (typeof lineUps)[number]['id']

/** The unchanged set-up beside these weightings, each with default options and no modifiers. At most `most` lanes. */
export function against(ids: readonly string[], most = MOST_LANES): LineUp['lanes'] {
  return ({ config }) =>
    laneList([
      [],
      ...ids
        .filter((id) => !isPlainly(config, id))
        .slice(0, most - 1)
        .map((id) => [{ field: 'weighting' as const, value: { id, options: {}, modifiers: [] } }]),
    ])
}

/** Whether a lane with this weighting would repeat the set-up, except for the length of its steps. */
function isPlainly({ weighting, tasks }: RunConfig, id: string): boolean {
  const plain = weighting.modifiers.length === 0 && Object.keys(weighting.options).length === 0
  const weights = new Set(tasks.filter(({ enabled }) => enabled).map(({ weight }) => weight))
  return plain && (weighting.id === id || (id === 'equal' && weighting.id === 'weighted-sum' && weights.size === 1))
}

/** Factors on the learning rate: neighbours differ by about 3, as is usual for such scans. */
const FACTORS = [0.1, 1 / 3, 3, 10]

function scan({ config }: Recording): Lane[] {
  const field = 'training.learningRate' as const
  const limits = limitsOf(field)
  const rates = FACTORS.map((factor) => Number((factor * config.training.learningRate).toPrecision(3)))
  const possible = rates.filter((rate) => limits && rate >= limits.min && rate <= limits.max)
  return laneList([[], ...possible.map((value) => [{ field, value }])])
}

const laneList = (changes: readonly (readonly LaneChange[])[]): Lane[] =>
  added(
    [],
    changes.map((own) => ({ changes: own, only: null })),
  )

/** Returns only the new lanes. Their ids are unique among the new and the existing lanes. */
function added(existing: readonly Lane[], wanted: readonly Pick<Lane, 'changes' | 'only'>[]): Lane[] {
  const lanes = [...existing]
  for (const own of wanted) lanes.push({ id: nextLaneId(lanes), name: '', seeds: null, ...own })
  return lanes.slice(existing.length)
}

/** Returns a single-task baseline for each enabled task that has none among `existing`. */
export function baselines({ config }: Recording, existing: readonly Lane[]): Lane[] {
  const missing = config.tasks.filter((task) => task.enabled && !existing.some(({ only }) => only === task.id))
  return added(
    existing,
    missing.map(({ id }) => ({ changes: [], only: id })),
  )
}
