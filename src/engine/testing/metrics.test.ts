import { describe, expect, test } from 'vitest'
import { defaultConfig, defaultTask } from '../../core/config/defaults'
import type { RunConfig } from '../../core/config/types'
import { createCpuEngine } from '../cpu/engine'
import { createTrainer } from '../trainer'

/** A set-up after some steps: its record, its data, and the outputs of its heads for the test inputs. */
async function trained(config: RunConfig, steps: number) {
  const trainer = await createTrainer(createCpuEngine(), { recordings: [{ config, edits: [] }] })
  while (trainer.step < steps && trainer.advance());
  const { data } = trainer
  const outputs = trainer.predict(0, Float32Array.from(data.test.inputs))
  const record = trainer.look(0)
  trainer.dispose()
  return { record, data, outputs }
}

describe('a metric reads outputs as the loss defines them', () => {
  // 10 (1 + x² + y²) twice: as counts with the Poisson loss, and with squared error.
  const counts = (id: string, loss: string) => ({
    ...defaultTask(id, 'formula', loss),
    expression: '1+x*x+y*y',
    scale: 10,
  })
  const config: RunConfig = {
    ...defaultConfig,
    tasks: [counts('t1', 'poisson'), counts('t2', 'mse')],
    weighting: { id: 'equal', options: {}, modifiers: [] },
  }

  test('a rate whose logarithm is learned', { timeout: 60_000 }, async () => {
    const { record, data, outputs } = await trained(config, 1500)
    const [rates, targets] = [outputs[0].map(Math.exp), data.test.targets[0]]
    const mean = targets.reduce((sum, y) => sum + y, 0) / targets.length
    const errors = targets.reduce((sum, y, row) => sum + (rates[row] - y) ** 2, 0)
    const variation = targets.reduce((sum, y) => sum + (y - mean) ** 2, 0)
    expect(record.testMetrics[0]).toBeCloseTo(1 - errors / variation, 5)
    expect(record.testMetrics[0]).toBeGreaterThan(0.98)
    expect(record.testMetrics[1]).toBeGreaterThan(0.98)
  })

  test('a method that needs metrics gives a solved task less weight than an unsolved one', {
    timeout: 60_000,
  }, async () => {
    const { record } = await trained({ ...config, weighting: { ...config.weighting, id: 'dtp' } }, 1500)
    expect(record.testMetrics[0]).toBeGreaterThan(record.testMetrics[1])
    expect(record.weights[0]).toBeLessThan(record.weights[1])
    expect(record.weights[0]).toBeLessThan(0.05)
  })

  test('a method that needs metrics does not treat a missing one as the worst', async () => {
    const constant = { ...defaultTask('t1', 'formula', 'mse'), expression: '2' }
    const dtp = { id: 'dtp', options: {}, modifiers: [] }
    const others = [defaultTask('t2', 'circles', 'bce'), defaultTask('t3', 'plane', 'mse')]
    const { record } = await trained({ ...config, tasks: [constant, ...others], weighting: dtp }, 100)
    const [missing, ...known] = record.testMetrics
    expect(missing).toBeNaN()
    expect(known.every(Number.isFinite)).toBe(true)
    expect(record.weights[0]).toBeCloseTo((record.weights[1] + record.weights[2]) / 2, 12)
    const alone = await trained({ ...config, tasks: [constant], weighting: dtp }, 30)
    expect([...alone.record.weights]).toEqual([1])
  })

  test('a correct quantile of noisy targets is not scored as a bad mean', { timeout: 60_000 }, async () => {
    const task = (quantile: number) => ({
      ...defaultTask('t1', 'plane', 'quantile'),
      noise: 1,
      loss: { id: 'quantile', options: { quantile } },
    })
    const ofQuantile = async (quantile: number) =>
      (await trained({ ...defaultConfig, tasks: [task(quantile)] }, 400)).record.testMetrics[0]
    const [low, middle, high] = [await ofQuantile(0.05), await ofQuantile(0.5), await ofQuantile(0.95)]
    // The noise is as large as the signal, so no quantile can explain much more than half.
    for (const metric of [low, middle, high]) expect(metric).toBeGreaterThan(0.1)
  })
})
