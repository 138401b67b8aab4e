/**
 * A solved task, whose loss and gradient have vanished. It changes the weights of the others only as the method's
 * definition says; no guard of ours adds to that.
 */
import { describe, expect, test } from 'vitest'
import type { WeightingConfig } from '../config/types'
import { PURPOSE, stepRandom } from '../numerics/random'
import { reference, startMemory } from '../testing/aggregates'
import { gramianOf, scenes } from '../testing/laws'
import { weightingById, weightings } from './all'
import { decide, initState, settle } from './decide'
import { aggregateOf } from './declared'
import { tasksAtLimit, WEIGHT_LIMIT } from './limit'
import { modifiers } from './modifiers/all'

const STEPS = 60
const OTHERS = 2
/** Scenes of three tasks; the first is solved from step 5 on: its loss and gradient shrink by `left`. */
const filmOf = (left: number) =>
  scenes(3, OTHERS + 1, STEPS, 0.5).map(({ losses, gradients, lossesAfter }, step) => {
    const shrunk = (x: number, task: number) => (task === 0 && step >= 5 ? x * left : x)
    const rows = gradients.map((row, task) => row.map((x) => shrunk(x, task)))
    return {
      losses: losses.map(shrunk),
      lossesAfter: lossesAfter.map(shrunk),
      gradients: rows,
      gramian: gramianOf(rows),
    }
  })
const LEFT = [0, 1e-12] as const
const films = new Map([1, ...LEFT].map((left) => [left, filmOf(left)]))

/** Weights of each step, for trunk and heads, [steps][2][T], under the given limit. */
function weighed(config: WeightingConfig, left: number, weightLimit: number): number[][][] {
  const film = films.get(left) ?? filmOf(left)
  const taskCount = film[0].losses.length
  let state = initState(config, taskCount)
  let memory = startMemory(taskCount)
  return film.map(({ losses, gradients, gramian, lossesAfter }, step) => {
    const aggregate = aggregateOf(config, step + 1)
    const half = gradients[0].map(() => 0.5)
    const reduced = aggregate && reference(aggregate, gradients, losses, memory, half)
    if (reduced) memory = reduced.memory
    const observation = {
      ...{ step, epoch: 0, learningRate: 0.1, taskCount, losses, gramian, representationGramian: gramian },
      ...{ userWeights: losses.map(() => 1), metrics: losses.map((_, task) => (task === 0 ? 1 : 0.5)) },
      ...{ trackedGramian: reduced?.trackedGramian, squares: reduced?.squares },
      random: stepRandom(1, PURPOSE.weighting, step),
    }
    const outcome = decide(config, observation, state, { weightLimit })
    state = settle(config, { losses, lossesAfter, asked: outcome.asked }, outcome.state)
    return [outcome.weights, outcome.headWeights]
  })
}

/** The method by itself, with each value of its choices, and with each modifier around it. */
function setUpsOf(id: string): WeightingConfig[] {
  const values = Object.entries(weightingById(id).options).flatMap(([name, option]): Record<string, unknown>[] => {
    if (option.kind === 'choice') return option.values.map((value) => ({ [name]: value }))
    return option.kind === 'switch' ? [{ [name]: !option.default }] : []
  })
  const around = [
    ...modifiers.map((modifier) => ({ id: modifier.id, options: {} })),
    ...['loss', 'both'].map((by) => ({ id: 'normalise', options: { by } })),
  ]
  return [
    ...[{}, ...values].map((options) => ({ id, options, modifiers: [] })),
    ...around.map((modifier) => ({ id, options: {}, modifiers: [modifier] })),
  ]
}

const atMost = (weight: number): number => Math.min(Math.max(weight, -WEIGHT_LIMIT), WEIGHT_LIMIT)

describe.each(LEFT)('a task whose loss and gradient shrink by a factor of %d', (left) => {
  test.each(weightings.map(({ id }) => id))(
    '%s: the limit on its weight does not change the weights of others',
    (id) => {
      for (const config of setUpsOf(id)) {
        const free = weighed(config, left, Number.POSITIVE_INFINITY)
        const limited = weighed(config, left, WEIGHT_LIMIT)
        const wanted = free.map((vectors) => vectors.map((vector) => vector.map(atMost)))
        expect(limited, JSON.stringify(config)).toEqual(wanted)
      }
    },
  )

  /** Their weights are a function of the task's own loss and gradient: the others weigh what they weigh without it. */
  test.each([
    ...['weighted-sum', 'scale-invariant', 'uw', 'imtl-l', 'lbtw', 'dtp', 'formula', 'manual-schedule'],
    ...['task-schedule', 'graddrop'],
  ])('%s: the others weigh what they weigh without it', (id) => {
    const config = { id, options: {}, modifiers: [] }
    const late = weighed(config, left, WEIGHT_LIMIT)
    const untouched = weighed(config, 1, WEIGHT_LIMIT)
    late.forEach(([weights], step) => {
      expect(weights.slice(1), `step ${step}`).toEqual(untouched[step][0].slice(1))
    })
  })
})

test('tasks with a weight at the limit are found', () => {
  const [weights, headWeights] = weighed({ id: 'scale-invariant', options: {}, modifiers: [] }, 0, WEIGHT_LIMIT)[10]
  expect(weights[0]).toBe(WEIGHT_LIMIT)
  expect(tasksAtLimit(weights, headWeights)).toEqual([0])
  expect(tasksAtLimit([1, -WEIGHT_LIMIT, 3], [1, 1, WEIGHT_LIMIT])).toEqual([1, 2])
  expect(tasksAtLimit([1, 2], [1, 2])).toEqual([])
})
