import { expect, test } from 'vitest'
import { defaultConfig } from '../config/defaults'
import { checkedChange } from '../config/validate'
import { AUTO } from '../options'
import { scenes } from '../testing/laws'
import { decide, initState } from './decide'
import { FLOAT32_EPSILON } from './gramian'

const GUARDED = ['mgda', 'cagrad', 'nash-mtl', 'fairgrad'].map((id) => [id, 'gramianNoise'])
const RANKED = ['imtl-g', 'config', 'imtl'].map((id) => [id, 'rankTolerance'])

/** Gradients of which the last is nearly a copy of the one before, so that the guards matter. */
function answer(id: string, options: object, tasks: number, absent: number) {
  const [{ losses, gradients }] = scenes(5, tasks, 1)
  const near = [...gradients.slice(0, -1), gradients[tasks - 2].map((x, p) => x + 3e-3 * gradients[tasks - 1][p])]
  const config = { id, options: { ...options }, modifiers: [] }
  return decide(
    config,
    {
      ...{ step: 0, epoch: 0, learningRate: 0.1, taskCount: tasks, userWeights: losses.map(() => 1) },
      random: { uniform: () => 0.5, normal: () => 0, order: (items) => [...items] },
      losses: losses.map((l, i) => (i < absent ? Number.NaN : l)),
      gramian: near.map((a) => near.map((b) => a.reduce((sum, x, p) => sum + x * b[p], 0))),
    },
    initState(config, tasks),
  ).weights
}

test.each([...GUARDED, ...RANKED])('%s derives %s from the number of tasks in the step', (id, option) => {
  for (const [tasks, absent] of [
    [4, 0],
    [6, 2],
  ]) {
    const own = answer(id, {}, tasks, absent)
    expect(own).toEqual(answer(id, { [option]: (tasks - absent) * FLOAT32_EPSILON }, tasks, absent))
    expect(own).toEqual(answer(id, { [option]: AUTO }, tasks, absent))
    expect(own).not.toEqual(answer(id, { [option]: 1e-3 }, tasks, absent))
  }
})

test('an automatic value may be replaced by a chosen one, and restored', () => {
  const mgda = { ...defaultConfig, weighting: { id: 'mgda', options: {}, modifiers: [] } }
  const chosen = checkedChange(mgda, 'weighting.options.gramianNoise', 1e-6)
  expect(chosen?.weighting.options).toEqual({ gramianNoise: 1e-6 })
  expect(chosen && checkedChange(chosen, 'weighting.options.gramianNoise', AUTO)?.weighting.options).toEqual({})
  expect(checkedChange(mgda, 'weighting.options.gramianNoise', -0.5)).toBeNull()
})
