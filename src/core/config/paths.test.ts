import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultConfig } from './defaults'
import { fields, limitsOf, tagOf } from './fields'
import {
  changesMethod,
  concernsSame,
  type FieldPath,
  getField,
  isOption,
  isPath,
  isWithin,
  ownerOf,
  parentOf,
  parsePath,
  replaces,
  setField,
  taskOf,
  taskPath,
} from './paths'

const paths: readonly FieldPath[] = [
  ...fields.map(({ path }) => path.replace('*', 't2') as FieldPath),
  ...([
    'weighting',
    'weighting.options',
    'weighting.options.c',
    'weighting.modifiers',
    'weighting.modifiers.0.options.a',
  ] as const),
  ...([
    'training.optimizer',
    'training.optimizer.options',
    'training.optimizer.options.beta1',
    'training.schedule',
  ] as const),
  ...(['tasks.t2.loss', 'tasks.t2.loss.options.delta', 'tasks.t3.loss.id', 'tasks.t3', 'problem'] as const),
]
const anyPath = fc.constantFrom(...paths)

test('a path is split into part, task and names', () => {
  expect(parsePath('training.optimizer.id')).toEqual({ part: 'training', task: null, keys: ['optimizer', 'id'] })
  expect(parsePath('tasks.t2.loss.options.delta')).toEqual({
    part: 'tasks',
    task: 't2',
    keys: ['loss', 'options', 'delta'],
  })
  expect(parsePath('weighting')).toEqual({ part: 'weighting', task: null, keys: [] })
  expect(taskOf(taskPath('t7', 'weight'), 'weight')).toBe('t7')
  expect(taskOf('tasks.t7.loss.id', 'loss')).toBeNull()
  expect(taskOf('training.weight', 'weight')).toBeNull()
  expect(parentOf('training.optimizer.id')).toBe('training.optimizer')
  expect(parentOf('weighting')).toBeNull()
})

test('only a text that begins with a part of the set-up is a path', () => {
  expect(paths.every(isPath)).toBe(true)
  const others = ['', 'weightingX', 'no.such.field', '__proto__.polluted', '.tasks', 'version', 7, null, undefined, {}]
  expect(others.some(isPath)).toBe(false)
})

test('names are compared as a whole, also if one begins with another', () => {
  expect(isWithin('training.l1', 'training.l')).toBe(false)
  expect(isWithin('tasks.t12.weight', 'tasks.t1')).toBe(false)
  expect(replaces('tasks.t1.loss.id', 'tasks.t12.loss.options.delta')).toBe(false)
})

describe('what a change replaces', () => {
  test.each([
    ['weighting', 'weighting.options.c', true],
    ['weighting.id', 'weighting.options.c', true],
    ['weighting.id', 'weighting.options', true],
    ['weighting.id', 'weighting.modifiers', false],
    ['weighting.id', 'weighting', false],
    ['weighting.options.c', 'weighting.id', false],
    ['training.optimizer.id', 'training.optimizer.options.beta1', true],
    ['training.optimizer.id', 'training.schedule.options.every', false],
    ['training.learningRate', 'training.learningRate', true],
  ])('%s replaces %s: %s', (change, path, expected) => {
    expect(replaces(change as FieldPath, path as FieldPath)).toBe(expected)
  })

  test('a path replaces itself and the paths below it, an id also the options, and concernsSame is symmetric', () => {
    fc.assert(
      fc.property(anyPath, anyPath, (a, b) => {
        expect(replaces(a, a)).toBe(true)
        if (isWithin(b, a)) expect(replaces(a, b)).toBe(true)
        expect(concernsSame(a, b)).toBe(concernsSame(b, a))
        expect(concernsSame(a, b)).toBe(replaces(a, b) || replaces(b, a))
        const owner = ownerOf(a)
        if (owner !== null) expect(replaces(a, `${owner}.options.x`)).toBe(true)
      }),
    )
  })
})

test('another weighting or modifier changes the method, an option does not', () => {
  expect((['weighting', 'weighting.id', 'weighting.modifiers'] as const).every(changesMethod)).toBe(true)
  const others = ['weighting.options.c', 'weighting.modifiers.0.options.a', 'training.optimizer.id'] as const
  expect(others.some(changesMethod)).toBe(false)
  expect(isOption('weighting.modifiers.0.options.a')).toBe(true)
  expect(isOption('weighting.modifiers')).toBe(false)
})

test('setField sets the value at a path and changes nothing beside it', () => {
  fc.assert(
    fc.property(anyPath, fc.integer(), (path, value) => {
      const { task, keys } = parsePath(path)
      const isMade = keys.length > 0 && !(task !== null && !defaultConfig.tasks.some(({ id }) => id === task))
      const changed = setField(defaultConfig, path, value)
      // The default set-up has no modifier whose option could be set.
      if (isMade && !path.startsWith('weighting.modifiers.')) expect(getField(changed, path)).toBe(value)
      for (const other of paths.filter((each) => !isWithin(path, each) && !isWithin(each, path)))
        expect(getField(changed, other)).toBe(getField(defaultConfig, other))
    }),
  )
})

test('options, the whole weighting and the whole schedule are live; other objects are not', () => {
  for (const path of paths.filter(isOption)) expect(tagOf(path)).toBe('live')
  expect((['weighting', 'weighting.modifiers', 'training.schedule'] as const).map(tagOf)).toEqual([
    'live',
    'live',
    'live',
  ])
  expect((['training.optimizer', 'tasks.t2', 'problem', 'tasks.t2.loss'] as const).map(tagOf)).toEqual(
    Array(4).fill('program'),
  )
})

test('only fields that are numbers have limits', () => {
  expect(limitsOf('tasks.t9.weight')).toMatchObject({ min: 0, max: 100 })
  expect(limitsOf('network.trunk')).toBeUndefined()
  expect(limitsOf('weighting.options.c')).toBeUndefined()
})
