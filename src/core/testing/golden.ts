/**
 * Runs vectors of reference libraries (schema 1, one file for each method) through the registry. Weights or
 * direction, head weights, named state and other named parts of every step are compared within the file's tolerance.
 * Parameters have the names of options (`goldenSetUp.ts`); a parameter without an effect fails the file.
 */
import type { RandomSource } from '../numerics/random'
import { weightings } from '../weightings/all'
import { decide, initState, type PartialObservation, settle } from '../weightings/decide'
import { aggregateOf } from '../weightings/declared'
import { type DeviceMemory, reference, startMemory } from './aggregates'
import { partOf, partsOf } from './goldenParts'
import { type SetUp, setUpOf } from './goldenSetUp'

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
  /** Parameters without an effect, by case. Such a case is not run. */
  readonly faults: readonly string[]
  /** Named parts of `expected` that are neither in the method's state nor in its trace. */
  readonly uncompared: readonly string[]
  readonly pass: boolean
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

/** Largest error as a share of the allowed abs + rel · max |expected|. */
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

/** Returns null if the registry does not have the method. */
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
  const faults = new Set<string>()
  const uncompared = new Set<string>()
  for (const golden of file.cases) {
    const set = setUpOf(file, golden)
    for (const fault of set.faults) faults.add(`${golden.name}: ${fault}`)
    if (set.faults.length === 0) checkCase(file, golden, set, note, (part) => uncompared.add(part))
  }
  return {
    ...{ method: file.method, cases: file.cases.length, worst, where, tolerance: file.tolerance },
    ...{ faults: [...faults], uncompared: [...uncompared], pass: worst <= 1 && faults.size === 0 },
  }
}

function checkCase(
  file: GoldenFile,
  golden: GoldenCase,
  { config, userWeights, weightLimit }: SetUp,
  note: (error: number, name: string) => void,
  pass: (part: string) => void,
): void {
  let state = initState(config, golden.T)
  let memory = startMemory(golden.T)
  golden.steps.forEach((step, index) => {
    const name = `${golden.name}, step ${index + 1}`
    const seen = observe(step, index, golden.T, userWeights, config, memory)
    memory = seen.memory
    const outcome = decide(config, seen.observation, state, { weightLimit })
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
      state = settle(
        config,
        { losses: step.losses as number[], lossesAfter: step.lossesAfter, asked: outcome.asked },
        state,
      )
    for (const { part, wanted } of partsOf(expected, golden.compare === 'weights')) {
      const got = partOf(part, config, { outcome, state, observation: seen.observation })
      if (got === undefined) pass(part)
      else if (got !== 'any') note(share(got, wanted, file), `${name}: ${part}`)
    }
  })
}

/** The observation of a step. What a device would compute is computed here from the gradients. */
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
  const gramian = (step.gramianSecond ?? step.gramian)?.map((row) => row.map((x) => x ?? Number.NaN))
  const observation: PartialObservation = {
    step: step.step ?? index,
    epoch: 0,
    learningRate: 0.1,
    taskCount,
    userWeights,
    random: drawsOf(step),
    losses,
    gramian,
    // The case has one set of vectors, which stand for gradients over parameters and at the representation alike.
    representationGramian: gramian,
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

/** Runs degenerate inputs: weights must be finite on two equal steps, and 0 if the rule says so. Returns the faults. */
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
