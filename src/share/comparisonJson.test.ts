import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { lineUps } from '../core/comparison/lineUps'
import { COMPARISON_DEFAULTS } from '../core/comparison/validate'
import { defaultConfig } from '../core/config/defaults'
import { latestOf, versions } from '../core/config/versions'
import { decodeComparisonJson, encodeComparisonJson, type FinishedComparison } from './comparisonJson'

const base = { config: defaultConfig, edits: [] }
const finished: FinishedComparison = {
  name: 'Who wins?',
  comparison: { base, lanes: lineUps[0].lanes(base), ...COMPARISON_DEFAULTS },
  results: {
    step: 20,
    runs: [
      {
        lane: 'a',
        seed: 2,
        steps: [0, 10, 20],
        columns: { testLosses0: [0.5, 0.25, 0.125], cosines0: [1, Number.NaN, -1] },
        ended: { kind: 'diverged', step: 20, task: -1 },
      },
      { lane: 'b', seed: 1, steps: [0], columns: {}, ended: null },
    ],
  },
}

const file = (results: unknown, more: object = {}) =>
  JSON.stringify({ ...JSON.parse(encodeComparisonJson(finished)), results, ...more })
const run = (more: object) => file({ step: 20, runs: [{ lane: 'a', seed: 1, steps: [0, 5], columns: {}, ...more }] })
const faults = (text: string) => decodeComparisonJson(text).faults.map(({ field, reason }) => `${field}: ${reason}`)

test('a comparison survives the way through a file', () => {
  expect(decodeComparisonJson(encodeComparisonJson(finished))).toEqual({ finished, faults: [] })
})

test('numbers have seven digits', () => {
  const [first] = finished.results.runs
  const exact = { ...first, columns: { weights0: [1 / 3, 123456789, -1e-12 / 7] } }
  const text = encodeComparisonJson({ ...finished, results: { step: 20, runs: [exact] } })
  expect(decodeComparisonJson(text).finished?.results.runs[0].columns).toEqual({
    weights0: [0.3333333, 123456800, -1.428571e-13],
  })
})

describe('what cannot be read is reported', () => {
  test.each([
    ['not JSON', [': syntax']],
    ['7', ['format: unknown']],
    ['{"format":"multi-task-loss-playground"}', ['format: unknown']],
    ['{"format":"mtl-playground/comparison"}', ['comparison: type']],
    [file(undefined), ['results.step: missing', 'results.runs: missing']],
    [file({ step: -1, runs: 'all' }), ['results.step: type', 'results.runs: type']],
    [file({ step: 1, runs: [7] }), ['results.runs.1.lane: unknown']],
    [
      file({ step: 20, runs: [] }, { name: 7, version: latestOf(versions).version + 1 }),
      ['version: newer', 'name: type'],
    ],
    [run({ lane: 'z' }), ['results.runs.1.lane: unknown']],
    [run({ seed: 99 }), ['results.runs.1.seed: unknown']],
    [run({ steps: [5, 5] }), ['results.runs.1.steps: range']],
    [run({ steps: 'many' }), ['results.runs.1.steps: type']],
    [
      run({ columns: { a: [1], b: [1, 2], 'c d': [1, 2], e: [1, '2'] } }),
      ['results.runs.1.columns.a: type', 'results.runs.1.columns.c d: type', 'results.runs.1.columns.e: type'],
    ],
    [run({ columns: [] }), ['results.runs.1.columns: type']],
    [run({ ended: { kind: 'bored', step: 1 } }), ['results.runs.1.ended: type']],
  ])('case %#', (text, expected) => {
    expect(faults(text)).toEqual(expected)
  })

  it('as is a run that occurs twice, and too many runs', () => {
    const [, b] = finished.results.runs
    expect(faults(file({ step: 20, runs: [b, b] }))).toEqual(['results.runs.2: range'])
    const { finished: found, faults: said } = decodeComparisonJson(file({ step: 20, runs: new Array(100).fill(b) }))
    expect(said[0]).toMatchObject({ field: 'results.runs', reason: 'range' })
    expect(found?.results.runs).toHaveLength(1)
  })

  it('and the rest is kept, such as the valid columns of a run', () => {
    const text = run({ columns: { a: [1], b: [1, null] }, ended: 7 })
    expect(decodeComparisonJson(text).finished?.results.runs).toEqual([
      { lane: 'a', seed: 1, steps: [0, 5], columns: { b: [1, Number.NaN] }, ended: null },
    ])
  })

  it('never throws, and what was read can be written and read again without faults', () => {
    const part = fc.record(
      {
        lane: fc.constantFrom('a', 'b'),
        seed: fc.constantFrom(1, 2),
        steps: fc.anything(),
        columns: fc.anything(),
        ended: fc.anything(),
      },
      { requiredKeys: [] },
    )
    const results = fc.oneof(
      fc.anything(),
      fc.record({ step: fc.anything(), runs: fc.oneof(fc.anything(), fc.array(part)) }),
    )
    let read = 0
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          results.map((value) =>
            file(JSON.parse(JSON.stringify(value, (_, x) => (typeof x === 'bigint' ? 0 : x)) ?? 'null')),
          ),
        ),
        (text) => {
          const { finished: found } = decodeComparisonJson(text)
          if (!found) return
          read++
          expect(decodeComparisonJson(encodeComparisonJson(found)).faults).toEqual([])
        },
      ),
      { numRuns: 200 },
    )
    expect(read).toBeGreaterThan(50)
  })
})
