import { expect, test } from 'vitest'
import { defaultConfig } from '../../core/config/defaults'
import { recordAt } from '../../core/measures/records'
import { createCpuEngine } from '../../engine/cpu/engine'
import { createTrainer } from '../../engine/trainer'
import { History } from '../../state/history'
import { lastStep } from './lastStep'

/** The default problem, trained by plain gradient descent at a learning rate. */
async function descended(rate: number, steps: number) {
  const history = new History()
  const { training } = defaultConfig
  const config = {
    ...defaultConfig,
    weighting: { id: 'mgda', options: {}, modifiers: [] },
    training: { ...training, optimizer: { id: 'sgd', options: {} }, learningRate: rate, l2: 0, clipNorm: 0 },
  }
  const trainer = await createTrainer(createCpuEngine(), {
    recordings: [{ config, edits: [] }],
    onRecord: (_, record) => history.append(record),
  })
  for (let step = 0; step < steps; step++) trainer.advance()
  const tasks = trainer.data.tasks.length
  const looked = trainer.look(0)
  trainer.dispose()
  return { history, tasks, looked }
}

test('promise and outcome are of the same step and batch, in the same unit', async () => {
  const { history, tasks } = await descended(1e-4, 6)
  const made = lastStep(history, 6, tasks)
  expect(made?.step).toBe(5)
  const at = (rate: number) => descended(rate, 1).then((run) => lastStep(run.history, 1, run.tasks))
  const [small, half] = [await at(2e-5), await at(1e-5)]
  expect(small?.promised).toHaveLength(3)
  small?.promised.forEach((promise, t) => {
    // Both are of first order in the rate. The head learns too, so the loss falls by more than was promised.
    expect(half?.promised[t]).toBeCloseTo(promise / 2, 12)
    expect((half?.given[t] ?? 0) / (small.given[t] / 2)).toBeCloseTo(1, 2)
    expect(small.given[t]).toBeLessThan(promise)
    expect(promise).toBeLessThan(0)
  })
})

test('weights and shares are those of that step, not of a later look', async () => {
  const { history, tasks, looked } = await descended(1e-3, 24)
  const made = lastStep(history, looked.step, tasks)
  expect([made?.step, looked.step]).toEqual([20, 24])
  const at = recordAt(history.steps, 20)
  expect(made?.weights).toEqual([0, 1, 2].map((t) => history.column('weights', t)[at]))
  expect(made?.weights).not.toEqual([...looked.weights])
  const weighted = [0, 1, 2].map((t) => history.column('weights', t)[at] * history.column('gradientNorms', t)[at])
  const sum = weighted.reduce((a, b) => a + b)
  expect([made?.pulls.length, made?.totals.length]).toEqual([3, 3])
  made?.pulls.forEach((pull, t) => {
    expect(pull).toBeCloseTo(weighted[t] / sum, 12)
  })
  // MGDA weighs gradients: the heads are at 1, so shares of the total are those of the losses.
  const losses = [0, 1, 2].map((t) => history.column('trainLosses', t)[at])
  made?.totals.forEach((share, t) => {
    expect(share).toBeCloseTo(losses[t] / losses.reduce((a, b) => a + b), 12)
  })
})

test('a record whose update is still to come is skipped', async () => {
  const { history, tasks, looked } = await descended(1e-3, 3)
  history.append(looked)
  expect(lastStep(history, 3, tasks)?.step).toBe(2)
  expect(lastStep(history, 1, tasks)?.step).toBe(1)
  expect(lastStep(new History(), 3, tasks)).toBeNull()
  expect(lastStep(history, 3, tasks + 1)).toBeNull()
})
