import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { defaultConfig } from '../config/defaults'
import { programKey } from '../config/program'
import { validateRecording } from '../config/validate'
import { fits, runsOf } from './expand'
import { lineUps } from './lineUps'
import { COMPARISON_DEFAULTS, validateComparison } from './validate'

const base = { config: defaultConfig, edits: [] }
const uw = { field: 'weighting', value: { id: 'uw', options: {}, modifiers: [] } }
const whole = {
  base: { ...base, edits: [{ step: 30, field: 'network.dropout', value: 0 }] },
  lanes: [
    { id: 'a', name: '', changes: [], only: null, seeds: null },
    { id: 'b', name: 'Mine', changes: [uw, { field: 'network.trunk', value: [4] }], only: null, seeds: [8, 9] },
    { id: 'c', name: '', changes: [], only: 't2', seeds: null },
  ],
  seeds: [3, 4],
  fork: 0,
  steps: 700,
  threshold: 0.8,
}
const faults = (raw: unknown) => validateComparison(raw).faults.map(({ field, reason }) => `${field}: ${reason}`)
const changing = (changes: unknown, more: object = {}) => ({ ...whole, lanes: [{ id: 'b', changes }], ...more })

test('a valid comparison is unchanged', () => {
  expect(validateComparison(structuredClone(whole))).toEqual({ comparison: whole, faults: [] })
})

test('a lane may set an option of the base back to its default', () => {
  const weighting = { id: 'stch', options: { mu: 0.5 }, modifiers: [] }
  const changes = [{ field: 'weighting.options.mu', value: 1 }]
  const raw = changing(changes, { base: { config: { ...defaultConfig, weighting }, edits: [] } })
  const { comparison, faults } = validateComparison(raw)
  expect(faults).toEqual([])
  expect(comparison?.lanes[0].changes).toEqual(changes)
  expect(comparison && runsOf(comparison)[0].recording.config.weighting.options).toEqual({})
})

test('every line-up is valid', () => {
  for (const { lanes } of lineUps) expect(faults({ ...whole, lanes: lanes(base) })).toEqual([])
})

test('what is left out has its default', () => {
  expect(validateComparison({ base, lanes: [{ id: 'a' }] })).toEqual({
    comparison: { base, lanes: [{ id: 'a', name: '', changes: [], only: null, seeds: null }], ...COMPARISON_DEFAULTS },
    faults: [],
  })
})

describe('what cannot be read is named', () => {
  test.each([
    [null, [': type']],
    [{}, ['base: type', 'lanes: missing']],
    [{ ...whole, lanes: 'all' }, ['lanes: type']],
    [{ ...whole, lanes: [] }, ['lanes: range']],
    [
      { ...whole, lanes: [7, { id: 'A' }, { id: 'b' }, { id: 'b' }] },
      ['lanes.1: type', 'lanes.2: range', 'lanes.4: range'],
    ],
    [{ ...whole, lanes: [{ id: 'b', colour: 'red' }], speed: 2 }, ['lanes.b.colour: unknown', 'speed: unknown']],
    [{ ...whole, lanes: [{ id: 'b', only: 't9' }] }, ['lanes.b.only: range']],
    [{ ...whole, lanes: [{ id: 'b', name: 'x'.repeat(99) }] }, ['lanes.b.name: range']],
    [{ ...whole, lanes: [{ id: 'b', seeds: [1, 1] }] }, ['lanes.b.seeds: range']],
    [{ ...whole, seeds: [1, 2.5, -1] }, ['seeds: range']],
    [{ ...whole, seeds: 5 }, ['seeds: type']],
    [{ ...whole, fork: -1, steps: 'many', threshold: 3 }, ['fork: range', 'steps: type', 'threshold: range']],
    [{ ...whole, base: { config: { training: { learningRate: -1 } } } }, ['base.training.learningRate: range']],
    [changing([{ field: 'weighting', value: { id: 'none' } }]), ['lanes.b.changes.weighting.id: range']],
    [changing([{ field: 'weighting.options.c', value: 1 }]), ['lanes.b.changes.weighting.options.c: unknown']],
    [changing([{ field: 'training.seed', value: 1 }]), ['lanes.b.changes.training.seed: unknown']],
    [changing([{ field: 'training.stopAfter', value: 1 }]), ['lanes.b.changes.training.stopAfter: unknown']],
    [changing([{ field: 'problem.samples', value: 100 }]), ['lanes.b.changes.problem.samples: unknown']],
    [changing([{ field: 'tasks.t1.noise', value: 1 }]), ['lanes.b.changes.tasks.t1.noise: unknown']],
    [changing([{ field: 'tasks.t9.weight', value: 1 }]), ['lanes.b.changes.tasks.t9.weight: unknown']],
    [changing([7, { field: 3 }]), ['lanes.b.changes.1: type', 'lanes.b.changes.2: type']],
    [changing('all'), ['lanes.b.changes: type']],
    [changing([{ field: 'network.trunk', value: [4] }], { fork: 9 }), ['lanes.b.changes.network.trunk: range']],
    [changing([{ field: 'network.dropout', value: 0.5 }], { fork: 9 }), ['lanes.b.changes.network.dropout: range']],
    [changing([{ field: 'network.dropout', value: 0.5 }]), []],
    [changing([uw], { fork: 9 }), []],
  ])('case %#', (raw, expected) => {
    expect(faults(raw)).toEqual(expected)
  })

  it('and the rest is kept', () => {
    const { comparison } = validateComparison(changing([{ field: 'training.l1', value: -1 }, uw]))
    expect(comparison?.lanes[0].changes).toEqual([uw])
  })
})

test('a change at a fork is checked against the set-up at that step', () => {
  const edits = [{ step: 5, field: 'weighting', value: { id: 'cagrad', options: {}, modifiers: [] } }]
  const changes = [{ field: 'weighting.options.c', value: 0.3 }]
  expect(faults(changing(changes, { base: { config: defaultConfig, edits }, fork: 10 }))).toEqual([])
  expect(faults(changing(changes, { base: { config: defaultConfig, edits }, fork: 5 }))).toHaveLength(1)
})

test('lanes beyond the limits are left out', () => {
  const lanes = Array.from({ length: 12 }, (_, i) => ({ id: String.fromCharCode(97 + i) }))
  const { comparison, faults } = validateComparison({ base, lanes, seeds: [1, 2, 3, 4, 5, 6, 7, 8] })
  expect(comparison?.lanes).toHaveLength(8)
  expect(faults).toEqual([{ field: 'lanes', reason: 'range', allowed: '≤ 64' }])
  expect(validateComparison({ base, lanes: [...lanes, { id: 'm' }], seeds: [1] }).comparison?.lanes).toHaveLength(12)
})

test('any value is accepted, and the result is valid and trains', () => {
  const change = fc.record({
    field: fc.oneof(
      fc.string(),
      fc.constantFrom('weighting', 'weighting.id', 'network.trunk', 'tasks.t1.weight', '__proto__'),
    ),
    value: fc.oneof(fc.anything(), fc.constantFrom('uw', [3], 0.5, { id: 'dwa' })),
  })
  const lane = fc.record(
    {
      id: fc.oneof(fc.string(), fc.constantFrom('a', 'b', 'c')),
      changes: fc.oneof(fc.array(change), fc.anything()),
      only: fc.oneof(fc.anything(), fc.constantFrom('t1')),
      seeds: fc.oneof(fc.anything(), fc.array(fc.nat())),
      name: fc.anything(),
    },
    { requiredKeys: [] },
  )
  const raw = fc.oneof(
    fc.anything(),
    fc.record(
      {
        base: fc.anything(),
        lanes: fc.oneof(fc.anything(), fc.array(lane)),
        seeds: fc.oneof(fc.anything(), fc.array(fc.nat())),
        fork: fc.oneof(fc.anything(), fc.constantFrom(0, 10)),
        steps: fc.anything(),
        threshold: fc.anything(),
      },
      { requiredKeys: [] },
    ),
  )
  let read = 0
  fc.assert(
    fc.property(raw, (value) => {
      const { comparison } = validateComparison(value)
      if (!comparison) return
      read++
      expect(validateComparison(comparison)).toEqual({ comparison, faults: [] })
      expect(fits(comparison)).toBe(true)
      for (const { recording } of runsOf(comparison)) {
        expect(validateRecording(recording).faults).toEqual([])
        if (comparison.fork > 0) expect(programKey(recording.config)).toBe(programKey(comparison.base.config))
      }
    }),
    { numRuns: 200 },
  )
  expect(read).toBeGreaterThan(0)
})
