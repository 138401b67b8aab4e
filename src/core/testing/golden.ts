/**
 * Runs vectors of reference libraries (schema 1, one file a method) through the registry: weights or
 * direction, head weights and named state of every step, against their stated tolerance.
 */
import type { RandomSource } from '../numerics/random'
import { weightings } from '../weightings/all'
import {
  aggregateOf,
  decide,
  initState,
  type PartialObservation,
  settle,
  type WeightingState,
} from '../weightings/decide'
import { type DeviceMemory, reference, startMemory } from './aggregates'

export interface GoldenStep {
  readonly step?: number
  readonly losses?: (number | null)[]
  readonly gradients?: number[][]
  readonly gramian?: (number | null)[][]
  readonly gramianSecond?: number[][]
  readonly lossesAfter?: number[]
  readonly random?: { readonly orders?: number[][]; readonly normals?: number[]; readonly uniforms?: number[] }
  readonly expected: Readonly<Record<string, unknown>> & {
    readonly weights?: number[]
    readonly headWeights?: number[]
    readonly direction?: number[]
    readonly state?: Readonly<Record<string, number[] | number[][]>>
  }
}
export interface GoldenCase {
  readonly name: string
  readonly T: number
  readonly compare: 'weights' | 'direction'
  readonly params?: Readonly<Record<string, unknown>>
  readonly steps: readonly GoldenStep[]
}
export interface GoldenFile {
  readonly schema: number
  readonly method: string
  readonly params?: Readonly<Record<string, unknown>>
  readonly tolerance: { readonly rel: number; readonly abs: number }
  readonly cases: readonly GoldenCase[]
}
export interface GoldenResult {
  readonly method: string
  readonly cases: number
  /** Worst error as a share of what is allowed: up to 1 passes. */
  readonly worst: number
  /** Case and part of the worst error. */
  readonly where: string
  readonly tolerance: { readonly rel: number; readonly abs: number }
  readonly pass: boolean
}

/** Which weighting a file is about: its own name, or a modifier around another method. */
function configOf(file: GoldenFile, given: Readonly<Record<string, unknown>>) {
  const params = { ...file.params, ...given }
  if (file.method === 'cr-mogm') {
    const { inner, smoothing } = params
    return {
      id: String(inner),
      options: optionsOf(String(inner), {}),
      modifiers: [{ id: 'smooth', options: { smoothing } }],
    }
  }
  return { id: file.method, options: optionsOf(file.method, params), modifiers: [] }
}

/** Their answer runs away where gradients oppose each other exactly, without noise on the diagonal. */
const BARGAINS = new Set(['nash-mtl', 'fairgrad'])

/**
 * The file's parameters as options. '1/T' and a missing end are defaults here; what guards live training
 * (noise on the diagonal, the bound on the target cosine, the rank tolerance for float32) is set as the vectors were made.
 */
function optionsOf(id: string, params: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const options: Record<string, unknown> = {}
  const known = weightings.find((weighting) => weighting.id === id)?.options ?? {}
  for (const [name, value] of Object.entries(params)) {
    if (value === '1/T' || !(name in known)) continue
    const list = Array.isArray(value) ? value.map((entry) => (entry === null ? -1 : entry)) : value
    const perTask = (known as Readonly<Record<string, { kind: string }>>)[name].kind === 'perTask'
    options[name] = perTask && !Array.isArray(list) ? (list === 0 ? [] : new Array(16).fill(list)) : list
  }
  if ('gramianNoise' in known) options.gramianNoise ??= BARGAINS.has(id) ? 1e-12 : 0
  if ('phiLimit' in known) options.phiLimit ??= 1
  if ('rankTolerance' in known && id !== 'aligned-mtl') options.rankTolerance ??= 1e-13
  return options
}

function drawsOf(step: GoldenStep): RandomSource {
  let orders = 0
  let normals = 0
  let uniforms = 0
  return {
    uniform: () => step.random?.uniforms?.[uniforms++] ?? 0.5,
    normal: () => step.random?.normals?.[normals++] ?? 0,
    order: (items) => step.random?.orders?.[orders++] ?? [...items],
  }
}

/** Worst error as a share of the allowed abs + rel · max |expected|. */
function share(got: readonly number[], wanted: readonly number[], file: GoldenFile, floor = 0): number {
  const size = Math.max(...wanted.map(Math.abs), 0)
  const scale = size < 1e-9 * floor ? floor : size
  const allowed = file.tolerance.abs + file.tolerance.rel * scale
  if (got.length !== wanted.length) return Number.POSITIVE_INFINITY
  return Math.max(
    0,
    ...wanted.map((value, i) => {
      const error = Math.abs(got[i] - value)
      if (error === 0) return 0
      return Number.isFinite(error) ? error / Math.max(allowed, Number.MIN_VALUE) : Number.POSITIVE_INFINITY
    }),
  )
}

/** Null when the registry does not know the method. */
export function checkGolden(file: GoldenFile): GoldenResult | null {
  if (!weightings.some(({ id }) => id === file.method) && file.method !== 'cr-mogm') return null
  let worst = 0
  let where = ''
  const note = (error: number, name: string) => {
    if (error > worst || Number.isNaN(error)) {
      worst = Number.isNaN(error) ? Number.POSITIVE_INFINITY : error
      where = name
    }
  }
  for (const golden of file.cases) checkCase(file, golden, note)
  const { tolerance } = file
  return { method: file.method, cases: file.cases.length, worst, where, tolerance, pass: worst <= 1 }
}

function checkCase(file: GoldenFile, golden: GoldenCase, note: (error: number, name: string) => void): void {
  const config = configOf(file, golden.params ?? {})
  const userWeights = (golden.params?.weights as number[] | undefined) ?? new Array(golden.T).fill(1)
  let state = initState(config, golden.T)
  let memory = startMemory(golden.T)
  golden.steps.forEach((step, index) => {
    const name = `${golden.name}, step ${index + 1}`
    const seen = observe(step, index, golden.T, userWeights, config, memory)
    memory = seen.memory
    const outcome = decide(config, seen.observation, state, { weightLimit: Number.POSITIVE_INFINITY })
    state = outcome.state
    const { expected, gradients } = step
    if (golden.compare === 'weights' && expected.weights) {
      note(share(outcome.weights, expected.weights, file), `${name}: weights`)
    }
    if (golden.compare === 'direction' && expected.direction && gradients) {
      const floor = Math.max(...gradients.flat().map(Math.abs))
      note(share(seen.direction(outcome.weights), expected.direction, file, floor), `${name}: direction`)
    }
    if (expected.headWeights) note(share(outcome.headWeights, expected.headWeights, file), `${name}: head weights`)
    if (step.lossesAfter)
      state = settle(config, { losses: step.losses as number[], lossesAfter: step.lossesAfter }, state)
    checkState(file, state, expected.state ?? {}, note, name)
  })
}

/** Parts of the expected state that the method's own state has under the same name. */
function checkState(
  file: GoldenFile,
  state: WeightingState,
  expected: Readonly<Record<string, number[] | number[][]>>,
  note: (error: number, name: string) => void,
  name: string,
): void {
  const own = (state.method ?? {}) as Readonly<Record<string, unknown>>
  for (const [part, wanted] of Object.entries(expected)) {
    const got = own[part]
    if (!Array.isArray(got)) continue
    note(share(got.flat() as number[], wanted.flat() as number[], file), `${name}: state ${part}`)
  }
}

/** The step's observation; what the device would reduce is computed here from the gradients. */
function observe(
  step: GoldenStep,
  index: number,
  taskCount: number,
  userWeights: readonly number[],
  config: Parameters<typeof decide>[0],
  memory: DeviceMemory,
) {
  const losses = step.losses?.map((loss) => loss ?? Number.NaN)
  const gradients = step.gradients
  const aggregate = aggregateOf(config, index + 1)
  const reduced =
    aggregate && gradients && losses ? reference(aggregate, gradients, losses, memory, step.random?.uniforms) : null
  const observation: PartialObservation = {
    step: step.step ?? index,
    epoch: 0,
    learningRate: 0.1,
    taskCount,
    userWeights,
    random: drawsOf(step),
    losses,
    gramian: (step.gramianSecond ?? step.gramian)?.map((row) => row.map((x) => x ?? Number.NaN)),
    metrics: losses?.map(() => 0.5),
    trackedGramian: reduced?.trackedGramian,
    squares: reduced?.squares,
  }
  const vectors = reduced?.vectors ?? gradients ?? []
  const direction = (weights: readonly number[]) =>
    reduced?.direction ??
    (vectors[0] ?? []).map((_, p) => weights.reduce((sum, weight, i) => sum + weight * vectors[i][p], 0))
  return { observation, memory: reduced?.memory ?? memory, direction }
}

export interface EdgeFile {
  readonly cases: readonly {
    readonly name: string
    readonly losses: (number | null)[]
    readonly gradients: (number | null)[][]
    readonly gramian: (number | null)[][]
    readonly rule: { readonly finite?: boolean; readonly zeroAt?: number[] } | string
    readonly zeroAt?: number[]
  }[]
}

/** Degenerate inputs: finite weights on two equal steps, and 0 where the rule says so. Answers what went wrong. */
export function checkEdgeCases(file: EdgeFile): string[] {
  const faults: string[] = []
  for (const { id } of weightings) {
    const config = { id, options: {}, modifiers: [] }
    for (const edge of file.cases) {
      let state = initState(config, edge.losses.length)
      for (let repeat = 0; repeat < 2; repeat++) {
        const step: GoldenStep = {
          losses: edge.losses,
          gradients: edge.gradients.map((row) => row.map((x) => x ?? Number.NaN)),
          gramian: edge.gramian,
          expected: {},
        }
        const ones = edge.losses.map(() => 1)
        const { observation } = observe(step, repeat, edge.losses.length, ones, config, startMemory(ones.length))
        const outcome = decide(config, observation, state)
        state = outcome.state
        const all = [...outcome.weights, ...outcome.headWeights]
        if (!all.every(Number.isFinite)) faults.push(`${id}, ${edge.name}: not finite`)
        const zeroAt = edge.zeroAt ?? (typeof edge.rule === 'object' ? edge.rule.zeroAt : undefined) ?? []
        for (const task of zeroAt)
          if (outcome.weights[task] !== 0) faults.push(`${id}, ${edge.name}: task ${task} not 0`)
      }
    }
  }
  return faults
}
