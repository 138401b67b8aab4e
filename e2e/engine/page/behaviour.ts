/** Measures draw calls, memory, marks and limits for the tests. */
import { defaultConfig, defaultTask } from '../../../src/core/config/defaults'
import type { RunConfig } from '../../../src/core/config/types'
import type { Batch, Engine, EngineSnapshot, Population, ProgramSpec } from '../../../src/engine/engine'
import { createTrainer } from '../../../src/engine/trainer'
import { deviceMemory } from '../../../src/engine/webgl/device'
import { createWebglEngine, type WebglEngine } from '../../../src/engine/webgl/engine'
import { type Case, PLAIN } from './cases'
import { batchOf, firstSnapshot, splitOf, weightsOf } from './world'

export const ROWS = 40
export const GRAMIAN = { gramian: true, representationGramian: false }

export interface Shape {
  readonly tasks: number
  readonly runs: number
  readonly change?: Partial<ProgramSpec>
}

export const caseOf = ({ tasks, runs, change }: Shape): Case => ({
  ...PLAIN,
  spec: {
    ...PLAIN.spec,
    trunk: [8, 8],
    optimizer: 'adam',
    tasks: Array.from({ length: tasks }, (_, t) => PLAIN.spec.tasks[t % PLAIN.spec.tasks.length]),
    runCount: runs,
    ...change,
  },
})

export async function populationOf(engine: WebglEngine, test: Case): Promise<Population> {
  const { spec } = test
  const population = await engine.create(spec, { train: splitOf(spec, ROWS, 0), test: splitOf(spec, 10, 700) })
  population.write(firstSnapshot(spec, population.layout))
  return population
}

/**
 * Draw calls of a step with known weights and of one with the Gramian: those that reach WebGL, and the engine's count.
 */
export async function drawsOf(engine: WebglEngine, shape: Shape) {
  const test = caseOf(shape)
  const population = await populationOf(engine, test)
  const weights = weightsOf(test.spec, 0)
  const counted = counting()
  const step = (work: (batch: Batch) => void, index: number) => {
    const [seen, said] = [counted.draws, population.drawCalls()]
    work(batchOf(test, index, ROWS))
    return { seen: counted.draws - seen, said: population.drawCalls() - said }
  }
  const fixed = step((batch) => population.advance(batch, weights), 0)
  const gramian = step((batch) => {
    population.observe(batch, GRAMIAN)
    population.apply(weights)
  }, 1)
  const evaluated = step((batch) => population.evaluate('test', batch.lossOptions), 1)
  const withOutputs = step((batch) => population.evaluate('test', batch.lossOptions, true), 1)
  const voted = step((batch) => {
    const runs = batch.runs.map((run) => ({ ...run, aggregate: { kind: 'representationVote', leak: [] } as const }))
    population.observe({ ...batch, runs }, { gramian: false, representationGramian: false })
    population.apply(weights)
  }, 2)
  counted.stop()
  population.dispose()
  return { fixed, gramian, voted, evaluated, withOutputs }
}

function counting() {
  const { prototype } = WebGL2RenderingContext
  const { drawArrays, drawElements } = prototype
  const count = {
    draws: 0,
    stop() {
      Object.assign(prototype, { drawArrays, drawElements })
    },
  }
  prototype.drawArrays = function (...given) {
    count.draws++
    drawArrays.apply(this, given)
  }
  prototype.drawElements = function (...given) {
    count.draws++
    drawElements.apply(this, given)
  }
  return count
}

/**
 * Memory after 15 and after 305 steps with all calls that the page makes, and after `dispose`. With clipping the
 * gradient is stored, without it is not.
 */
export async function memoryOf(engine: WebglEngine, clips: boolean) {
  const before = deviceMemory(engine.device)
  const test = caseOf({
    tasks: 3,
    runs: 2,
    change: { clips, dropout: true, head: [4], batchNorm: { epsilon: 1e-5, momentum: 0.1 } },
  })
  const population = await populationOf(engine, test)
  const inputs = Float32Array.from({ length: 3200 }, (_, i) => Math.sin(i))
  const walk = (from: number, to: number) => {
    for (let k = from; k < to; k++) {
      const batch = batchOf(test, k, ROWS)
      const weights = weightsOf(test.spec, k)
      if (k % 3 === 0) population.advance(batch, weights)
      else {
        population.observe(batch, { gramian: k % 3 === 1, representationGramian: true })
        population.apply(weights)
      }
      if (k % 5 === 0) population.probe(batch, GRAMIAN)
      if (k % 7 === 0) population.evaluate('test', batch.lossOptions)
      if (k % 7 === 3) population.predict(1, inputs)
      if (k % 7 === 5) population.lossesAgain()
      if (k % 10 === 0) population.mark()
      if (k % 20 === 15) population.backToMark()
    }
    return deviceMemory(engine.device)
  }
  const early = walk(0, 15)
  const late = walk(15, 305)
  population.dispose()
  return { before, early, late, after: deviceMemory(engine.device) }
}

/** The state at a mark and after four more steps, and both again after returning to the mark. */
export async function markOf(engine: WebglEngine) {
  const test = caseOf({ tasks: 3, runs: 2, change: { batchNorm: { epsilon: 1e-5, momentum: 0.1 } } })
  const population = await populationOf(engine, test)
  const forward = () => {
    for (let k = 5; k < 9; k++) population.advance(batchOf(test, k, ROWS), weightsOf(test.spec, k))
    return population.read()
  }
  walkTo(population, test, 0, 5)
  population.mark()
  const start = population.read()
  const first = forward()
  population.backToMark()
  const back = population.read()
  const second = forward()
  population.backToMark()
  const again = population.read()
  population.dispose()
  return {
    moved: !equal(first, start),
    back: equal(back, start) && equal(again, start),
    sameAgain: equal(second, first),
  }
}

/** A run that diverges between two recorded steps: where it stops, and where it stops if every loss is read. */
export async function divergenceOf(engine: WebglEngine, rate: number) {
  const config: RunConfig = {
    ...defaultConfig,
    problem: { ...defaultConfig.problem, samples: 90 },
    network: { ...defaultConfig.network, trunk: [6, 5], activation: 'linear' },
    tasks: [defaultTask('t1', 'circles', 'bce'), { ...defaultTask('t2', 'ripple', 'mse'), scale: 100 }],
    training: {
      ...defaultConfig.training,
      batchSize: 12,
      optimizer: { id: 'sgd', options: {} },
      learningRate: 1e-6,
    },
  }
  // The rate is small until step 24, so the divergence that step 30 shows happened in between.
  const recordings = [{ config, edits: [{ step: 24, field: 'training.learningRate' as const, value: rate }] }]
  const stopOf = async (readsFreely: boolean) => {
    const create: Engine['create'] = async (spec, data) =>
      Object.assign(await engine.create(spec, data), readsFreely ? { readsFreely } : {})
    const trainer = await createTrainer({ ...engine, create }, { recordings })
    while (trainer.step < 100 && trainer.advance());
    const result = { stopped: trainer.stopped, finite: trainer.snapshot().engine.parameters.every(Number.isFinite) }
    trainer.dispose()
    return result
  }
  return { found: await stopOf(false), exact: await stopOf(true) }
}

export const walkTo = (population: Population, test: Case, from: number, to: number): void => {
  for (let k = from; k < to; k++) {
    population.observe(batchOf(test, k, ROWS), GRAMIAN)
    population.apply(weightsOf(test.spec, k))
  }
}

export async function openedOn(canvas?: OffscreenCanvas): Promise<WebglEngine> {
  const engine = await createWebglEngine(canvas)
  if ('unavailable' in engine) throw new Error(engine.unavailable)
  return engine
}

export const equal = (a: EngineSnapshot, b: EngineSnapshot): boolean =>
  [[a.parameters, b.parameters], [a.statistics, b.statistics], ...a.slots.map((slot, k) => [slot, b.slots[k]])].every(
    ([x, y]) => x.every((value, i) => Object.is(value, y[i])),
  )

/** The name of the limit that refuses a spec too large for any device. */
export async function limitOf(engine: WebglEngine): Promise<string> {
  const test = caseOf({ tasks: 12, runs: 64, change: { trunk: [256, 256, 256, 256, 256, 256], batchSize: 64 } })
  try {
    const population = await engine.create(test.spec, {
      train: splitOf(test.spec, ROWS, 0),
      test: splitOf(test.spec, 4, 1),
    })
    population.dispose()
    return 'none'
  } catch (error) {
    return error instanceof Error && 'limit' in error ? String(error.limit) : String(error)
  }
}
