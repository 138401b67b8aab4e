import { expect, test } from 'vitest'
import { defaultConfig } from './defaults'
import { setField } from './paths'
import { dataKey, groupsOf } from './program'
import type { RunConfig } from './types'

test('set-ups train together if their program and their data are equal', () => {
  const config = defaultConfig
  const live = setField(config, 'tasks.t1.weight', 5)
  const wide = setField(config, 'network.trunk', [9])
  const turned = setField(config, 'tasks.t2.rotation', 30)
  const fewer = setField(config, 'problem.samples', 80)
  const named = setField(config, 'tasks.t1.name', 'First')
  expect(groupsOf([config, live, wide, turned, config, fewer, turned, named])).toEqual([[0, 1, 4, 7], [2], [3, 6], [5]])
})

test('a related task has other data when the first task changes, and only then', () => {
  const ofOthers = (config: RunConfig) => dataKey(setField(config, 'tasks.t1.enabled', false))
  const related = setField(defaultConfig, 'tasks.t2.related', 0.5)
  const turn = (config: RunConfig) => setField(config, 'tasks.t1.rotation', 30)
  expect(ofOthers(turn(defaultConfig))).toBe(ofOthers(defaultConfig))
  expect(ofOthers(turn(related))).not.toBe(ofOthers(related))
  expect(ofOthers(setField(related, 'tasks.t1.noise', 0.3))).toBe(ofOthers(related))
  expect(ofOthers(related)).not.toBe(ofOthers(defaultConfig))
  expect(dataKey(setField(defaultConfig, 'tasks.t2.rare', 0.5))).not.toBe(dataKey(defaultConfig))
})

test('set-ups whose losses have unlike options train apart: a population has one set of them', () => {
  const config = defaultConfig
  const weighed = setField(config, 'tasks.t1.loss.options.positiveWeight', 5)
  const summed = setField(config, 'tasks.t1.reduction', 'sum')
  expect(groupsOf([config, weighed, config, weighed, summed])).toEqual([[0, 2], [1, 3], [4]])
})
