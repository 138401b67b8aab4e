import { expect, test } from 'vitest'
import { PURPOSE, words } from '../../core/numerics/random'
import { representationVote, signVote, type Vote } from '../../core/weightings/aggregates'
import type { RunSettings } from '../engine'
import { initialSnapshot } from '../initial'
import { batchOf, specWith, splitFor, taskWith } from '../testing/world'
import { createCpuPopulation } from './population'

const TASKS = [taskWith('mse'), taskWith('bce'), taskWith('softmax', 4)]
const NOTHING = { gramian: false, representationGramian: false }
const drawn = (seed: number, step: number, k: number) =>
  (words(seed, PURPOSE.signVote, step, k >> 2)[k & 3] >>> 8) / 2 ** 24

test('a vote at the representation: signs of z, summed over rows, one decision for each unit', () => {
  // Two rows of two units. Unit 0: votes 1 · 2 − 1 · 1 = 1 and −2; P = 1/3. Unit 1: votes 3 and 1; P = 1.
  const z = Float64Array.of(1, 1, -1, 0)
  const cotangents = [Float64Array.of(2, 3, 1, 5), Float64Array.of(-1, 1, 1, 7)]
  const to = new Float64Array(4)
  for (let seed = 1; seed < 9; seed++) {
    const vote: Vote = { weights: [1, 1], leak: [0, 0.5], seed, step: 3 }
    representationVote(cotangents, z, 2, vote, to)
    const up = 1 / 3 > drawn(seed, 3, 0)
    // The leak of the second task lets half of its gradient pass where the first task wins.
    expect(Array.from(to)).toEqual(up ? [2 - 0.5, 4, 1 + 0.5, 12] : [-1, 4, 1, 12])
  }
})

/** How far each parameter moves in one step of plain descent from the same start, divided by the learning rate. */
function moved(weights: readonly number[], aggregate: RunSettings['aggregate'], step = 5): number[] {
  const spec = specWith({ tasks: TASKS, trunk: [4], activation: 'linear', batchSize: 1 })
  const split = splitFor(spec, 9, false)
  const population = createCpuPopulation(spec, { train: split, test: split })
  const start = initialSnapshot(spec, population.layout, [40])
  population.write(start)
  const batch = batchOf(spec, 9, step, { aggregate })
  population.observe(batch, NOTHING)
  population.apply({ trunk: Float64Array.from(weights), heads: new Float64Array(3) })
  const after = population.read().parameters
  return Array.from(start.parameters, (x, k) => (x - after[k]) / batch.runs[0].optimizerConstants[0])
}
const alone = (t: number) =>
  moved(
    [0, 1, 2].map((k) => Number(k === t)),
    null,
  )
const add = (...vectors: number[][]) => vectors[0].map((_, k) => vectors.reduce((sum, v) => sum + v[k], 0))
const near = (a: readonly number[], b: readonly number[]) => {
  for (const [k, x] of a.entries()) expect(x).toBeCloseTo(b[k], 10)
}

test('in a network: for each unit, the gradients of the tasks whose vote won pass, weights and bias', () => {
  const spec = specWith({ tasks: TASKS, trunk: [4], activation: 'linear', batchSize: 1 })
  const population = createCpuPopulation(spec, { train: splitFor(spec, 9, false), test: splitFor(spec, 9, false) })
  const { parameters } = initialSnapshot(spec, population.layout, [40])
  const block = (name: string) => population.layout.blocks.find((one) => one.name === name)
  const [weight, bias] = [block('trunk0.weight'), block('trunk0.bias')]
  if (!weight || !bias) throw new Error('no such block')
  const gradients = [0, 1, 2].map(alone)
  const dropped = new Set<boolean>()
  for (let step = 5; step < 15; step++) {
    // The draws are those of each step, the rows always those of the first one.
    const batch = { ...batchOf(spec, 9, 5), step }
    const row = batch.rows[0]
    const x = splitFor(spec, 9, false).inputs.subarray(3 * row, 3 * row + 3)
    population.write(initialSnapshot(spec, population.layout, [40]))
    const runs = [{ ...batch.runs[0], aggregate: { kind: 'representationVote', leak: [] } as const }]
    population.observe({ ...batch, runs }, NOTHING)
    population.apply({ trunk: Float64Array.of(1, 1, 1), heads: new Float64Array(3) })
    const after = population.read().parameters
    for (let j = 0; j < 4; j++) {
      const places = [0, 1, 2].map((i) => 4 * weight.texel + i * 4 * weight.stride + j)
      const at = 4 * bias.texel + j
      const z = places.reduce((sum, place, i) => sum + parameters[place] * x[i], parameters[at])
      const votes = gradients.map((g) => Math.sign(z) * g[at])
      const size = votes.reduce((sum, v) => sum + Math.abs(v), 0)
      const up = 0.5 * (1 + votes.reduce((sum, v) => sum + v, 0) / size) > drawn(40, step, j)
      const passes = votes.map((v) => (up ? v > 0 : v < 0))
      for (const one of passes) dropped.add(one)
      for (const place of [...places, at]) {
        const wanted = gradients.reduce((sum, g, t) => sum + (passes[t] ? g[place] : 0), 0)
        expect((parameters[place] - after[place]) / runs[0].optimizerConstants[0]).toBeCloseTo(wanted, 10)
      }
    }
  }
  expect(dropped.size).toBe(2)
})

test.each(['signVote', 'representationVote'] as const)(
  '%s: with a leak of 1 everything passes, and a task of weight 0 does not vote',
  (kind) => {
    near(moved([1, 2, 1], { kind, leak: [1, 1, 1] }), moved([1, 2, 1], null))
    near(moved([0, 1, 0], { kind, leak: [] }), alone(1))
    expect(add(alone(0), alone(1))).not.toEqual(moved([1, 1, 0], { kind, leak: [] }))
  },
)

test('the gradient of a task of weight 0 may be infinite', () => {
  const to = new Float64Array(2)
  const vote: Vote = { weights: [1, 0], leak: [0, 0.5], seed: 1, step: 1 }
  signVote([Float64Array.of(1, -2), Float64Array.of(Number.POSITIVE_INFINITY, Number.NaN)], vote, to)
  expect(Array.from(to)).toEqual([1, -2])
})
