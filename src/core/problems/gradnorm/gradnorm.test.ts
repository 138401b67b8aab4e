/** The rows of the family, and what the GradNorm paper shows with it, measured here with the page's usual network. */
import { describe, expect, it } from 'vitest'
import { createTrainer } from '../../../engine/trainer'
import { createWasmEngine } from '../../../engine/wasm/engine'
import { defaultConfig, defaultTask } from '../../config/defaults'
import type { TaskConfig, WeightingConfig } from '../../config/types'
import { scoreOf } from '../../metrics/metrics'
import { gradnorm } from './gradnorm'

const problem = { ...defaultConfig.problem, id: 'gradnorm' }
const family = gradnorm.family ?? []
const alike = (task: TaskConfig): TaskConfig => ({ ...task, scale: 3 })

describe('the rows', () => {
  const make = (tasks: readonly TaskConfig[], samples = 600) => gradnorm.make({ ...problem, samples }, tasks, tasks[0])

  it('are the same each time, and rows that are there do not change when more are asked for', () => {
    expect(make(family)).toEqual(make(family))
    // The split draws its rows from all of them, so rows are recognised by their inputs.
    const rowsOf = ({ train }: ReturnType<typeof make>) =>
      Array.from({ length: train.rows }, (_, row) =>
        [train.inputs.subarray(16 * row, 16 * row + 16), train.targets[1].subarray(8 * row, 8 * row + 8)].join(),
      )
    const more = new Set(rowsOf(make(family, 5000)))
    expect(rowsOf(make(family)).filter((row) => more.has(row)).length).toBeGreaterThan(200)
  })

  it('differ in scale only', () => {
    const [small, large] = [make(family.map((task) => ({ ...task, scale: 1 }))), make(family)]
    large.train.targets.forEach((values, t) => {
      expect([...values.map((value) => value / family[t].scale)]).toEqual(
        [...small.train.targets[t]].map((value) => expect.closeTo(value, 12)),
      )
      const { length } = values
      const square = small.train.targets[t].reduce((sum, value) => sum + value ** 2, 0) / length
      expect(square).toBeGreaterThan(0.66)
      expect(square).toBeLessThan(0.78)
    })
  })

  it('of two tasks share as much as B and ε say: 10 / 13.5 of the variance inside of tanh', () => {
    const { train } = make(
      family.slice(0, 2).map((task) => ({ ...task, scale: 1 })),
      5000,
    )
    // tanh reaches 1 to the last digit for a few of them.
    const inner = train.targets.map((values) =>
      values.map((value) => Math.atanh(Math.min(Math.abs(value), 1 - 1e-15) * Math.sign(value))),
    )
    const product = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, i) => sum + value * b[i], 0)
    const [a, b] = inner
    const correlation = product(a, b) / Math.sqrt(product(a, a) * product(b, b))
    expect(Math.abs(correlation - 10 / 13.5)).toBeLessThan(0.06)
    expect(Math.abs(product(a, a) / a.length - 13.5)).toBeLessThan(1.5)
  })

  it('are those of the first task, times the scale, where a task is wholly related to it', () => {
    const [one, two] = family
    const { train } = make([one, { ...two, related: 1 }])
    train.targets[1].forEach((value, i) => {
      expect(value).toBeCloseTo(10 * train.targets[0][i], 9)
    })
  })

  it('have labels for all columns or for none, and noise in each column', () => {
    const [one] = family
    const clean = make([one]).train
    const { train } = make([{ ...one, labels: 0.5, noise: 0.4 }])
    expect(train.masks[0]).toHaveLength(train.rows)
    for (let column = 0; column < 8; column++) {
      const noise = train.targets[0].map((value, i) => value - clean.targets[0][i]).filter((_, i) => i % 8 === column)
      const size = Math.sqrt(noise.reduce((sum, value) => sum + value ** 2, 0) / noise.length)
      expect(size).toBeGreaterThan(0.4 * 0.7)
      expect(size).toBeLessThan(0.4)
      expect(noise.reduce((sum, value) => sum + value, 0) / noise.length).toBeLessThan(0.06)
    }
    // The mean of each column is R² 0.
    expect(scoreOf({ kind: 'regression', loss: 'mse' }, [], 0, clean, 0)).toBe(1)
  })
})

const EQUAL: WeightingConfig = defaultConfig.weighting
const GRADNORM: WeightingConfig = { id: 'gradnorm', options: { alpha: 0.12 }, modifiers: [] }
const UNCERTAINTY: WeightingConfig = { id: 'uw', options: {}, modifiers: [] }
const SEEDS = [1, 2, 3]
const STEPS = 2000

/** The mean over the tasks of L_i / σ_i² on test rows after training; the paper plots the sum. */
async function normalisedLoss(tasks: readonly TaskConfig[], weighting: WeightingConfig, seed: number): Promise<number> {
  const engine = await createWasmEngine()
  if ('unavailable' in engine) throw new Error(engine.unavailable)
  const training = { ...defaultConfig.training, seed }
  const config = { ...defaultConfig, problem: { ...problem, seed }, tasks, training, weighting }
  const trainer = await createTrainer(engine, { recordings: [{ config, edits: [] }] })
  while (trainer.step < STEPS && trainer.advance());
  const losses = trainer.look(0).testLosses
  trainer.dispose()
  return tasks.reduce((sum, { scale }, t) => sum + losses[t] / scale ** 2, 0) / tasks.length
}

const lossesOf = (tasks: readonly TaskConfig[], weighting: WeightingConfig) =>
  Promise.all(SEEDS.map((seed) => normalisedLoss(tasks, weighting, seed)))

/** By how much a method lowers the loss of equal weights, for each seed. */
const gains = (equal: readonly number[], method: readonly number[]) => equal.map((loss, k) => loss - method[k])

describe('the claim of the paper', () => {
  it('holds for two tasks: GradNorm lowers the normalised loss, and with equal scales it changes nothing', async () => {
    const two = family.slice(0, 2)
    const equal = await lossesOf(two, EQUAL)
    // From about 0.12 to 0.02.
    for (const gain of gains(equal, await lossesOf(two, GRADNORM))) expect(gain).toBeGreaterThan(0.08)
    // In the paper uncertainty weighting does worse than equal weights. Here it does as well as GradNorm.
    for (const gain of gains(equal, await lossesOf(two, UNCERTAINTY))) expect(gain).toBeGreaterThan(0.08)
    const control = two.map(alike)
    for (const gain of gains(await lossesOf(control, EQUAL), await lossesOf(control, GRADNORM)))
      expect(Math.abs(gain)).toBeLessThan(0.01)
  })

  it('holds for ten tasks, by less: twenty units are too few for eighty outputs, whatever the weights', async () => {
    // From about 0.16 to 0.15.
    for (const gain of gains(await lossesOf(family, EQUAL), await lossesOf(family, GRADNORM)))
      expect(gain).toBeGreaterThan(0.006)
    const control = family.map(alike)
    for (const gain of gains(await lossesOf(control, EQUAL), await lossesOf(control, GRADNORM)))
      expect(Math.abs(gain)).toBeLessThan(0.003)
  })
})

it('a task outside of the family is no task of the problem', () => {
  expect(() => gradnorm.make(problem, [defaultTask('t1', 'circles', 'bce')])).toThrow(/circles/)
})
