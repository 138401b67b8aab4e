import { describe, expect, it, test } from 'vitest'
import { defaultConfig } from '../core/config/defaults'
import type { Recording } from '../core/config/types'
import { versions } from '../core/config/versions'
import { readyMade, readyMadeIds, usualMap } from '../core/maps/readyMade'
import { decodeLink, encodeLink } from './link'
import { compactMap, expandMap } from './map'

const base: Recording = { config: defaultConfig, edits: [] }

describe('the map in a link', () => {
  it('is an empty list where nothing is changed', () => {
    expect(compactMap(usualMap(base))).toEqual([])
    expect(expandMap([], base)).toEqual({ setup: usualMap(base), faults: [] })
  })

  it.each(readyMadeIds)('comes back whole: %s', (id) => {
    const made = readyMade(id, base)
    if (!made) throw new Error(`no map ${id}`)
    const changed = { ...made, seeds: [4, 9], threshold: 0, steps: 77 }
    const { beside, faults, recording } = decodeLink(encodeLink(changed.base, { map: compactMap(changed) }))
    expect(faults).toEqual([])
    expect(expandMap(beside?.map, recording)).toEqual({ setup: changed, faults: [] })
  })

  test.each([
    ['a word', 'map'],
    ['a number', 5],
    ['an unknown shape', [7]],
    ['nested rubbish', [[[['tasks.t1.weight']]]]],
    ['a huge count', [[['tasks.t1.weight', 1, 2, 1e9]]]],
    ['a scale of its own', [[['tasks.t1.weight', 1, 2, 3, 'cubic']]]],
    ['a part too many', [0, 0, 0, 0, 0, 'more']],
    ['endless seeds', [0, 0, 1e9]],
  ])('%s is named, and the rest is as usual', (_, hostile) => {
    const { setup, faults } = expandMap(hostile, base)
    expect(faults.length).toBeGreaterThan(0)
    expect(compactMap(setup).length).toBeLessThan(2)
  })

  it('finds a field under the name that a later version gives it', () => {
    const renaming = {
      ...versions[0],
      version: 2,
      name: 'Renamed',
      up: (config: object) => config as never,
      upChange: (change: { field: string; value: unknown }) => ({
        ...change,
        field: change.field === 'training.rate' ? 'training.learningRate' : change.field,
      }),
    }
    const old = [[['training.rate', 0.001, 0.1, 4, 1]]]
    expect(expandMap(old, base, 1, [...versions, renaming]).faults).toEqual([])
    expect(expandMap(old, base, 1).faults).toMatchObject([{ field: 'shape.x.field' }])
  })
})
