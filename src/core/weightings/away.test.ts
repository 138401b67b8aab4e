import { describe, expect, test } from 'vitest'
import type { WeightingConfig } from '../config/types'
import { PURPOSE, stepRandom } from '../numerics/random'
import { AWAY, around, asked, weightsAlong } from '../testing/film'
import { decide, initState, settle } from './decide'

/** Tasks that take no part in a step, and modifiers around a method. */

const close = (found: readonly number[], wanted: readonly number[]) =>
  expect(found).toEqual(wanted.map((x) => expect.closeTo(x, 12)))

describe('a task that is away', () => {
  test.each(['smooth', 'every', 'warm-up'])('gets weight 0, whatever %s remembers', (id) => {
    const [, second] = weightsAlong(around('mgda', { id, options: {} }), [
      [1, 1, 1],
      [1, AWAY, 1],
    ])
    expect(second[1]).toBe(0)
    expect(second[0]).toBeGreaterThan(0)
  })
  test('continues from its smoothed weight when it returns', () => {
    const film = [
      [1, 1, 1],
      [1, AWAY, 1],
      [1, 5, 1],
    ]
    // Its loss is what the method weighs a task by, and 0.9 of the weight stays in each of its own steps.
    const byLoss = { ...around('formula', { id: 'smooth', options: {} }), options: { formulas: 'L' } }
    expect(weightsAlong(byLoss, film).map((weights) => weights[1])).toEqual([1, 0, expect.closeTo(1.4, 12)])
  })
  test('does not count in the average of a warm-up', () => {
    close(weightsAlong(around('mgda', { id: 'warm-up', options: {} }), [[1, AWAY, 1]])[0], [0.5, 0, 0.5])
  })
  test('keeps its name in a typed formula', () => {
    const config = { ...around('formula'), options: { formulas: 'L1; L2; L1 + L3 + 10*c1_3' } }
    close(weightsAlong(config, [[2, 3, 5]])[0], [2, 3, 7])
    close(weightsAlong(config, [[2, AWAY, 5]])[0], [2, 0, 7])
    close(weightsAlong(config, [[AWAY, 3, 5]])[0], [0, 3, 0])
  })
  test('does not stop FAMO from learning about the others', () => {
    const config = around('famo')
    const state = initState(config, 3)
    const after = settle(config, { losses: [1, AWAY, 1], lossesAfter: [0.5, AWAY, 0.9], asked: [0, 2] }, state)
    const { logits } = after.method as { logits: number[] }
    expect(logits[0]).toBeLessThan(0)
    expect(logits[1]).toBe(0)
    expect(logits[2]).toBeGreaterThan(0)
  })
})

describe('the change of the losses in a step', () => {
  const film = Array.from({ length: 3 }, (_, s) => [1 / (s + 1), 2 / (s + 2), 3 / (s + 1)])
  /** FAMO's logits after three steps whose losses fall, the third task's fastest. */
  function learned(...modifiers: WeightingConfig['modifiers']): number[] {
    const config = around('famo', ...modifiers)
    let state = initState(config, 3)
    film.forEach((losses, step) => {
      const { asked: tasks, ...outcome } = asked(config, losses, step, state)
      state = settle(
        config,
        { losses, lossesAfter: [0.9, 0.8, 0.5].map((f, i) => f * losses[i]), asked: tasks },
        outcome.state,
      )
    })
    return (state.method as { logits: number[] }).logits
  }
  test('moves only the logits of introduced tasks', () => {
    const logits = learned({ id: 'introduce', options: { start: [0, 0, 50] } })
    expect(logits[2]).toBe(0)
    expect(Math.abs(logits[0])).toBeGreaterThan(0)
    expect(learned()[2]).not.toBe(0)
  })
  test('moves nothing where a modifier decided without the method', () => {
    expect(learned({ id: 'warm-up', options: {} })).toEqual([0, 0, 0])
    const once = learned({ id: 'every', options: { steps: 3 } })
    expect(once[2]).not.toBe(0)
    expect(Math.abs(once[2])).toBeLessThan(Math.abs(learned()[2]))
  })
})

describe('a task that comes late', () => {
  // The third comes after 30 steps; all losses fall alike.
  const film = Array.from({ length: 60 }, (_, s) => {
    const loss = (2 + Math.sin(s)) * 0.99 ** s
    return [loss, 2 * loss, s < 30 ? AWAY : 3 * loss]
  })
  test.each(['gradnorm', 'cov-weighting', 'slaw'])('takes neither everything nor nothing: %s', (id) => {
    const shares = weightsAlong(around(id), film).map((step) => step[2] / step.reduce((a, b) => a + b, 0))
    expect(shares.slice(0, 30)).toEqual(Array(30).fill(0))
    expect(shares[30]).toBeCloseTo(1 / 3, 12)
    expect(shares).toHaveLength(60)
    for (const share of shares.slice(30)) {
      expect(share).toBeLessThan(0.8)
      expect(share).toBeGreaterThan(0.15)
    }
  })
  test('stch: a nadir of its own, and a warm-up of its own', () => {
    const set = { ...around('stch'), options: { warmup: 4, nadirSteps: 2 } }
    const late = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((s) => [1, 2, s < 3 ? AWAY : 8])
    const weights = weightsAlong(set, late)
    close(weights[3], [1, 1 / 2, 1 / 8])
    // Two tasks have a nadir and share the maximum; the third is still weighed by its logarithm.
    close(weights[5], [1, 1 / 2, 1 / 8])
    close(weights[9], [1, 1 / 2, 1 / 8])
    const grown = weightsAlong(set, [...late, [1, 2, 16]])[10]
    close(grown, [3 / 4, 3 / 8, (3 * 2) / 4 / 16])
  })
  test('stch: a batch without its label does not pull the nadir to 0', () => {
    const set = { ...around('stch'), options: { warmup: 2, nadirSteps: 2 } }
    const gaps = [
      [1, 1, 4],
      [1, 1, AWAY],
      [1, 1, 4],
      [1, 1, 4],
    ]
    close(weightsAlong(set, gaps)[3], [1, 1, 1 / 4])
  })
  test('lbtw and L_0 in a formula: each task has the loss of its own first step', () => {
    const halved = [0, 1, 2, 3].map((s) => [4 * 0.5 ** s, 1, s < 2 ? AWAY : 9 * 0.25 ** (s - 2)])
    close(weightsAlong({ ...around('lbtw'), options: { alpha: 1 } }, halved)[3], [1 / 8, 1, 1 / 4])
    close(weightsAlong({ ...around('formula'), options: { formulas: 'L / L_0' } }, halved)[3], [1 / 8, 1, 1 / 4])
  })
  test('excess-mtl: starts at the mean of the others, whose weights have changed meanwhile', () => {
    const set = { ...around('excess-mtl'), options: { stepSize: 1 } }
    let state = initState(set, 3)
    const weights = [0, 1, 2, 3].map((step) => {
      const squares = [1, step < 2 ? 1 : 3, 5]
      const losses = [1, 1, step < 2 ? AWAY : 1]
      const observation = {
        ...{ step, epoch: 0, learningRate: 0.1, taskCount: 3, userWeights: [1, 1, 1], losses, squares },
        random: stepRandom(1, PURPOSE.weighting, step),
      }
      const outcome = decide(set, observation, state)
      state = outcome.state
      return outcome.weights
    })
    close(weights[0], [1, 1, 0])
    close(weights[1], [1, 1, 0])
    // ln w = 2, 4, and for the new task the mean of the 1, 1 before.
    const share = [2, 4, 1].map(Math.exp)
    close(
      weights[2],
      share.map((x) => (3 * x) / (share[0] + share[1] + share[2])),
    )
    expect(weights[3][1] / weights[3][0]).toBeCloseTo(Math.exp(4), 9)
  })
  test('dwa: ratios from its own periods', () => {
    const halved = Array.from({ length: 8 }, (_, s) => [1, 1, s < 4 ? AWAY : 0.5 ** s])
    const weights = weightsAlong({ ...around('dwa'), options: { period: 1 } }, halved)
    close(weights[5], [1, 1, 1])
    // Ratios of 1, 1 and 1/2 at temperature 2.
    const powers = [1, 1, 1 / 2].map((ratio) => Math.exp(ratio / 2))
    close(
      weights[6],
      powers.map((x) => (3 * x) / (powers[0] + powers[1] + powers[2])),
    )
  })
})

describe('modifiers together', () => {
  test('gradients of the representation are normalised by their own lengths', () => {
    const both = [
      { id: 'representation', options: {} },
      { id: 'normalise', options: {} },
    ]
    // Lengths 1, 10, 1 at right angles: each unit gradient gets a third.
    close(weightsAlong(around('mgda', ...both), [[1, 1, 1]])[0], [1 / 3, 1 / 30, 1 / 3])
  })
  test('a task that is not introduced yet gets nothing from a warm-up', () => {
    const late = { id: 'introduce', options: { start: [0, 0, 50] } }
    close(weightsAlong(around('mgda', late, { id: 'warm-up', options: {} }), [[1, 1, 1]])[0], [0.5, 0.5, 0])
  })
})
