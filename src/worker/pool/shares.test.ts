import { describe, expect, it, test } from 'vitest'
import { defaultConfig } from '../../core/config/defaults'
import { setField } from '../../core/config/paths'
import type { RunConfig } from '../../core/config/types'
import { shareOut, workersFor } from './shares'

const recordings = (configs: readonly RunConfig[]) => configs.map((config) => ({ config, edits: [] }))
const equal = (count: number) => recordings(Array.from({ length: count }, () => defaultConfig))

test.each([
  [1, 1, 1],
  [2, 1, 2],
  [3, 2, 2],
  [4, 3, 3],
  [9, 8, 8],
  [64, 8, 8],
])('on %i cores there are %i workers, and %i while nothing is drawn', (cores, workers, still) => {
  expect(workersFor(cores)).toBe(workers)
  expect(workersFor(cores, true)).toBe(still)
})

describe('shareOut', () => {
  it('gives every run to one worker, and equal runs in equal numbers', () => {
    const shares = shareOut(equal(24), 5)
    expect(shares.map(({ length }) => length).sort()).toEqual([4, 5, 5, 5, 5])
    expect(shares.flat().sort((a, b) => a - b)).toEqual([...Array(24).keys()])
    for (const share of shares) expect([...share].sort((a, b) => a - b)).toEqual(share)
    expect(shares[0][0]).toBe(0)
  })

  it('uses no more workers than there are runs', () => {
    expect(shareOut(equal(2), 8)).toEqual([[0], [1]])
    expect(shareOut(equal(3), 1)).toEqual([[0, 1, 2]])
  })

  it('weighs a run by its network, its batch and the tasks whose gradients are needed', () => {
    const wide = setField(defaultConfig, 'network.trunk', [64, 64])
    expect(shareOut(recordings([defaultConfig, defaultConfig, wide, defaultConfig]), 2)).toEqual([[0, 1, 3], [2]])
    const batch = setField(defaultConfig, 'training.batchSize', 4 * defaultConfig.training.batchSize)
    expect(shareOut(recordings([batch, defaultConfig, defaultConfig, defaultConfig]), 2)).toEqual([[0], [1, 2, 3]])
    const mgda = setField(defaultConfig, 'weighting', { id: 'mgda', options: {}, modifiers: [] })
    expect(shareOut(recordings([mgda, defaultConfig, defaultConfig]), 2)).toEqual([[0], [1, 2]])
  })

  it('leaves runs together whose end depends on each other', () => {
    const later = setField(defaultConfig, 'training.stopAfter', 500)
    expect(shareOut(recordings([defaultConfig, later]), 2)).toHaveLength(1)
    const flat = setField(defaultConfig, 'training.stopWhenFlat', true)
    expect(shareOut(recordings([flat, flat]), 2)).toHaveLength(1)
  })
})
