import { describe, expect, it } from 'vitest'
import { concaveFront } from '../../core/comparison/concave'
import { defaultConfig } from '../../core/config/defaults'
import { sameTasks } from './sweep'

describe('sameTasks', () => {
  const [first, ...rest] = defaultConfig.tasks
  it('ignores weights, network and training', () => {
    const other = {
      ...defaultConfig,
      tasks: [{ ...first, weight: 7 }, ...rest],
      network: { ...defaultConfig.network, trunk: [3] },
    }
    expect(sameTasks(defaultConfig, other)).toBe(true)
  })
  it('compares everything that the losses measure', () => {
    expect(sameTasks(defaultConfig, concaveFront)).toBe(false)
    expect(sameTasks(defaultConfig, { ...defaultConfig, tasks: [{ ...first, noise: 0.1 }, ...rest] })).toBe(false)
    expect(sameTasks(defaultConfig, { ...defaultConfig, tasks: [{ ...first, enabled: false }, ...rest] })).toBe(false)
    expect(sameTasks(defaultConfig, { ...defaultConfig, problem: { ...defaultConfig.problem, seed: 9 } })).toBe(false)
  })
})
