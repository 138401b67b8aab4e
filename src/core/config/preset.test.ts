import { expect, it } from 'vitest'
import type { Preset } from '../problems/define'
import { defaultConfig } from './defaults'
import { changedByPreset, withPreset } from './preset'
import { validateConfig } from './validate'

const images: Preset = {
  problem: { samples: 2000 },
  network: { trunk: [64], activation: 'relu' },
  training: { learningRate: 0.002 },
}
const table: Preset = { network: { trunk: [8] }, training: { batchSize: 32 } }

it('a preset sets its values and nothing else', () => {
  const config = withPreset(defaultConfig, undefined, images)
  expect(config).toEqual({
    ...defaultConfig,
    problem: { ...defaultConfig.problem, samples: 2000 },
    network: { ...defaultConfig.network, trunk: [64], activation: 'relu' },
    training: { ...defaultConfig.training, learningRate: 0.002 },
  })
  expect(validateConfig(config).faults).toEqual([])
  expect(changedByPreset(defaultConfig, config, [undefined, images])).toEqual([
    'problem.samples',
    'network.trunk',
    'network.activation',
    'training.learningRate',
  ])
})

it('goes with its problem, except for what a person has changed', () => {
  const config = withPreset(defaultConfig, undefined, images)
  expect(withPreset(config, images, undefined)).toEqual(defaultConfig)
  const own = { ...config, network: { ...config.network, trunk: [32] } }
  const kept = withPreset(own, images, undefined)
  expect(kept).toEqual({ ...defaultConfig, network: { ...defaultConfig.network, trunk: [32] } })
  expect(changedByPreset(own, kept, [images, undefined])).not.toContain('network.trunk')
})

it('gives way to the next one', () => {
  const config = withPreset(withPreset(defaultConfig, undefined, images), images, table)
  expect(config).toEqual(withPreset(defaultConfig, undefined, table))
  expect(config.network).toEqual({ ...defaultConfig.network, trunk: [8] })
})

it('says nothing of a value that was there already', () => {
  const config = withPreset(defaultConfig, undefined, table)
  expect(changedByPreset(config, withPreset(config, undefined, table), [table])).toEqual([])
})
