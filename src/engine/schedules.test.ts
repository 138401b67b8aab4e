import { afterEach, expect, test, vi } from 'vitest'
import { defaultConfig } from '../core/config/defaults'
import type { Edit, RunConfig } from '../core/config/types'
import { createCpuEngine } from './cpu/engine'
import { createTrainer } from './trainer'

const schedule = vi.hoisted(() => ({ isRecorded: (_step: number): boolean => true }))
vi.mock('../core/measures/recorded', async (load) => ({
  ...(await load<object>()),
  isRecorded: (step: number) => schedule.isRecorded(step),
}))
afterEach(() => vi.restoreAllMocks())

const small: RunConfig = {
  ...defaultConfig,
  problem: { ...defaultConfig.problem, samples: 40 },
  network: { ...defaultConfig.network, trunk: [3] },
  training: { ...defaultConfig.training, batchSize: 8 },
}
const weighting = (id: string): RunConfig['weighting'] => ({ id, options: {}, modifiers: [] })

async function trained(config: RunConfig, isRecorded: (step: number) => boolean, readsFreely: boolean, edits: Edit[]) {
  schedule.isRecorded = isRecorded
  const engine = createCpuEngine()
  const asked = {
    ...engine,
    create: async (...given: Parameters<typeof engine.create>) => {
      const population = await engine.create(...given)
      return new Proxy(population, {
        get(target, name) {
          if (name === 'readsFreely') return readsFreely
          const value: unknown = Reflect.get(target, name, target)
          return typeof value === 'function' ? value.bind(target) : value
        },
      })
    },
  }
  const trainer = await createTrainer(asked, { recordings: [{ config, edits }] })
  // The flat rule needs two windows of 300 steps.
  const last = config.training.stopWhenFlat ? 700 : 180
  while (trainer.step < last && trainer.advance());
  return { stopped: trainer.stopped, standing: trainer.snapshot() }
}

const still = { ...small.training, learningRate: 1e-6, stopWhenFlat: true }
const wild: RunConfig = {
  ...small,
  training: { ...small.training, learningRate: 5, optimizer: { id: 'sgd', options: {} } },
  network: { ...small.network, activation: 'relu' },
}
/** Change to a method that needs metrics, which the method before did not need. */
const toPrioritisation: Edit[] = [{ step: 123, field: 'weighting', value: weighting('dtp') }]

test.each<[string, RunConfig, Edit[]]>([
  ['task prioritisation', { ...small, weighting: weighting('dtp') }, []],
  ['task prioritisation that comes later', small, toPrioritisation],
  ['a method that needs gradients', { ...small, weighting: weighting('mgda') }, []],
  ['a run that stops when flat', { ...small, training: still }, []],
  ['a run that diverges', wild, []],
])('%s: the schedule of records changes no number of the training', async (_name, config, edits) => {
  for (const readsFreely of [true, false]) {
    const often = await trained(config, (step) => step <= 20 || step % 10 === 0, readsFreely, edits)
    const never = await trained(config, () => false, readsFreely, edits)
    const always = await trained(config, () => true, readsFreely, edits)
    expect(never).toEqual(often)
    expect(always).toEqual(often)
  }
})

test('the two runs that should end do end', async () => {
  const flat = await trained({ ...small, training: still }, () => false, true, [])
  const diverged = await trained(wild, () => false, false, [])
  expect([flat.stopped?.kind, diverged.stopped?.kind]).toEqual(['flat', 'diverged'])
})
