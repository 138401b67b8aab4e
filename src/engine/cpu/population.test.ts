import { describe, expect, test } from 'vitest'
import { optimizers } from '../../core/optimizers/all'
import type { Population, ProgramSpec } from '../engine'
import { initialSnapshot } from '../initial'
import { batchOf, specWith, splitFor, taskWith, weightsFor } from '../testing/world'
import { createCpuPopulation } from './population'

const ROWS = 17
const TASKS = [taskWith('mse'), taskWith('bce'), taskWith('softmax', 4)]
const GRAMIAN = { gramian: true, representationGramian: true }

function started(spec: ProgramSpec, masked = true): Population {
  const split = splitFor(spec, ROWS, masked)
  const population = createCpuPopulation(spec, { train: split, test: split })
  const seeds = Array.from({ length: spec.runCount }, (_, run) => 40 + run)
  population.write(initialSnapshot(spec, population.layout, seeds))
  return population
}
const largestGap = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a).reduce((worst, x, k) => Math.max(worst, Math.abs(x - b[k])), 0)

describe('an update with known weights equals one with weights that follow an observation', () => {
  test.each(optimizers.map(({ id }) => id))('%s', (optimizer) => {
    const spec = specWith({ tasks: TASKS, runCount: 2, optimizer })
    const [first, second] = [started(spec), started(spec)]
    for (let step = 0; step < 5; step++) {
      const batch = batchOf(spec, ROWS, step, { l1: 1e-3, l2: 1e-2 })
      const weights = { trunk: weightsFor(spec, step), heads: weightsFor(spec, step + 1) }
      first.advance(batch, weights)
      second.observe(batch, GRAMIAN)
      second.apply(weights)
    }
    expect(largestGap(first.read().parameters, second.read().parameters)).toBeLessThan(1e-10)
  })

  // Only with plain descent: the gradient of a bias before batch norm is a rounding error, which Adam and L1 magnify.
  test('with batch norm', () => {
    const spec = specWith({ tasks: TASKS, runCount: 2, batchNorm: { epsilon: 1e-5, momentum: 0.1 } })
    const [first, second] = [started(spec), started(spec)]
    for (let step = 0; step < 5; step++) {
      const batch = batchOf(spec, ROWS, step)
      const weights = { trunk: weightsFor(spec, step), heads: weightsFor(spec, step + 1) }
      first.advance(batch, weights)
      second.observe(batch, GRAMIAN)
      second.apply(weights)
    }
    expect(largestGap(first.read().parameters, second.read().parameters)).toBeLessThan(1e-10)
    expect(largestGap(first.read().statistics, second.read().statistics)).toBeLessThan(1e-12)
  })
})

test('the Gramian equals that of explicit task gradients, layer by layer', () => {
  const spec = specWith({ tasks: TASKS, runCount: 2 })
  const population = started(spec)
  const batch = batchOf(spec, ROWS, 0)
  const start = population.read()
  const { layerGramians } = population.observe(batch, GRAMIAN)
  const count = TASKS.length
  const gradients = TASKS.map((_, t) => {
    population.write(start)
    const one = Float64Array.from({ length: count * 2 }, (__, k) => (Math.floor(k / 2) === t ? 1 : 0))
    population.advance(batch, { trunk: one, heads: one })
    const moved = population.read().parameters
    return start.parameters.map((x, k) => x - moved[k])
  })
  const width = population.layout.parameterCount
  for (let run = 0; run < 2; run++) {
    const rate = batch.runs[run].optimizerConstants[0]
    population.layout.layerTexels.forEach(([from, to], layer) => {
      for (let i = 0; i < count; i++) {
        for (let j = 0; j < count; j++) {
          let dot = 0
          for (let k = 4 * from; k < 4 * to; k++) dot += gradients[i][run * width + k] * gradients[j][run * width + k]
          const entry = layerGramians?.[((layer * 2 + run) * count + i) * count + j]
          expect(entry).toBeCloseTo(dot / rate ** 2, 10)
        }
      }
    })
  }
})

test('a probe has no side effects', () => {
  const spec = specWith({ tasks: TASKS, runCount: 2, dropout: true, batchNorm: { epsilon: 1e-5, momentum: 0.1 } })
  const [plain, probed] = [started(spec), started(spec)]
  for (let step = 0; step < 4; step++) {
    const tracked = { kind: 'tracked', keep: 0.5, take: 0.5, scale: 'one' } as const
    const batch = batchOf(spec, ROWS, step, { dropout: 0.3, aggregate: tracked })
    const weights = { trunk: weightsFor(spec), heads: weightsFor(spec) }
    for (const population of [plain, probed]) {
      if (population === probed)
        population.probe(batchOf(spec, ROWS, 90 + step, { dropout: 0.3, aggregate: tracked }), GRAMIAN)
      population.observe(batch, GRAMIAN)
      population.apply(weights)
      if (population === probed) population.probe(batch, GRAMIAN)
    }
  }
  expect(probed.read()).toEqual(plain.read())
})

test('four runs together equal four runs alone, to the bit', () => {
  const spec = specWith({ tasks: TASKS, runCount: 4, optimizer: 'adam', dropout: true })
  const together = started(spec)
  for (let step = 0; step < 4; step++) {
    together.advance(batchOf(spec, ROWS, step, { dropout: 0.2 }), { trunk: weightsFor(spec), heads: weightsFor(spec) })
  }
  const width = together.layout.parameterCount
  for (let run = 0; run < 4; run++) {
    const alone = { ...spec, runCount: 1 }
    const split = splitFor(alone, ROWS, true)
    const population = createCpuPopulation(alone, { train: split, test: split })
    population.write(initialSnapshot(alone, population.layout, [40 + run]))
    for (let step = 0; step < 4; step++) {
      const all = batchOf(spec, ROWS, step, { dropout: 0.2 })
      const rows = all.rows.slice(run * spec.batchSize, (run + 1) * spec.batchSize)
      const own = weightsFor(spec).filter((_, k) => k % 4 === run)
      population.advance({ ...all, rows, runs: [all.runs[run]] }, { trunk: own, heads: own })
    }
    expect(population.read().parameters).toEqual(together.read().parameters.slice(run * width, (run + 1) * width))
  }
})

test('losses after the update are those of the same batch, and running statistics stay', () => {
  const spec = specWith({ tasks: TASKS, batchNorm: { epsilon: 1e-5, momentum: 0.1 } })
  const population = started(spec)
  const batch = batchOf(spec, ROWS, 0)
  const weights = { trunk: weightsFor(spec), heads: weightsFor(spec) }
  const { losses } = population.observe(batch, GRAMIAN)
  population.apply(weights)
  const statistics = population.read().statistics
  const again = population.lossesAgain()
  expect(again).not.toEqual(losses)
  expect(again).toEqual(population.probe(batch, GRAMIAN).losses)
  expect(population.read().statistics).toEqual(statistics)
})

test('a task without a label in the batch has the loss NaN, and only the others move', () => {
  const spec = specWith({ tasks: TASKS })
  const split = splitFor(spec, ROWS, false)
  const none = { ...split, masks: [new Uint8Array(ROWS), null, null] }
  const population = createCpuPopulation(spec, { train: none, test: split })
  population.write(initialSnapshot(spec, population.layout, [40]))
  const { losses } = population.observe(batchOf(spec, ROWS, 0), GRAMIAN)
  expect(losses[0]).toBeNaN()
  population.apply({ trunk: weightsFor(spec), heads: weightsFor(spec) })
  expect(population.read().parameters.every(Number.isFinite)).toBe(true)
})

describe('clipping', () => {
  const moved = (parts: { clipValue?: number; clipNorm?: number }) => {
    const spec = specWith({ tasks: TASKS, clips: true })
    const population = started(spec)
    const before = population.read().parameters
    const batch = batchOf(spec, ROWS, 0, parts)
    population.advance(batch, { trunk: weightsFor(spec), heads: weightsFor(spec) })
    const rate = batch.runs[0].optimizerConstants[0]
    return population.read().parameters.map((x, k) => (before[k] - x) / rate)
  }
  const norm = (g: Float64Array) => Math.sqrt(g.reduce((sum, x) => sum + x * x, 0))

  test('by norm keeps the direction and bounds the length', () => {
    const [free, cut] = [moved({}), moved({ clipNorm: 0.1 })]
    expect(norm(free)).toBeGreaterThan(0.1)
    expect(norm(cut)).toBeCloseTo(0.1, 5)
    const cosine = free.reduce((sum, x, k) => sum + x * cut[k], 0) / (norm(free) * norm(cut))
    expect(cosine).toBeCloseTo(1, 12)
  })

  test('by value bounds every entry', () => {
    expect(Math.max(...moved({ clipValue: 0.02 }).map(Math.abs))).toBeCloseTo(0.02, 12)
  })
})

test('evaluation counts scores and needs no batch', () => {
  const spec = specWith({ tasks: TASKS, runCount: 2 })
  const population = started(spec, false)
  const batch = batchOf(spec, ROWS, 0)
  const { losses, scores } = population.evaluate('test', batch.lossOptions)
  expect(losses.every((loss) => loss > 0)).toBe(true)
  // Scores of classification count rows.
  for (let k = 2; k < 6; k++) expect(Number.isInteger(scores[k]) && scores[k] >= 0 && scores[k] <= ROWS).toBe(true)
  const inputs = Float32Array.from(splitFor(spec, ROWS, false).inputs)
  const outputs = population.predict(1, inputs)
  // Of the wanted task alone.
  expect(population.predict(1, inputs, [0])).toEqual(
    outputs.map((values, t) => (t === 0 ? values : new Float32Array(0))),
  )
  expect(outputs.map((values) => values.length)).toEqual([ROWS, ROWS, 4 * ROWS])
})
