import { describe, expect, it } from 'vitest'
import { defaultConfig } from '../core/config/defaults'
import { landscapeIds } from '../core/landscapes/all'
import { type LandscapeSetup, usualSetup } from '../core/landscapes/setup'
import { compactLandscape, expandLandscape, landscapeIn, landscapeJson } from './landscape'
import { decodeLink, encodeLink } from './link'

const changed: LandscapeSetup = {
  ...usualSetup('valley-scaled'),
  scales: [0.5, 2],
  starts: [[1.25, -3]],
  methods: [
    { id: 'pcgrad', options: {}, modifiers: [] },
    { id: 'cagrad', options: { c: 0.7 }, modifiers: [] },
    { id: 'equal', options: {}, modifiers: [{ id: 'normalize', options: {} }] },
  ],
  optimizer: { id: 'sgd', options: {} },
  learningRate: 0.02,
  steps: 1234,
}

describe('the landscape in a link', () => {
  it.each(landscapeIds)('is its name where nothing is changed: %s', (id) => {
    expect(compactLandscape(usualSetup(id))).toEqual([id])
    expect(expandLandscape([id])).toEqual({ setup: usualSetup(id), faults: [] })
  })

  it('is read back as it was, through a whole link', () => {
    const recording = { config: defaultConfig, edits: [] }
    const { beside, faults } = decodeLink(encodeLink(recording, { landscape: compactLandscape(changed) }))
    expect(faults).toEqual([])
    const read = expandLandscape(beside?.landscape)
    expect(read.faults.filter(({ field }) => !field.startsWith('methods.3.modifiers'))).toEqual([])
    expect({ ...read.setup, methods: [] }).toEqual({ ...changed, methods: [] })
    expect(read.setup.methods.map(({ id, options }) => [id, options])).toEqual(
      changed.methods.map(({ id, options }) => [id, options]),
    )
  })

  it('reads the long form of a lesson or a file too', () => {
    expect(expandLandscape(changed).setup.starts).toEqual(changed.starts)
    expect(landscapeIn(landscapeJson(changed))).toEqual(JSON.parse(JSON.stringify(changed)))
    expect(landscapeIn('{"format": "something else"}')).toBeNull()
    expect(landscapeIn('no json')).toBeNull()
  })

  it.each([
    ['no list', 7],
    ['an unknown landscape', ['the moon']],
    ['no name', [null, {}]],
    ['no object behind it', ['valley', 3]],
    ['more than two entries', ['valley', {}, 5]],
    ['an unknown field', ['valley', { q: 1 }]],
    ['a scale of text', ['valley', { s: ['a', 1] }]],
    ['starts beyond the limits', ['valley', { p: [[1e9, 0]] }]],
    ['methods that do not exist', ['valley', { m: ['nothing', ['cagrad', { c: 'x' }], 5] }]],
    ['a rate below 0', ['valley', { r: -1 }]],
  ])('names a fault and never throws: %s', (_, short) => {
    const { setup, faults } = expandLandscape(short)
    expect(faults.length).toBeGreaterThan(0)
    expect(setup.landscape).toBe('valley')
  })
})
