import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { modifiers } from '../weightings/modifiers/all'
import { defaultConfig, defaultTask } from './defaults'
import { fieldOf, fields, tagOf } from './fields'
import { type FieldPath, getField, setField } from './paths'
import { programKey } from './program'
import { checkedChange, validateConfig, validateRecording } from './validate'

test('the default set-up is valid, and validating changes nothing', () => {
  const { config, faults } = validateConfig(structuredClone(defaultConfig))
  expect(faults).toEqual([])
  expect(config).toEqual(defaultConfig)
})

test('short names are unique within their part', () => {
  for (const part of ['problem', 'tasks.*', 'network', 'training', 'weighting']) {
    const names = fields.filter(({ path }) => path.startsWith(`${part}.`)).map(({ short }) => short)
    expect(new Set(names).size, part).toBe(names.length)
  }
})

describe('paths', () => {
  test('a changed config shares the unchanged parts with the old one', () => {
    const changed = setField(defaultConfig, 'tasks.t2.weight', 5)
    expect(getField(changed, 'tasks.t2.weight')).toBe(5)
    expect(changed.tasks[0]).toBe(defaultConfig.tasks[0])
    expect(changed.training).toBe(defaultConfig.training)
    expect(getField(defaultConfig, 'tasks.t2.weight')).toBe(1)
  })

  test('setting an option creates the object of options if there is none', () => {
    const changed = setField(defaultConfig, 'tasks.t1.loss.options.gamma', 2)
    expect(changed.tasks[0].loss).toEqual({ id: 'bce', options: { gamma: 2 } })
  })

  test.each([
    ['tasks.t1.weight', 'live'],
    ['weighting', 'live'],
    ['weighting.options.c', 'live'],
    ['training.learningRate', 'live'],
    ['training.optimizer.options.beta1', 'live'],
    ['tasks.t9.noise', 'restart'],
    ['training.seed', 'restart'],
    ['network.trunk', 'program'],
    ['tasks.t1.loss.id', 'program'],
    ['no.such.field', 'program'],
  ])('%s is %s', (path, tag) => {
    expect(tagOf(path as FieldPath)).toBe(tag)
  })
})

describe('what cannot be read gets its default and is reported', () => {
  const faults = (raw: unknown) => validateConfig(raw).faults.map(({ field, reason }) => `${field}: ${reason}`)

  test.each([
    [null, [': type']],
    [{ network: { trunk: [] } }, ['network.trunk: range']],
    [{ network: { trunk: [4, 1.5] } }, ['network.trunk: type']],
    [{ network: { trunk: [300] } }, ['network.trunk: range']],
    [{ training: { learningRate: 'fast' } }, ['training.learningRate: type']],
    [{ training: { optimizer: { id: 'adam', options: { beta1: 7 } } } }, ['training.optimizer.options.beta1: range']],
    [{ training: { pace: 3 } }, ['training.pace: unknown']],
    [{ tasks: [] }, ['tasks: range']],
    [{ tasks: [{ target: 'circles', loss: { id: 'mse' } }] }, ['tasks.t1.loss.id: range']],
    [{ tasks: [{ target: 'circles', enabled: false }] }, ['tasks: range']],
    [{ weighting: { id: 'cagrad', options: { c: 2 } } }, ['weighting.options.c: range']],
    [{ weighting: { modifiers: [{ id: 'nothing' }] } }, ['weighting.modifiers.0: unknown']],
    [{ colour: 'red' }, ['colour: unknown']],
  ])('%j', (raw, expected) => {
    expect(faults(raw)).toEqual(expected)
  })

  test('two tasks with the same id get different ids', () => {
    const { config } = validateConfig({
      tasks: [
        { id: 't1', target: 'xor' },
        { id: 't1', target: 'moons' },
      ],
    })
    expect(config.tasks.map(({ id }) => id)).toEqual(['t1', 't2'])
  })

  test('any value gives a set-up that can train', () => {
    fc.assert(
      fc.property(fc.anything({ maxDepth: 4 }), (raw) => {
        const { config } = validateConfig({ ...defaultConfig, ...(typeof raw === 'object' ? raw : {}) })
        expect(validateConfig(config).faults).toEqual([])
        expect(config.tasks.some(({ enabled }) => enabled)).toBe(true)
      }),
    )
  })
})

describe('a checked change', () => {
  test('is null if the value does not fit', () => {
    expect(checkedChange(defaultConfig, 'tasks.t1.weight', -1)).toBeNull()
    expect(checkedChange(defaultConfig, 'tasks.t99.weight', 1)).toBeNull()
    expect(checkedChange(defaultConfig, 'training.nothing', 1)).toBeNull()
  })

  test('accepts every modifier once, and no more', () => {
    const all = modifiers.map(({ id }) => ({ id, options: {} }))
    expect(checkedChange(defaultConfig, 'weighting.modifiers', all)?.weighting.modifiers).toEqual(all)
    expect(checkedChange(defaultConfig, 'weighting.modifiers', [...all, all[0]])).toBeNull()
  })

  test('of the option of a modifier keeps the other modifiers', () => {
    const weighting = {
      ...defaultConfig.weighting,
      modifiers: [
        { id: 'smooth', options: {} },
        { id: 'every', options: {} },
      ],
    }
    const changed = checkedChange({ ...defaultConfig, weighting }, 'weighting.modifiers.1.options.steps', 5)
    expect(changed?.weighting.modifiers).toEqual([
      { id: 'smooth', options: {} },
      { id: 'every', options: { steps: 5 } },
    ])
  })

  test('of the method starts with the options of the new method', () => {
    const cagrad = checkedChange(defaultConfig, 'weighting', { id: 'cagrad', options: { c: 0.5 }, modifiers: [] })
    expect(cagrad?.weighting.options).toEqual({ c: 0.5 })
    expect(cagrad && checkedChange(cagrad, 'weighting.id', 'mgda')?.weighting.options).toEqual({})
  })
})

test('edits of live fields are kept, ordered by step, and others are reported', () => {
  const { recording, faults } = validateRecording({
    config: defaultConfig,
    edits: [
      { step: 90, field: 'tasks.t1.weight', value: 2 },
      { step: 10, field: 'training.learningRate', value: 0.1 },
      { step: 20, field: 'network.activation', value: 'relu' },
      { step: -1, field: 'tasks.t1.weight', value: 2 },
      { step: 30, field: 'tasks.t1.weight', value: 1e9 },
    ],
  })
  expect(recording.edits.map(({ step }) => step)).toEqual([10, 90])
  expect(faults.map(({ field }) => field)).toEqual(['edits.3', 'edits.4', 'edits.5'])
})

test('the program key depends on what is compiled, and on nothing else', () => {
  const key = programKey(defaultConfig)
  for (const [path, value] of [
    ['tasks.t1.weight', 9],
    ['training.learningRate', 1],
    ['weighting', { id: 'mgda', options: {}, modifiers: [] }],
    ['training.seed', 77],
  ] as const) {
    expect(programKey(setField(defaultConfig, path, value)), path).toBe(key)
  }
  for (const [path, value] of [
    ['network.trunk', [20, 21]],
    ['training.optimizer.id', 'sgd'],
    ['training.clipNorm', 1],
    ['tasks.t1.loss.id', 'focal'],
    ['tasks.t1.enabled', false],
  ] as const) {
    expect(programKey(setField(defaultConfig, path, value)), path).not.toBe(key)
  }
  expect(fieldOf('tasks.t5.weight')?.path).toBe('tasks.*.weight')
  expect(defaultTask('t4', 'xor', 'bce').weight).toBe(1)
})
