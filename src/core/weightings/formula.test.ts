import { describe, expect, test } from 'vitest'
import { decide, initState } from './decide'
import { needsOf } from './declared'
import { parseFormulas } from './formula'

const config = (formulas: string) => ({ id: 'formula', options: { formulas }, modifiers: [] })
const observation = (losses: number[], step = 0) => ({
  step,
  epoch: 0,
  learningRate: 0.1,
  taskCount: losses.length,
  userWeights: losses.map((_, i) => i + 1),
  random: { uniform: () => 0.5, normal: () => 0, order: (items: readonly number[]) => [...items] },
  losses,
  gramian: [
    [4, -3],
    [-3, 9],
  ],
})
const weigh = (formulas: string, losses = [2, 5]) => {
  const outcome = decide(config(formulas), observation(losses), initState(config(formulas), losses.length))
  return outcome.weights
}

test.each([
  ['1 / L', [0.5, 0.2]],
  ['1/L1; 2*L1/L2', [0.5, 0.8]],
  ['n; 1', [2, 1]],
  ['1 + c1_2', [0.5, 0.5]],
  ['w * exp(-t/500)', [1, 2]],
  ['L2/L2_0; T', [1, 2]],
])('%s', (formulas, weights) => {
  weigh(formulas).forEach((weight, i) => {
    expect(weight).toBeCloseTo(weights[i], 12)
  })
})

test('first losses are those of the first step', () => {
  const set = config('L / L_0')
  const first = decide(set, observation([2, 5]), initState(set, 2))
  expect(decide(set, observation([1, 10], 1), first.state).weights).toEqual([0.5, 2])
})

test('gradients are needed only where a formula names them', () => {
  expect(needsOf(config('1/L'))).toEqual(['losses'])
  expect(needsOf(config('1/n1'))).toEqual(['losses', 'gramian'])
  expect(needsOf(config('cos(t)'))).toEqual(['losses'])
})

describe('unusable formulas', () => {
  test('a division by zero gives that task weight 0', () => {
    expect(weigh('1/(L1-2); 1')).toEqual([0, 1])
  })

  test('a text that cannot be parsed gives the average, and names the character', () => {
    expect(weigh('1/L1; 2*foo')).toEqual([0.5, 0.5])
    expect(parseFormulas('1/L1; 2*foo')).toMatchObject({ ok: false, at: 8, reason: 'unknownName', what: 'foo' })
  })
})
