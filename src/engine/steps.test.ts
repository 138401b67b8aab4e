import { describe, expect, test } from 'vitest'
import { defaultConfig, defaultTask } from '../core/config/defaults'
import type { RunConfig, WeightingConfig } from '../core/config/types'
import { createCpuEngine } from './cpu/engine'
import type { Engine, Population, Weights } from './engine'
import { createTrainer } from './trainer'
import { isMeasured } from './trainer.types'

const small: RunConfig = {
  ...defaultConfig,
  problem: { ...defaultConfig.problem, samples: 90 },
  network: { ...defaultConfig.network, trunk: [6, 5] },
  training: { ...defaultConfig.training, batchSize: 12, optimizer: { id: 'sgd', options: {} }, learningRate: 0.05 },
}
const weighting = (id: string, options: WeightingConfig['options'] = {}): WeightingConfig => ({
  id,
  options,
  modifiers: [],
})
const trainerOf = (configs: readonly RunConfig[], engine = createCpuEngine()) =>
  createTrainer(engine, { recordings: configs.map((config) => ({ config, edits: [] })) })

/** An engine that reports the weights of its updates. Without `readsFreely` the trainer does not read every loss. */
function telling(used: Weights[], readsFreely: boolean): Engine {
  const engine = createCpuEngine()
  return {
    ...engine,
    async create(spec, data) {
      const population: Population = await engine.create(spec, data)
      const told = (method: 'advance' | 'apply') => (target: Population) => {
        const original = target[method].bind(target) as (...given: unknown[]) => void
        return (...given: unknown[]) => {
          used.push(given[given.length - 1] as Weights)
          original(...given)
        }
      }
      return new Proxy(population, {
        get(target, name) {
          if (name === 'readsFreely') return readsFreely
          if (name === 'advance' || name === 'apply') return told(name)(target)
          const value: unknown = Reflect.get(target, name, target)
          return typeof value === 'function' ? value.bind(target) : value
        },
      })
    },
  }
}

/** The second task has few labels, so most batches have none of it. */
const partly = {
  ...small,
  tasks: [defaultTask('t1', 'circles', 'bce'), { ...defaultTask('t2', 'ripple', 'mse'), labels: 0.05 }],
}

describe.each([
  ['an engine that reads freely', true],
  ['an engine that must be asked', false],
])('batches without a label of a task, on %s', (_name, readsFreely) => {
  test.each([
    ['equal', weighting('equal')],
    ['normalised sum', weighting('weighted-sum', { normalize: true })],
    ['pcgrad', weighting('pcgrad')],
  ])('%s: every update uses the weights that a look shows, at recorded steps and at others', async (_id, chosen) => {
    const used: Weights[] = []
    const trainer = await trainerOf([{ ...partly, weighting: chosen }], telling(used, readsFreely))
    let absent = 0
    for (let step = 0; step < 80; step++) {
      const shown = trainer.look(0)
      trainer.advance()
      // The shown weight of a task without a label is NaN, and the update leaves the task out.
      const taken = (weights: Float64Array) => Array.from(weights, (weight) => (Number.isNaN(weight) ? 0 : weight))
      expect([...used[step].trunk]).toEqual(taken(shown.weights))
      expect([...used[step].heads]).toEqual(taken(shown.headWeights))
      if (Number.isNaN(shown.trainLosses[1]) && !isMeasured(step)) {
        absent++
        expect(used[step].trunk[1]).toBe(0)
      }
    }
    expect(absent).toBeGreaterThan(5)
  })
})

test('a run with few labels trains the same, whatever runs are beside it', async () => {
  const own = { ...partly, weighting: weighting('equal') }
  const alone = await trainerOf([own])
  const beside = await trainerOf([own, { ...partly, weighting: weighting('mgda') }])
  for (let step = 0; step < 60; step++) {
    alone.advance()
    beside.advance()
  }
  const [a, b] = [alone, beside].map((trainer) => [...trainer.look(0).testLosses])
  // The path differs, so equal only to rounding.
  for (const [t, loss] of a.entries()) expect(b[t]).toBeCloseTo(loss, 10)
})

describe('divergence', () => {
  const wild = (id: string): RunConfig => ({
    ...small,
    weighting: weighting(id),
    network: { ...small.network, activation: 'relu' },
    tasks: [defaultTask('t1', 'circles', 'bce'), { ...defaultTask('t2', 'ripple', 'mse'), scale: 1000 }],
    training: { ...small.training, learningRate: 5 },
  })

  test.each(['weighted-sum', 'dwa'])('%s stops at the step itself, before its update', async (id) => {
    const trainer = await trainerOf([wild(id)])
    const isBad = () => trainer.look(0).trainLosses.some((loss) => !Number.isFinite(loss))
    while (trainer.step < 400 && !isBad()) trainer.advance()
    const before = trainer.snapshot()
    expect(isMeasured(before.step)).toBe(false)
    expect(trainer.advance()).toBe(false)
    // Both tasks may diverge in the same step. The one that caused it is named: the second.
    expect(trainer.stopped).toEqual({ kind: 'diverged', step: before.step, run: 0, task: 1 })
    expect(trainer.snapshot().engine.parameters).toEqual(before.engine.parameters)
  })

  test.each(['weighted-sum', 'dwa'])(
    '%s: the step and the task are found, even if losses are not read in every step',
    async (id) => {
      // The second run is sound. It must not hide the first one or be named in its place, and it continues alone.
      const sound = { ...wild(id), training: { ...small.training, learningRate: 1e-6 } }
      const exact = await trainerOf([wild(id), sound])
      const asked = await trainerOf([wild(id), sound], telling([], false))
      while (exact.step < 400 && exact.advance());
      while (asked.step < 400 && asked.advance());
      expect(exact.ends).toMatchObject([{ kind: 'diverged', run: 0, task: 1 }, null])
      expect(isMeasured(exact.ends[0]?.step ?? 0)).toBe(false)
      expect(asked.ends).toEqual(exact.ends)
      expect([exact.stopped, asked.stopped]).toEqual([null, null])
      expect([exact.step, asked.step]).toEqual([400, 400])
      const alone = await trainerOf([sound], telling([], false))
      while (alone.step < 400 && alone.advance());
      const { parameters } = asked.snapshot().engine
      expect([...parameters.subarray(parameters.length / 2)]).toEqual([...alone.snapshot().engine.parameters])
    },
  )

  test('found after a snapshot and an edit, with each record sent once', async () => {
    const tame: RunConfig = { ...wild('weighted-sum'), training: { ...small.training, learningRate: 1e-6 } }
    const steps: number[] = []
    const trainer = await createTrainer(telling([], false), {
      recordings: [{ config: tame, edits: [] }],
      onRecord: (_run, { step }) => steps.push(step),
    })
    const exact = await trainerOf([tame])
    for (const one of [trainer, exact]) {
      while (one.step < 33) one.advance()
      one.restore(structuredClone(one.snapshot()))
      one.advance()
      one.edit(0, 'training.learningRate', 5)
      while (one.step < 400 && one.advance());
    }
    expect(trainer.stopped).toMatchObject({ kind: 'diverged' })
    expect(trainer.stopped).toEqual(exact.stopped)
    expect(trainer.snapshot().engine).toEqual(exact.snapshot().engine)
    expect(steps).toEqual([...new Set(steps)])
  })
})

test('reading the losses in every step changes no bit of the training', async () => {
  const norm: RunConfig = { ...small, network: { ...small.network, batchNorm: true, dropout: 0.3 } }
  const free = await trainerOf([norm])
  const asked = await trainerOf([norm], telling([], false))
  for (let step = 0; step < 45; step++) {
    free.advance()
    asked.advance()
  }
  expect(free.snapshot()).toEqual(asked.snapshot())
})

test('after returning to a step before live edits, the edits are replayed', async () => {
  const trainer = await trainerOf([{ ...small, weighting: weighting('dwa') }])
  for (let step = 0; step < 12; step++) trainer.advance()
  const middle = structuredClone(trainer.snapshot())
  trainer.edit(0, 'training.learningRate', 0.003)
  for (let step = 0; step < 9; step++) trainer.advance()
  trainer.edit(0, 'tasks.t1.weight', 3)
  for (let step = 0; step < 9; step++) trainer.advance()
  const end = structuredClone(trainer.snapshot())
  trainer.restore(middle)
  for (let step = 0; step < 18; step++) trainer.advance()
  expect(trainer.snapshot()).toEqual(end)
})
