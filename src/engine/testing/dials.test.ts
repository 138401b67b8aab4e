/** What the page says of each dial of the data: the failure that it provokes, and the same set-up without it. */
import { beforeAll, expect, test } from 'vitest'
import { defaultConfig, defaultTask } from '../../core/config/defaults'
import type { TaskConfig } from '../../core/config/types'
import type { Engine } from '../engine'
import { createTrainer } from '../trainer'
import type { StepRecord } from '../trainer.types'
import { createWasmEngine } from '../wasm/engine'

let engine: Engine
beforeAll(async () => {
  const made = await createWasmEngine()
  if ('unavailable' in made) throw new Error(made.unavailable)
  engine = made
})

const STEPS = 600
const ripple = defaultTask('t1', 'ripple', 'mse')
const circles = defaultTask('t1', 'circles', 'bce')

interface Seen {
  readonly last: StepRecord
  /** Mean over the recorded steps of the cosine between the first two gradients. */
  readonly cosine: number
  /** Share of the test rows of class 1, labelled or not, that are found. Classes only. */
  readonly recall: number
}

async function train(tasks: readonly TaskConfig[], samples = 600, steps = STEPS): Promise<Seen> {
  const config = {
    ...defaultConfig,
    tasks,
    problem: { ...defaultConfig.problem, samples },
  }
  const records: StepRecord[] = []
  const recordings = [{ config, edits: [] }]
  const trainer = await createTrainer(engine, { recordings, onRecord: (_, record) => records.push(record) })
  while (trainer.step <= steps) trainer.advance()
  const { inputs, targets } = trainer.data.test
  const outputs = trainer.predict(0, Float32Array.from(inputs))[0]
  const rows = [...targets[0].keys()].filter((row) => targets[0][row] === 1)
  trainer.dispose()
  const cosines = records.map(({ gramian: [a, b, , d] }) => b / Math.sqrt(a * d)).filter(Number.isFinite)
  return {
    last: records[records.length - 1],
    cosine: cosines.reduce((sum, value) => sum + value, 0) / cosines.length,
    recall: rows.filter((row) => outputs[row] > 0).length / rows.length,
  }
}

const metricOf = async (tasks: readonly TaskConfig[], t = 0, samples = 600) =>
  (await train(tasks, samples)).last.testMetrics[t]

test('a large scale drowns out the other tasks', async () => {
  const quiet = defaultTask('t2', 'checkerboard', 'bce')
  const [plain, loud] = [await metricOf([ripple, quiet], 1), await metricOf([{ ...ripple, scale: 30 }, quiet], 1)]
  expect(loud).toBeLessThan(plain - 0.1)
})

test('noise is learned too: the loss grows in the test more than in training', async () => {
  for (const task of [ripple, circles]) {
    const [clean, noisy] = [await train([task], 200), await train([{ ...task, noise: 0.3 }], 200)]
    const gap = ({ last }: Seen) => last.testLosses[0] - last.trainLosses[0]
    expect(noisy.last.testLosses[0], task.target).toBeGreaterThan(2 * clean.last.testLosses[0])
    expect(gap(noisy), task.target).toBeGreaterThan(2 * gap(clean))
  }
})

test('few labels, or few samples, are learned by heart: good in training, poor in the test', async () => {
  const all = await train([ripple])
  const few = [await train([{ ...ripple, labels: 0.05 }], 600, 1500), await train([ripple], 60)]
  for (const { last } of few) {
    expect(last.trainLosses[0]).toBeLessThan(all.last.testLosses[0] * 2)
    expect(last.testLosses[0]).toBeGreaterThan(5 * all.last.testLosses[0])
  }
})

test('a rare class is missed while the accuracy stays high; balanced accuracy falls', async () => {
  const spirals = defaultTask('t1', 'spirals', 'bce')
  const [all, rare] = [await train([spirals]), await train([{ ...spirals, rare: 0.05 }])]
  expect(rare.last.testMetrics[0]).toBeGreaterThan(all.last.testMetrics[0] - 0.05)
  expect(rare.last.testMetrics[0]).toBeGreaterThan(0.9)
  expect(rare.recall).toBeLessThan(all.recall - 0.3)
  const balanced = { ...spirals, metric: 'balancedAccuracy' as const }
  const [evenly, unevenly] = [await metricOf([balanced]), await metricOf([{ ...balanced, rare: 0.05 }])]
  expect(unevenly).toBeLessThan(evenly - 0.15)
})

test.each([
  ['ripple', 'bumps', 'mse'],
  ['circles', 'checkerboard', 'bce'],
])('tasks that share more pull the trunk in more alike directions: %s and %s', async (first, second, loss) => {
  const cosines: number[] = []
  for (const related of [0, 0.35, 0.65, 1]) {
    const tasks = [defaultTask('t1', first, loss), { ...defaultTask('t2', second, loss), related }]
    cosines.push((await train(tasks)).cosine)
  }
  expect(cosines).toEqual([...cosines].sort((a, b) => a - b))
  expect(cosines[3] - cosines[0]).toBeGreaterThan(0.3)
})
