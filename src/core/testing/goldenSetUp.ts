/**
 * Turns a golden case's parameters into a configured weighting. Parameters have the names of options. An option that
 * a case does not name has its default, except that the guards of live training are off (`testDefaults`).
 */
import type { WeightingConfig } from '../config/types'
import type { OptionDescriptor, OptionDescriptors } from '../options'
import { weightings } from '../weightings/all'
import { needsOf } from '../weightings/declared'
import type { GoldenCase, GoldenFile } from './golden'

export interface SetUp {
  readonly config: WeightingConfig
  readonly userWeights: readonly number[]
  readonly weightLimit: number
  /** Parameters without an effect, and values that cannot be read. */
  readonly faults: readonly string[]
}
type Params = Readonly<Record<string, unknown>>

/** Methods that diverge for exactly opposed gradients, unless there is noise on the diagonal. */
const BARGAINS = new Set(['nash-mtl', 'fairgrad'])
/** Methods whose weights come from the sliders on the task cards. */
const USER_WEIGHTED = new Set(['weighted-sum', 'task-schedule'])

export function setUpOf(file: GoldenFile, golden: GoldenCase): SetUp {
  const { weightLimit, ...params } = { ...file.params, ...golden.params } as Params
  const wraps = file.method === 'cr-mogm'
  const { inner, smoothing, ...rest } = wraps ? params : { ...params, inner: undefined, smoothing: undefined }
  const id = wraps ? String(inner) : file.method
  const own = wraps ? rest : params
  const method = weightings.find((weighting) => weighting.id === id)
  const userWeights = new Array<number>(golden.T).fill(1)
  const limit = typeof weightLimit === 'number' && weightLimit > 0 ? weightLimit : Number.POSITIVE_INFINITY
  if (!method) {
    const config = { id: 'equal', options: {}, modifiers: [] }
    return { config, userWeights, weightLimit: limit, faults: [`unknown inner method '${id}'`] }
  }
  const known = method.options as OptionDescriptors
  const options: Record<string, unknown> = testDefaults(id, known)
  const modifiers: { id: string; options: Params }[] = wraps
    ? [{ id: 'smooth', options: smoothing === undefined ? {} : { smoothing } }]
    : []
  const faults: string[] = []
  const looks = needsOf({ id, options: {}, modifiers: [] }).includes('gramian')
  for (const [name, value] of Object.entries(own)) {
    if (name in known) {
      const read = readAs(known[name], value, golden.T)
      // The vectors are gradients over parameters.
      const unseen = id === 'graddrop' && value === 'representation'
      if (read === undefined || unseen) faults.push(`parameter '${name}' cannot be ${JSON.stringify(value)}`)
      else options[name] = read
    } else if (name === 'weights' && USER_WEIGHTED.has(id) && Array.isArray(value)) {
      userWeights.splice(0, golden.T, ...value)
    } else if (name === 'on' && looks && (value === 'parameters' || value === 'representation')) {
      if (value === 'representation') modifiers.push({ id: 'representation', options: {} })
    } else if (name === 'logLosses' && looks && typeof value === 'boolean') {
      if (value) modifiers.push({ id: 'normalise', options: { by: 'loss' } })
    } else {
      faults.push(`unknown parameter '${name}'`)
    }
  }
  // The Gramian has to be chosen before it is normalised.
  const order = ['smooth', 'representation', 'normalise']
  modifiers.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
  return { config: { id, options, modifiers }, userWeights, weightLimit: limit, faults }
}

function testDefaults(id: string, known: OptionDescriptors): Record<string, unknown> {
  const options: Record<string, unknown> = {}
  if ('gramianNoise' in known) options.gramianNoise = BARGAINS.has(id) ? 1e-12 : 0
  if ('phiLimit' in known) options.phiLimit = 1
  if ('rankTolerance' in known && id !== 'aligned-mtl') options.rankTolerance = 1e-13
  return options
}

/**
 * Converts a value to the option's type: one number for all tasks and '1/T' become lists, a missing end becomes −1.
 * Returns undefined if the value cannot be read.
 */
function readAs(descriptor: OptionDescriptor, value: unknown, tasks: number): unknown {
  const isNumber = (x: unknown) => typeof x === 'number' && Number.isFinite(x)
  switch (descriptor.kind) {
    case 'real':
    case 'integer':
      return isNumber(value) ? value : undefined
    case 'switch':
      return typeof value === 'boolean' ? value : undefined
    case 'choice':
      return descriptor.values.includes(String(value)) ? value : undefined
    case 'perTask': {
      const one = value === '1/T' ? 1 / tasks : value
      const list = (Array.isArray(one) ? one : new Array(tasks).fill(one)).map((x) => (x === null ? -1 : x))
      return list.length === tasks && list.every(isNumber) ? list : undefined
    }
    default:
      return value
  }
}
