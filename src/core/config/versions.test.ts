import { describe, expect, test } from 'vitest'
import { COMPARISON_DEFAULTS } from '../comparison/validate'
import { losses } from '../losses/all'
import { optimizers } from '../optimizers/all'
import type { OptionDescriptors } from '../options'
import { problems } from '../problems/all'
import { schedules } from '../schedules/all'
import recorded from '../testing/defaults-1.json'
import { older } from '../testing/versions'
import { weightings } from '../weightings/all'
import { modifiers } from '../weightings/modifiers/all'
import { defaultConfig } from './defaults'
import { broughtUp, changesBroughtUp, defineVersions, readRecording, versionOf, versions } from './versions'

/** The defaults of all options of a registry, by id and name. */
const defaultsOf = (registry: readonly { readonly id: string; readonly options: OptionDescriptors }[]) =>
  Object.fromEntries(
    registry.map(({ id, options }) => [
      id,
      Object.fromEntries(Object.entries(options).map(([name, descriptor]) => [name, descriptor.default])),
    ]),
  )

describe('the list of versions', () => {
  const first = { version: 1, name: 'A', defaults: versions[0].defaults }
  const up = (config: object) => ({ ...config })

  test('must be 1, 2, 3 without gaps, each with a step up from the one before', () => {
    expect(defineVersions([first, { ...first, version: 2, name: 'B', up }])).toHaveLength(2)
    expect(() => defineVersions([])).toThrow(RangeError)
    expect(() => defineVersions([{ ...first, version: 2 }])).toThrow(/A is 2, not 1/)
    expect(() => defineVersions([first, { ...first, version: 3, name: 'C', up }])).toThrow(/C is 3, not 2/)
    expect(() => defineVersions([first, { ...first, version: 2, name: 'B' }])).toThrow(/B: up/)
    expect(() => defineVersions([{ ...first, up }])).toThrow(/A: up/)
  })

  test('the defaults of version 1 equal the recorded ones; fields that change nothing may be added', () => {
    const { config, task } = versions[0].defaults
    const { targets: _targets, options: _options, ...rest } = recorded
    const { reduction, metric, rare, related, original, drawing, product, ...known } = task('t9', 'circles', 'bce')
    expect([reduction, metric, rare, related, original, drawing, product]).toEqual([
      'mean',
      'usual',
      1,
      0,
      1,
      '',
      false,
    ])
    const tasks = config.tasks.map(
      ({
        reduction: _mean,
        metric: _usual,
        rare: _all,
        related: _none,
        original: _whole,
        drawing: _blank,
        product: _no,
        ...other
      }) => other,
    )
    const { headRate, oversampling, ...training } = config.training
    const { table, ...problem } = config.problem
    expect([headRate, oversampling, table]).toEqual([1, 0, ''])
    expect({ config: { ...config, problem, tasks, training }, task: known, comparison: COMPARISON_DEFAULTS }).toEqual(
      rest,
    )
  })

  test('the default losses of targets and the defaults of options equal the recorded ones; new ones may be added', () => {
    expect(
      Object.fromEntries(problems.flatMap(({ targets }) => targets).map(({ id, defaultLoss }) => [id, defaultLoss])),
    ).toMatchObject(recorded.targets)
    const registries = { losses, optimizers, schedules, weightings, modifiers }
    const defaults = Object.entries(registries).map(([name, registry]) => [name, defaultsOf(registry)])
    expect(Object.fromEntries(defaults)).toMatchObject(recorded.options)
  })

  test('an invalid number stands for the first version, a larger one for the latest', () => {
    expect([undefined, null, 0, -1, 1.5, '2', 1].map((wanted) => versionOf(wanted, older).version)).toEqual(
      Array(7).fill(1),
    )
    expect([2, 3, 9].map((wanted) => versionOf(wanted, older).version)).toEqual([2, 2, 2])
  })
})

describe('a recording of an older version', () => {
  test('has the defaults of its version and takes the steps up', () => {
    const { recording, faults } = readRecording({ config: {} }, 1, older)
    expect(faults).toEqual([])
    expect(recording.config.training).toMatchObject({ learningRate: 0.05, warmup: 7 })
    expect(readRecording({ config: {} }, 2, older).recording.config).toEqual(defaultConfig)
  })

  test('keeps its own values', () => {
    const { recording, faults } = readRecording({ config: { training: { rate: 0.3, gone: 8, seed: 5 } } }, 1, older)
    expect(recording.config.training).toEqual({ ...defaultConfig.training, learningRate: 0.3, seed: 5, warmup: 7 })
    expect(recording.config.network).toEqual(defaultConfig.network)
    expect(faults).toEqual([])
  })

  test('has changes of renamed fields renamed, and changes of removed fields dropped', () => {
    const changes = [
      { step: 3, field: 'training.rate', value: 0.1 },
      { step: 4, field: 'training.gone', value: 1 },
      { step: 5, field: 'tasks.t1.weight', value: 2 },
    ]
    const { recording, faults } = readRecording({ config: {}, edits: changes }, 1, older)
    expect(faults).toEqual([])
    expect(recording.edits).toEqual([
      { step: 3, field: 'training.learningRate', value: 0.1 },
      { step: 5, field: 'tasks.t1.weight', value: 2 },
    ])
    expect(changesBroughtUp(changes, 2, older)).toBe(changes)
  })

  test('never makes reading throw, whatever it contains', () => {
    for (const raw of [undefined, null, 7, 'x', [], {}, { config: 7 }, { config: { training: 3 } }, { config: [] }])
      expect(() => readRecording(raw, 1, older)).not.toThrow()
    expect(changesBroughtUp([7, null, { field: 3 }], 1, older)).toEqual([7, null, { field: 3 }])
    const throws = () => {
      throw new Error('no way')
    }
    const broken = defineVersions([older[0], { ...older[1], up: throws, upChange: throws }])
    const changes = [{ field: 'training.rate', value: 1 }]
    expect(changesBroughtUp(changes, 1, broken)).toEqual(changes)
    const raw = { config: {} }
    expect(broughtUp(raw, 1, broken)).toEqual({ value: raw, faults: [{ field: 'version', reason: 'type', value: 1 }] })
  })
})

test('a recording of a newer version is read as far as possible and reported as newer', () => {
  const { recording, faults } = readRecording({ config: { training: { learningRate: 0.5 } } }, 3, older)
  expect(faults).toEqual([{ field: 'version', reason: 'newer', value: 3 }])
  expect(recording.config.training.learningRate).toBe(0.5)
})
