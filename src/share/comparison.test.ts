import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { baselines, lineUps } from '../core/comparison/lineUps'
import type { Comparison, Lane, LaneChange } from '../core/comparison/types'
import { COMPARISON_DEFAULTS, validateComparison } from '../core/comparison/validate'
import { comparisonBroughtUp } from '../core/comparison/versions'
import { defaultConfig } from '../core/config/defaults'
import { compactComparison, encodeComparisonLink, expandComparison } from './comparison'
import { decodeLink, encodeLink } from './link'

const base = { config: defaultConfig, edits: [] }
const everything = lineUps.find(({ id }) => id === 'everything')?.lanes(base) ?? []
const comparison = (lanes: readonly Lane[], more: Partial<Comparison> = {}): Comparison => ({
  base,
  ...COMPARISON_DEFAULTS,
  lanes,
  ...more,
})
function reopened(hash: string): { comparison: Comparison | null; faults: string[] } {
  const { recording, beside, version, faults } = decodeLink(hash)
  const opened = expandComparison(beside?.compare, recording, version)
  return { comparison: opened.comparison, faults: [...faults, ...opened.faults].map(({ field }) => field) }
}

test('the short form of a line-up names only its methods', () => {
  expect(compactComparison(comparison(everything.slice(0, 3)))).toEqual([[[], 'dwa', 'uw']])
  expect(compactComparison(comparison(baselines(base, []), { seeds: [1, 2, 3], steps: 500 }))).toEqual([
    [
      [[], 't1'],
      [[], 't2'],
      [[], 't3'],
    ],
    ...[3, 0, 500],
  ])
  expect(encodeComparisonLink(comparison(everything)).length).toBeLessThan(140)
})

test('reading the link of a comparison gives the set-up without reading the comparison', () => {
  const hash = encodeComparisonLink(comparison(everything))
  expect(decodeLink(hash)).toMatchObject({ recording: base, faults: [] })
  expect(decodeLink(encodeLink(base)).beside).toBeUndefined()
})

test('any comparison survives the way through a link', () => {
  const change = fc.constantFrom<LaneChange>(
    { field: 'weighting', value: { id: 'cagrad', options: { c: 0.2 }, modifiers: [] } },
    { field: 'weighting', value: { id: 'uw', options: {}, modifiers: [{ id: 'smooth', options: {} }] } },
    { field: 'weighting', value: { id: 'mgda', options: {}, modifiers: [{ id: 'every', options: { steps: 5 } }] } },
    { field: 'weighting', value: { id: 'equal', options: {}, modifiers: [] } },
    { field: 'weighting.id', value: 'famo' },
    { field: 'training.learningRate', value: 0.5 },
    { field: 'network.trunk', value: [4, 4] },
  )
  const seeds = fc.uniqueArray(fc.nat({ max: 20 }), { minLength: 1, maxLength: 5 })
  const lane = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'zz'),
    name: fc.string({ maxLength: 40 }),
    changes: fc.array(change, { maxLength: 3 }),
    only: fc.constantFrom(null, 't2'),
    seeds: fc.option(seeds),
  })
  const whole = fc.record({
    lanes: fc.uniqueArray(lane, { minLength: 1, maxLength: 5, selector: ({ id }) => id }),
    seeds,
    fork: fc.constantFrom(0, 40),
    steps: fc.nat({ max: 5000 }),
    threshold: fc.constantFrom(0.9, 0.5),
  })
  fc.assert(
    fc.property(whole, (parts) => {
      // Validation leaves out what a fork cannot change.
      const { comparison: valid } = validateComparison({ base, ...parts })
      if (!valid) throw new Error('the generator makes comparisons')
      const short = JSON.parse(JSON.stringify(compactComparison(valid)))
      expect(expandComparison(short, base)).toEqual({ comparison: valid, faults: [] })
      expect(reopened(encodeComparisonLink(valid))).toEqual({ comparison: valid, faults: [] })
    }),
  )
})

test('published links of version 1 keep their meaning', () => {
  const known = JSON.parse(
    readFileSync(new URL('../../e2e/fixtures/comparison-links-v1.json', import.meta.url), 'utf8'),
  ) as { hash: string; comparison: Comparison }[]
  expect(known.length).toBeGreaterThan(0)
  for (const { hash, comparison: meant } of known) {
    // Fields that were added later have their defaults.
    expect(reopened(hash)).toEqual(validateComparison(comparisonBroughtUp(meant, 1)))
    expect(validateComparison(meant).faults).toEqual([])
  }
})

describe('what cannot be read is reported', () => {
  test.each([
    [undefined, ['comparison']],
    [7, ['comparison']],
    [[], ['lanes']],
    [[['uw']], []],
    [[['no-such-method', 'uw']], ['lanes.a.changes.weighting.id']],
    [[[7, 'uw']], ['lanes.a.changes']],
    [[['uw', null]], ['lanes.b.changes']],
    [[[[[['training.seed', 4]]]]], ['lanes.a.changes.training.seed']],
    [[[[[], 't9']]], ['lanes.a.only']],
    [[['uw'], 1e9], ['seeds']],
    [[['uw'], 5, 0, 1000, 0.9, 'later'], ['6']],
    [[[[[], 0, '', 0, '', 'later']]], ['lanes.a.6']],
  ])('%j', (short, expected) => {
    const { comparison: found, faults } = expandComparison(short, base)
    expect(faults.map(({ field }) => field)).toEqual(expected)
    if (found) expect(validateComparison(found).faults).toEqual([])
  })

  it('never throws, and what it returns is valid', () => {
    const part = fc.oneof(fc.anything(), fc.constantFrom('uw', 't1', 3, 'weighting', 'network.trunk', '__proto__.x'))
    const hostile = fc.oneof(fc.anything(), fc.array(fc.oneof(part, fc.array(fc.oneof(part, fc.array(part))))))
    let read = 0
    fc.assert(
      fc.property(hostile, (short) => {
        const { comparison: found } = expandComparison(short, base)
        if (!found) return
        read++
        expect(validateComparison(found)).toEqual({ comparison: found, faults: [] })
      }),
      { numRuns: 300 },
    )
    expect(read).toBeGreaterThan(0)
  })

  it('does not keep the set-up of the link from opening', () => {
    for (const short of [null, 7, 'uw', {}, [[]], [[[[[[[]]]]]]]]) {
      const { recording, faults } = decodeLink(encodeLink(base, { compare: short }))
      expect(recording).toEqual(base)
      expect(faults).toEqual([])
      expect(reopened(encodeLink(base, { compare: short })).faults.length).toBeGreaterThan(0)
    }
  })
})
