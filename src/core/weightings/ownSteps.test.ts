import { describe, expect, test } from 'vitest'
import { PURPOSE, stepRandom } from '../numerics/random'
import { AWAY, around, asked, GRAMIAN, weightsAlong } from '../testing/film'
import { weightings } from './all'
import { decide, initState } from './decide'
import { mergedState, slicedState } from './presence'

/** Counters and kept decisions of a task that is away at times, or comes late, count the task's own steps. */

describe('state of a task counts the steps of that task', () => {
  /** Weights of the second task where it is there, and its share of the sum. */
  const sharesOf = (weights: number[][], film: number[][]) =>
    weights.flatMap((step, s) => (Number.isNaN(film[s][1]) ? [] : [step[1] / (step[0] + step[1])]))
  const THIRD = AWAY
  /** Both fall alike; the second has a label in 30 % of the batches. */
  const rare = Array.from({ length: 600 }, (_, s) => {
    const loss = (1.2 + Math.sin(s)) * 0.998 ** s
    return [loss, stepRandom(5, PURPOSE.labels, s).uniform() < 0.3 ? loss : AWAY, THIRD]
  })

  test('every: a task keeps its own weight in every batch with a label', () => {
    const weights = weightsAlong(around('equal', { id: 'every', options: { steps: 10 } }), rare)
    const there = weights.filter((_, s) => !Number.isNaN(rare[s][1]))
    expect(there.length).toBeGreaterThan(150)
    expect(there.reduce((sum, step) => sum + step[1], 0) / there.length).toBeCloseTo(0.5, 12)
  })
  test('every: a decision holds for the chosen number of steps of a task', () => {
    const config = around('uw-so', { id: 'every', options: { steps: 3 } })
    const film = [0, 1, 2, 3, 4, 5, 6].map((s) => [1 / (s + 1), s === 1 ? AWAY : 1, 1])
    const weights = weightsAlong(config, film)
    expect(weights[1][0]).toBe(weights[0][0])
    expect(weights[2]).toEqual(weights[0])
    expect(weights[3][0]).not.toBe(weights[2][0])
  })
  test('smooth: a new task starts from its own first weight', () => {
    const film = Array.from({ length: 40 }, (_, s) => [1, s < 30 ? AWAY : 1, THIRD])
    const weights = weightsAlong(around('equal', { id: 'smooth', options: { smoothing: 0.99 } }), film)
    expect(weights[30][1]).toBeCloseTo(0.5, 12)
    expect(weights[39][1]).toBeCloseTo(0.5, 12)
  })
  test('slaw: of two equal tasks, a late one gets half of the weight', () => {
    const film = Array.from({ length: 400 }, (_, s) => {
      const loss = s % 2 === 0 ? 1.1 : 0.9
      return [loss, s < 200 ? AWAY : loss, THIRD]
    })
    const shares = sharesOf(weightsAlong(around('slaw'), film), film)
    expect(shares[0]).toBeCloseTo(0.5, 12)
    // After an even number of steps both values were seen equally often.
    expect(shares[10]).toBeCloseTo(0.5, 2)
    expect(shares[199]).toBeCloseTo(0.5, 3)
  })
  test('dwa: a period closes after as many steps of the task, whatever the last batch has', () => {
    const film = Array.from({ length: 40 }, (_, s) => [
      2 * 0.9 ** Math.floor(s / 5),
      s % 5 === 4 ? AWAY : 0.9 ** (s - Math.floor(s / 5)),
      THIRD,
    ])
    const config = { ...around('dwa'), options: { period: 5, temperature: 0.5 } }
    let state = initState(config, 3)
    const ratios = film.map((losses, step) => {
      const outcome = asked(config, losses, step, state)
      state = outcome.state
      return outcome.trace.r as number[]
    })
    expect(ratios[39][0]).toBeCloseTo(0.9, 9)
    expect(ratios[38][1]).toBeCloseTo(0.9 ** 5, 9)
  })
  test('dwa: two equal tasks have half of the weight each', () => {
    const film = Array.from({ length: 60 }, (_, s) => [0.98 ** s, s % 25 === 24 ? AWAY : 0.98 ** s, THIRD])
    const shares = sharesOf(weightsAlong(around('dwa'), film), film)
    expect(shares[shares.length - 1]).toBeCloseTo(0.5, 2)
    expect(shares[shares.length - 1]).not.toBe(0.5)
  })
  test('nash-mtl: a task that comes between two updates causes a new solution', () => {
    const config = { ...around('nash-mtl'), options: { updateEvery: 20, maxNorm: 0 } }
    let state = initState(config, 2)
    const found = [0, 1, 2, 3].map((step) => {
      const outcome = decide(
        config,
        {
          ...{ step, epoch: 0, learningRate: 0.1, taskCount: 2, userWeights: [1, 1] },
          ...{ losses: [1, step === 2 ? 1 : AWAY], gramian: [[1, 0], [0, 0.01]], random: stepRandom(1, PURPOSE.weighting, step) }, // biome-ignore format: a matrix
        },
        state,
      )
      state = outcome.state
      return outcome.weights
    })
    expect(found[1][1]).toBe(0)
    expect(found[2][0]).toBeCloseTo(1, 5)
    expect(found[2][1]).toBeCloseTo(10, 5)
  })
  test('cov-weighting: a new task does not reset the others to equal weights', () => {
    const film = Array.from({ length: 30 }, (_, s) => [2 + Math.sin(s), 2 + 0.2 * Math.cos(s), s < 20 ? AWAY : 3])
    const weights = weightsAlong(around('cov-weighting'), film)
    expect(weights[20][2]).toBeCloseTo(1 / 3, 12)
    expect(weights[20][0] / weights[20][1]).toBeGreaterThan(3)
    expect(weights[20].reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12)
  })
  test('gradnorm: a new task has its own warm-up', () => {
    const film = Array.from({ length: 60 }, (_, s) => [0.95 ** s, 0.9 ** s, s < 30 ? AWAY : 1])
    const weights = weightsAlong({ ...around('gradnorm'), options: { warmup: 5 } }, film)
    for (const step of weights.slice(30, 35)) expect(step[2]).toBe(1)
    expect(weights[40][2]).not.toBe(1)
    expect(weights[32][0]).not.toBe(1)
    expect(weights[40].reduce((a, b) => a + b, 0)).toBeCloseTo(3, 12)
  })
  test.each([
    ['go4align', { stepSize: 0.01 }],
    ['modo', { rho: 0 }],
    ['moco', {}],
    ['sdmgrad', { innerSteps: 1, innerLearningRate: 0.01 }],
  ])('%s: absences do not drive an equal task with few labels to 0', (id, options) => {
    const config = { id, options, modifiers: [] }
    let state = initState(config, 2)
    const shares = rare.flatMap(([one, two], step) => {
      const gramian = [[1e-3, 5e-4], [5e-4, 1e-3]] // biome-ignore format: a matrix
      const outcome = decide(
        config,
        {
          ...{ step, epoch: 0, learningRate: 0.1, taskCount: 2, userWeights: [1, 1], losses: [one, two] },
          ...{ gramian, trackedGramian: gramian, random: stepRandom(1, PURPOSE.weighting, step) },
        },
        state,
      )
      state = outcome.state
      if (Number.isNaN(two)) expect(outcome.weights[1]).toBe(0)
      return Number.isNaN(two) ? [] : [outcome.weights[1] / (outcome.weights[0] + outcome.weights[1])]
    })
    // Where the losses enter the weights, the task with more steps has a slightly lower weight.
    for (const share of shares) expect(share).toBeCloseTo(0.5, id === 'go4align' ? 1 : 9)
  })
  test('excess-mtl: an equal task with few labels keeps its share', () => {
    const config = { ...around('excess-mtl'), options: { stepSize: 0.01 } }
    let state = initState(config, 2)
    const shares = rare.flatMap(([, two], step) => {
      const outcome = decide(
        config,
        {
          ...{ step, epoch: 0, learningRate: 0.1, taskCount: 2, userWeights: [1, 1], losses: [1, two] },
          ...{ squares: [1, 1], random: stepRandom(1, PURPOSE.weighting, step) },
        },
        state,
      )
      state = outcome.state
      return Number.isNaN(two) ? [] : [outcome.weights[1]]
    })
    // Its first step did not raise its weight, so it is one step of 1 % behind, whatever its absences.
    for (const weight of shares) expect(Math.abs(weight - 1)).toBeLessThan(0.006)
  })

  /** Steps of the second task alone, and the same with gaps in which it is away. */
  const whole = Array.from({ length: 40 }, (_, s) => [1.5 + Math.sin(s), 2 + Math.cos(2 * s), AWAY])
  const gaps = whole.flatMap((losses, s) => (s % 3 === 0 ? [[losses[0], AWAY, AWAY], losses] : [losses]))
  test.each([
    ...['uw', 'imtl-l', 'imtl', 'slaw', 'stch', 'dtp', 'formula', 'cov-weighting'],
    ...['lbtw', 'dwa', 'excess-mtl'],
  ])('%s: gaps leave no trace in the state of the task', (id) => {
    const config = {
      ...around(id),
      options: ({ lbtw: { period: 7 }, dwa: { period: 6 } } as Record<string, Record<string, number>>)[id] ?? {},
    }
    const known = (film: number[][]) => {
      let state = initState(config, 3)
      film.forEach((losses, step) => {
        const observation = {
          ...{ step, epoch: 0, learningRate: 0.1, taskCount: 3, losses, userWeights: [1, 1, 1], metrics: losses },
          ...{ gramian: GRAMIAN, squares: losses, random: stepRandom(1, PURPOSE.weighting, step) },
        }
        state = decide(config, observation, state).state
      })
      // ExcessMTL's `grown` is common to the tasks that took part.
      const { grown: _, ...own } = state.method as Record<string, number[]>
      return Object.fromEntries(Object.entries(own).map(([name, values]) => [name, values[1]]))
    }
    const wanted = known(whole)
    expect(Object.keys(wanted).length).toBeGreaterThan(0)
    for (const [name, value] of Object.entries(known(gaps))) expect(value, name).toBeCloseTo(wanted[name], 9)
  })
})

describe('what a state is about', () => {
  test.each(weightings.map((method) => [method.id, method] as const))(
    '%s declares it for every field',
    (id, method) => {
      for (const taskCount of [1, 2, 3, 12]) {
        const state = initState({ id, options: {}, modifiers: [] }, taskCount).method as Record<string, unknown> | null
        const remembers = method.remembers as Record<string, string> | undefined
        expect(Object.keys(remembers ?? {}).sort()).toEqual(Object.keys(state ?? {}).sort())
        for (const [name, value] of Object.entries(state ?? {})) {
          const rows = Array.isArray(value) ? value : null
          const kind = rows === null ? 'shared' : Array.isArray(rows[0]) ? 'perPair' : 'perTask'
          expect(remembers?.[name], name).toBe(kind)
          if (rows) expect(rows.length).toBe(taskCount)
        }
      }
    },
  )
  test('a field is sliced by its declaration, not by its length', () => {
    const remembers = { own: 'perTask', pairs: 'perPair', window: 'shared' } as const
    const state = { own: [1, 2], pairs: [[1, 2], [3, 4]], window: [7, 8] } // biome-ignore format: a matrix
    expect(slicedState(state, remembers, [1])).toEqual({ own: [2], pairs: [[4]], window: [7, 8] })
    const fresh = { own: [5], pairs: [[6]], window: [8, 9] }
    expect(mergedState(state, fresh, remembers, [1])).toEqual({ own: [1, 5], pairs: [[1, 2], [3, 6]], window: [8, 9] }) // biome-ignore format: a matrix
  })
})
