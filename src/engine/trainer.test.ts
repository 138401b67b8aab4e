import { describe, expect, test } from 'vitest'
import { defaultConfig, defaultTask } from '../core/config/defaults'
import type { Recording, RunConfig } from '../core/config/types'
import { weightings } from '../core/weightings/all'
import { createCpuEngine } from './cpu/engine'
import { replicated } from './snapshots'
import { createTrainer } from './trainer'
import type { StepRecord, TrainerOptions } from './trainer.types'

const small: RunConfig = {
  ...defaultConfig,
  problem: { ...defaultConfig.problem, samples: 90 },
  network: { ...defaultConfig.network, trunk: [6, 5] },
  training: { ...defaultConfig.training, batchSize: 12 },
}
const recording = (parts: Partial<RunConfig> = {}, edits: Recording['edits'] = []): Recording => ({
  config: { ...small, ...parts },
  edits,
})
const weighting = (id: string, options = {}) => ({ weighting: { id, options, modifiers: [] } })

async function trained(
  recordings: readonly Recording[],
  steps: number,
  onStep?: (step: number) => void,
  options: Partial<TrainerOptions> = {},
) {
  const records: StepRecord[][] = recordings.map(() => [])
  /** Of the steps at which runs ended, without an update. */
  const ends: StepRecord[][] = recordings.map(() => [])
  const trainer = await createTrainer(createCpuEngine(), {
    ...options,
    recordings,
    onRecord: (run, record, made) => (made ? records : ends)[run].push(record),
  })
  for (let step = 0; step < steps; step++) {
    onStep?.(step)
    if (!trainer.advance()) break
  }
  return { trainer, records, ends }
}

describe('equal set-up, seed and edits give equal curves, to the bit', () => {
  test('with looks, predictions and snapshots in between', async () => {
    const plain = await trained([recording(weighting('nash-mtl'))], 60)
    const looked = await trained([recording(weighting('nash-mtl'))], 0)
    for (let step = 0; step < 60; step++) {
      if (step % 7 === 0) looked.trainer.look(0)
      if (step % 11 === 0) looked.trainer.predict(0, new Float32Array(2 * 9))
      if (step % 13 === 0) looked.trainer.restore(structuredClone(looked.trainer.snapshot()))
      looked.trainer.advance()
    }
    expect(looked.trainer.snapshot()).toEqual(plain.trainer.snapshot())
    expect(looked.records).toEqual(plain.records)
  })

  test.each(weightings.map(({ id }) => id))('%s: returning to a snapshot and training again', async (id) => {
    const { trainer } = await trained([recording(weighting(id))], 25)
    const middle = structuredClone(trainer.snapshot())
    for (let step = 0; step < 15; step++) trainer.advance()
    const end = structuredClone(trainer.snapshot())
    trainer.restore(middle)
    for (let step = 0; step < 15; step++) trainer.advance()
    expect(trainer.snapshot()).toEqual(end)
  })

  test('a live edit acts like the same edit in a recording', async () => {
    const live = await trained([recording()], 30)
    const edit = live.trainer.edit(0, 'tasks.t2.weight', 7)
    for (let step = 0; step < 30; step++) live.trainer.advance()
    const replayed = await trained([recording({}, [edit])], 60)
    expect(edit).toEqual({ step: 30, field: 'tasks.t2.weight', value: 7 })
    expect(replayed.records).toEqual(live.records)
  })
})

test('runs trained together equal the same runs trained alone, whatever they differ in', async () => {
  const differing = (id: string, k: number, modifiers: RunConfig['weighting']['modifiers'] = []): Recording => ({
    config: {
      ...small,
      weighting: { id, options: {}, modifiers },
      network: { ...small.network, dropout: 0.05 + 0.1 * k },
      training: {
        ...small.training,
        seed: 1 + 4 * k,
        learningRate: 0.003 * (k + 1),
        schedule: { id: k % 2 === 0 ? 'step' : 'cosine', options: {} },
        warmup: 5 * k,
        l1: 1e-4 * k,
        l2: 1e-3 * k,
        clipNorm: 0.5 + k,
        clipValue: k === 1 ? 0.2 : 0,
      },
    },
    edits: k === 2 ? [{ step: 10, field: 'tasks.t2.weight', value: 3 }] : [],
  })
  const each = [
    differing('weighted-sum', 0),
    differing('pcgrad', 1),
    differing('graddrop', 2),
    differing('moco', 3),
    differing('uw', 4),
    differing('task-schedule', 5),
    differing('equal', 6, [{ id: 'introduce', options: { trigger: 'flat', window: 5 } }]),
  ]
  const together = await trained(each, 60)
  for (const [k, one] of each.entries()) {
    const alone = await trained([one], 60)
    expect(together.records[k].length).toBe(alone.records[0].length)
    for (const [i, record] of alone.records[0].entries()) {
      for (const name of ['trainLosses', 'testLosses', 'weights', 'headWeights'] as const) {
        // One run that needs the Gramian makes all runs take the same path, so they are equal only to rounding.
        record[name].forEach((value, t) => {
          expect(together.records[k][i][name][t], `run ${k}, step ${record.step}, ${name}`).toBeCloseTo(value, 10)
        })
      }
    }
  }
})

test.each(['weighted-sum', 'moco', 'excess-mtl', 'famo'])(
  '%s: many runs resume from the snapshot of one',
  async (id) => {
    const one = recording(weighting(id))
    const { trainer, records } = await trained([one], 60)
    const start = await trained([one], 25)
    const copies: StepRecord[][] = [[], [], []]
    const many = await createTrainer(createCpuEngine(), {
      recordings: [one, recording(weighting(id), [{ step: 25, field: 'tasks.t1.weight', value: 9 }]), one],
      onRecord: (run, record) => copies[run].push(record),
    })
    many.restore(replicated(start.trainer.snapshot(), 3, 3))
    while (many.step < trainer.step) many.advance()
    const later = records[0].filter(({ step }) => step >= 25)
    expect(copies[0]).toEqual(later)
    expect(copies[2]).toEqual(later)
    if (id === 'weighted-sum') expect(copies[1]).not.toEqual(later)
  },
)

test('without losses after the update, all other fields of the records are the same', async () => {
  const recordsOf = async (id: string, followsLosses: boolean) =>
    (await trained([recording(weighting(id))], 31, undefined, { followsLosses })).records[0]
  const famo = await recordsOf('famo', true)
  expect(famo.every(({ lossesAfter }) => lossesAfter?.every(Number.isFinite))).toBe(true)
  // FAMO itself needs these losses, so they are computed anyway.
  expect(await recordsOf('famo', false)).toEqual(famo)
  const followed = await recordsOf('uw', true)
  expect(await recordsOf('uw', false)).toEqual(followed.map(({ lossesAfter: _, ...record }) => record))
})

describe('the step at which a run ends', () => {
  const stopAfter = (step: number) => recording({ training: { ...small.training, stopAfter: step } })

  test.each([27, 30])('is recorded: %i', async (step) => {
    const { trainer, records, ends } = await trained([stopAfter(step), stopAfter(step)], 50)
    expect(ends.map((list) => list.map((record) => record.step))).toEqual([[step], [step]])
    expect(ends[1]).toEqual([trainer.look(1)])
    expect(records[0].at(-1)?.step).toBe(20)
    // No update was made at that step. If one follows, the step is recorded again.
    trainer.edit(0, 'training.stopAfter', 0)
    trainer.advance()
    expect(records[0].at(-1)?.step).toBe(step === 30 ? 30 : 20)
    expect(ends[0]).toHaveLength(1)
  })

  test('is recorded if the run diverged, with the numbers that are still finite', async () => {
    const wild = { ...small.training, learningRate: 10, optimizer: { id: 'sgd', options: {} } }
    const tasks = [defaultTask('t1', 'circles', 'bce'), { ...defaultTask('t2', 'ripple', 'mse'), scale: 1000 }]
    const parts = { tasks, training: wild, network: { ...small.network, activation: 'relu' } } as const
    const { trainer, ends } = await trained([recording(parts)], 400)
    expect(ends[0].map(({ step }) => step)).toEqual([trainer.stopped?.step])
    expect(ends[0][0].trainLosses[1]).not.toSatisfy(Number.isFinite)
  })
})

test('the first steps and then every tenth are recorded', async () => {
  const { records } = await trained([recording()], 61)
  expect(records[0].map(({ step }) => step)).toEqual([...Array.from({ length: 21 }, (_, k) => k), 30, 40, 50, 60])
})

describe('training stops', () => {
  test('after the given number of steps, and continues when that is raised', async () => {
    const { trainer } = await trained([recording({ training: { ...small.training, stopAfter: 20 } })], 50)
    expect(trainer.stopped).toEqual({ kind: 'reached', step: 20 })
    trainer.edit(0, 'training.stopAfter', 0)
    expect(trainer.advance()).toBe(true)
  })

  test('when the total is flat', async () => {
    const still = { ...small.training, learningRate: 1e-6, stopWhenFlat: true, optimizer: { id: 'gd', options: {} } }
    const { trainer } = await trained([recording({ training: still })], 2000)
    expect(trainer.stopped?.kind).toBe('flat')
  })

  test('when flat, and continues after a change, which may be live or recorded', { timeout: 60_000 }, async () => {
    const still = { ...small.training, learningRate: 1e-6, stopWhenFlat: true, optimizer: { id: 'gd', options: {} } }
    const live = await trained([recording({ training: still })], 2000)
    const first = live.trainer.stopped?.step ?? 0
    live.trainer.edit(0, 'tasks.t1.name', 'a name changes no curve')
    expect(live.trainer.advance()).toBe(false)
    const edit = live.trainer.edit(0, 'training.learningRate', 0.05)
    let steps = 0
    while (live.trainer.advance()) steps++
    expect(edit.step).toBe(first)
    expect(steps).toBeGreaterThan(0)
    expect(live.trainer.stopped?.kind).toBe('flat')
    const replayed = await trained([recording({ training: still }, live.trainer.edits[0])], 20_000)
    expect(replayed.trainer.stopped).toEqual(live.trainer.stopped)
    expect(replayed.records).toEqual(live.records)
  })

  test('when a loss is not finite, before the update, and names the task', async () => {
    const wild = { ...small.training, learningRate: 10, optimizer: { id: 'sgd', options: {} } }
    const tasks = [defaultTask('t1', 'circles', 'bce'), { ...defaultTask('t2', 'ripple', 'mse'), scale: 1000 }]
    const { trainer } = await trained(
      [recording({ tasks, training: wild, network: { ...small.network, activation: 'relu' } })],
      400,
    )
    expect(trainer.stopped).toMatchObject({ kind: 'diverged', run: 0 })
    expect(trainer.advance()).toBe(false)
    trainer.restore(structuredClone(trainer.snapshot()))
    expect(trainer.stopped).toMatchObject({ kind: 'diverged', run: 0 })
    expect(trainer.advance()).toBe(false)
  })

  test('in one of several runs: the others continue as if it had never existed', async () => {
    const tasks = [defaultTask('t1', 'circles', 'bce'), { ...defaultTask('t2', 'ripple', 'mse'), scale: 100 }]
    const at = (learningRate: number, id: string) =>
      recording({
        ...weighting(id),
        tasks,
        network: { ...small.network, activation: 'relu' },
        training: { ...small.training, learningRate, optimizer: { id: 'sgd', options: {} } },
      })
    const calm = [at(1e-5, 'mgda'), at(1e-5, 'weighted-sum')]
    const { trainer, records } = await trained([calm[0], at(10, 'weighted-sum'), calm[1]], 200)
    const [, end] = trainer.ends
    expect(end).toMatchObject({ kind: 'diverged', run: 1 })
    expect(trainer.ends[0]).toBeNull()
    expect(trainer.stopped).toBeNull()
    expect(records[1].at(-1)?.step).toBeLessThanOrEqual(end?.step ?? 0)
    const alone = await trained(calm, 200)
    expect([records[0], records[2]]).toEqual(alone.records)
    // A snapshot knows that it has ended, too.
    expect(trainer.snapshot().ends).toEqual(trainer.ends)
  })

  test('but not because a batch has no label of a task', async () => {
    const tasks = [defaultTask('t1', 'circles', 'bce'), { ...defaultTask('t2', 'ripple', 'mse'), labels: 0.02 }]
    const { trainer, records } = await trained([recording({ tasks, ...weighting('mgda') })], 40)
    expect(trainer.stopped).toBeNull()
    expect(records[0].some(({ trainLosses }) => Number.isNaN(trainLosses[1]))).toBe(true)
    for (const { weights, trainLosses } of records[0])
      expect(Array.from(weights, Number.isFinite)).toEqual(Array.from(trainLosses, Number.isFinite))
  })
})

test('a live change of a task weight acts in the next step', async () => {
  const silent = recording({ tasks: small.tasks.map((task, k) => ({ ...task, weight: k === 1 ? 0 : 1 })) })
  const { trainer } = await trained([silent], 5)
  trainer.edit(0, 'tasks.t2.weight', 3)
  expect(trainer.look(0).weights[1]).toBe(3)
})

test.each(weightings.map(({ id }) => id))('%s: finite weights and losses over 120 steps, T = 1 too', async (id) => {
  for (const tasks of [small.tasks, small.tasks.slice(0, 1)]) {
    const { trainer, records } = await trained([recording({ ...weighting(id), tasks })], 120)
    expect(trainer.stopped).toBeNull()
    for (const record of records[0]) {
      expect([...record.weights, ...record.headWeights, ...record.trainLosses].every(Number.isFinite)).toBe(true)
    }
  }
})
