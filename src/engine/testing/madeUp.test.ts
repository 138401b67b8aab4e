/** What the page says of the relatedness of data: the failure that it provokes, and the same set-up without it. */
import { beforeAll, expect, test } from 'vitest'
import { defaultConfig, defaultTask } from '../../core/config/defaults'
import type { RunConfig, TaskConfig } from '../../core/config/types'
import { mean } from '../../core/measures/summary'
import { problemNamed } from '../../core/problems/all'
import { bringPublicData } from '../../core/testing/publicData'
import type { Engine } from '../engine'
import { createTrainer } from '../trainer'
import { createWasmEngine } from '../wasm/engine'

let engine: Engine
beforeAll(async () => {
  const made = await createWasmEngine()
  if ('unavailable' in made) throw new Error(made.unavailable)
  engine = made
})

interface Wish {
  readonly id: string
  readonly samples: number
  readonly trunk: readonly number[]
  readonly steps: number
  readonly tasks: readonly TaskConfig[]
  readonly seed: number
  readonly activation?: string
  readonly training?: Partial<RunConfig['training']>
}

/** The first task's test loss at the end. */
async function firstLoss({
  id,
  samples,
  trunk,
  steps,
  tasks,
  seed,
  activation = 'tanh',
  training,
}: Wish): Promise<number> {
  const config = {
    ...defaultConfig,
    problem: { ...defaultConfig.problem, id, samples, seed },
    tasks,
    network: { ...defaultConfig.network, trunk, activation },
    training: { ...defaultConfig.training, ...training, seed },
  }
  bringPublicData(config)
  const trainer = await createTrainer(engine, { recordings: [{ config, edits: [] }] })
  while (trainer.step < steps) trainer.advance()
  const [loss] = trainer.look(0).testLosses
  trainer.dispose()
  return loss
}

const { network, training } = problemNamed('digits').preset ?? {}
const digits = (tasks: readonly TaskConfig[], seed: number) =>
  firstLoss({
    id: 'digits',
    samples: 6000,
    steps: 300,
    tasks,
    seed,
    trunk: [128, 64],
    activation: network?.activation,
    training,
  })

const SEEDS = [1, 2, 3, 4]
const fuelUse = defaultTask('t1', 'fuelUse', 'mse')
const power = defaultTask('t2', 'power', 'mse')
const cars = (trunk: readonly number[], tasks: readonly TaskConfig[], seed: number) =>
  firstLoss({ id: 'cars', samples: 406, trunk, steps: 600, tasks, seed })

test('a made-up task pulls a narrow trunk away from another one, whose loss rises in every seed; a wide one has room', async () => {
  const rises: number[] = []
  for (const seed of SEEDS) {
    const at = (original: number, trunk: readonly number[]) => cars(trunk, [fuelUse, { ...power, original }], seed)
    const narrow = (await at(0, [20, 1])) - (await at(1, [20, 1]))
    const wide = (await at(0, [20, 20])) - (await at(1, [20, 20]))
    expect(narrow, `seed ${seed}`).toBeGreaterThan(0.03)
    expect(Math.abs(wide), `seed ${seed}, wide`).toBeLessThan(0.025)
    rises.push(narrow)
  }
  expect(mean(rises)).toBeGreaterThan(0.08)
})

test('a made-up target can be learned: it is no label noise', async () => {
  for (const seed of SEEDS) {
    // The usual loss of a constant is 1: values are in deviations of the data.
    const learned = await cars([20, 20], [{ ...power, original: 0 }], seed)
    const noisy = await cars([20, 20], [{ ...power, noise: 1 }], seed)
    expect(learned, `seed ${seed}`).toBeLessThan(0.3)
    expect(noisy, `seed ${seed}, noise`).toBeGreaterThan(0.8)
  }
})

test('digits: where labels are few, a related task helps more than a made-up one', async () => {
  const left = { ...defaultTask('t1', 'left', 'softmax'), labels: 0.05 }
  const sum = defaultTask('t2', 'sum', 'mse')
  const gains: number[] = []
  for (const seed of [1, 2]) {
    const related = await digits([left, sum], seed)
    expect(related, `seed ${seed}, alone`).toBeLessThan(await digits([left], seed))
    gains.push((await digits([left, { ...sum, original: 0 }], seed)) - related)
  }
  expect(Math.min(...gains)).toBeGreaterThan(0)
  expect(mean(gains)).toBeGreaterThan(0.02)
})
