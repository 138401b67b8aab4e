import { expect, test } from 'vitest'
import type { LooseOptions } from '../options'
import { decide, initState } from './decide'

interface Options {
  readonly form?: 'log' | 'positive'
  readonly classes?: 'half' | 'one'
  readonly init?: number
}
const uw = (options: LooseOptions) => ({ id: 'uw', options, modifiers: [] })
const random = { uniform: () => 0.5, normal: () => 0, order: (items: readonly number[]) => [...items] }

/** Plain descent on constant losses; returns weights and log-variances after so many steps. */
function descend(options: Options, losses: number[], crossEntropy: boolean[] | undefined, steps: number, rate: number) {
  const config = uw({ ...options, optimizer: 'sgd', learningRate: rate })
  let state = initState(config, losses.length)
  let outcome = decide(config, observation(losses, crossEntropy, 0), state)
  for (let step = 1; step < steps; step++) {
    state = outcome.state
    outcome = decide(config, observation(losses, crossEntropy, step), state)
  }
  const { logVariance } = outcome.state.method as { logVariance: number[] }
  return { weights: outcome.weights, logVariance, trace: outcome.trace }
}
const observation = (losses: number[], crossEntropy: boolean[] | undefined, step: number) => ({
  ...{ step, epoch: 0, learningRate: 0.1, taskCount: losses.length, userWeights: losses.map(() => 1), random, losses },
  ...(crossEntropy && { crossEntropy }),
})

/** The published objectives, written in σ, for one task. Kendall 2018 (7) and (10); Liebel and Körner 2018 (4). */
const objectives = {
  log: (sigma: number, loss: number, factor: number) => (factor * loss) / sigma ** 2 + Math.log(sigma),
  positive: (sigma: number, loss: number, factor: number) => (factor * loss) / sigma ** 2 + Math.log(1 + sigma ** 2),
}

test.each([
  ['log', 'half', 0.5],
  ['log', 'one', 1],
  ['positive', 'half', 0.5],
  ['positive', 'one', 1],
] as const)('%s with %s: one step of descent follows the slope of the published objective', (form, classes, factor) => {
  const [rate, h] = [0.01, 1e-6]
  for (const loss of [0.03, 1, 7])
    for (const init of [-2, 0, 1.5]) {
      const found = descend({ form, classes, init }, [loss], [true], 1, rate)
      const at = (s: number) => objectives[form](Math.exp(s / 2), loss, factor)
      const slope = (at(init + h) - at(init - h)) / (2 * h)
      expect(found.logVariance[0]).toBeCloseTo(init - rate * slope, 8)
      expect(found.weights[0]).toBeCloseTo(factor / Math.exp(init), 12)
      expect(found.trace.L).toBeCloseTo(at(init), 12)
    }
})

test('at rest the factor changes the noise but not the weight', () => {
  const losses = [0.2, 3]
  const half = descend({ classes: 'half' }, losses, [true, true], 4000, 0.5)
  const one = descend({ classes: 'one' }, losses, [true, true], 4000, 0.5)
  losses.forEach((loss, i) => {
    expect(half.weights[i]).toBeCloseTo(1 / (2 * loss), 9)
    expect(one.weights[i]).toBeCloseTo(1 / (2 * loss), 9)
    expect(Math.exp(half.logVariance[i])).toBeCloseTo(loss, 9)
    expect(Math.exp(one.logVariance[i])).toBeCloseTo(2 * loss, 9)
  })
})

test('ln(1 + σ²) rests where σ⁴ = (1 + σ²) l / 2', () => {
  const losses = [0.001, 0.2, 3]
  const { weights } = descend({ form: 'positive' }, losses, undefined, 20_000, 0.5)
  losses.forEach((loss, i) => {
    // The positive root of v² − (l / 2) v − l / 2 = 0.
    const variance = loss / 4 + Math.sqrt((loss / 4) ** 2 + loss / 2)
    expect(weights[i]).toBeCloseTo(1 / (2 * variance), 8)
  })
})

test('for small losses the objective falls below zero with ln σ, and does not with ln(1 + σ²)', () => {
  const total = (form: 'log' | 'positive') => descend({ form }, [0.01, 0.05], undefined, 3000, 0.5).trace.L
  expect(total('log')).toBeLessThan(-2)
  expect(total('positive')).toBeGreaterThan(0)
})

test('the factor 1 is only for tasks with a cross-entropy; nobody has one unless it is said', () => {
  const config = uw({ classes: 'one' })
  const first = (crossEntropy?: boolean[]) =>
    decide(config, observation([1, 1, 1], crossEntropy, 0), initState(config, 3)).weights
  expect(first([true, false, true])).toEqual([1, 0.5, 1])
  expect(first()).toEqual([0.5, 0.5, 0.5])
})

test('a task without a loss in the step does not shift the factors of the others', () => {
  const config = uw({ classes: 'one' })
  const seen = observation([1, Number.NaN, 1], [false, false, true], 0)
  expect(decide(config, seen, initState(config, 3)).weights).toEqual([0.5, 0, 1])
})
