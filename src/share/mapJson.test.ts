import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { defaultConfig } from '../core/config/defaults'
import { cellsOf, runOf } from '../core/maps/cells'
import type { RunNumbers } from '../core/maps/measures'
import { usualMap } from '../core/maps/readyMade'
import type { MapSetup } from '../core/maps/types'
import { decodeMapJson, encodeMapJson, type FinishedMap, readMap } from './mapJson'

const setup: MapSetup = {
  ...usualMap({ config: defaultConfig, edits: [{ step: 3, field: 'tasks.t1.weight', value: 2 }] }),
  shape: {
    form: 'grid',
    x: { field: 'training.learningRate', from: 0.001, to: 0.1, count: 3, scale: 'log' },
    y: { field: 'weighting.id', values: ['equal', 'uw'] },
  },
  measure: 'deltaM',
  seeds: [1, 5],
  steps: 40,
}
const cells = cellsOf(setup)
const numbers = (k: number): RunNumbers => ({
  losses: [1 / 3, 0.1 + k, 1e-300],
  metrics: [Math.fround(0.7), Number.NaN, -2],
  scores: [Math.fround(0.7), 0.25, -2],
  bests: [
    { step: 0, metric: -0.5 },
    { step: 20, metric: 1 / 7 },
  ],
  conflict: 0.25,
  diverged: k === 2 ? 30 : null,
  engine: k === 1 ? null : 'wasm',
})
const results = new Map<string, RunNumbers | null>()
cells.forEach((cell, k) => {
  results.set(runOf(cell, 1).key, k === 4 ? null : numbers(k))
  results.set(runOf(cell, 5, 't1').key, numbers(10))
})
const finished: FinishedMap = { name: 'Monday', setup, results }
const plain = JSON.parse(encodeMapJson(finished))
const read = (more: object) => decodeMapJson(JSON.stringify({ ...plain, ...more }))
const faults = (more: object) => read(more).faults.map(({ field, reason }) => `${field}: ${reason}`)

test('a map survives the way through a file, with every bit of its numbers', () => {
  const { finished: found, faults } = decodeMapJson(encodeMapJson(finished))
  expect(faults).toEqual([])
  expect(found).toEqual(finished)
})

test('a run that cells share is written once; a run that no cell needs is left out', () => {
  const baselines = new Set([...results.keys()].filter((key) => key.includes('t1')))
  expect(baselines.size).toBe(3)
  expect(plain.runs).toHaveLength(results.size)
  const more = new Map(results).set('7  []', numbers(0))
  expect(encodeMapJson({ ...finished, results: more })).toBe(encodeMapJson(finished))
})

describe('what cannot be read is reported', () => {
  const [first] = plain.runs
  it.each([
    ['another seed', { ...first, seed: 2 }, 'unknown'],
    ['no such cell', { ...first, cell: 6 }, 'unknown'],
    ['no such task', { ...first, only: 't9' }, 'unknown'],
    ['too few losses', { ...first, losses: [1] }, 'type'],
    ['a loss that is none', { ...first, losses: [1, '2'] }, 'type'],
    ['steps that go back', { ...first, bests: [...first.bests].reverse() }, 'type'],
    ['a step after the last', { ...first, diverged: 41 }, 'type'],
    ['an engine that does not exist', { ...first, engine: 'abacus' }, 'type'],
    ['nothing', null, 'unknown'],
  ])('%s', (_, run, reason) => {
    expect(faults({ runs: [run, first] })).toEqual([`runs.1: ${reason}`])
    expect(read({ runs: [run, first] }).finished?.results.size).toBe(1)
  })

  it.each([
    ['another axis', { map: [[['training.momentum', 1, 2, 3]]] }],
    ['another set-up', { base: { ...plain.base, config: { ...plain.base.config, training: { batchSize: 'x' } } } }],
  ])('%s: the numbers belong to other cells and are left out', (_, more) => {
    expect(read(more).finished?.results.size).toBe(0)
    expect(faults(more)).toContain('runs: range')
  })

  it('a measure that is none leaves the numbers', () => {
    const map = plain.map.map((part: unknown, k: number) => (k === 1 ? 'loss t9' : part))
    expect(faults({ map })).toEqual(['map.measure: range'])
    expect(read({ map }).finished?.results).toEqual(results)
  })

  it('no map at all', () => {
    for (const text of ['', '{', '7', 'null', '{"format":"mtl-playground/map"}', '{"format":"other","base":{}}'])
      expect(decodeMapJson(text).finished).toBeNull()
  })

  it('never throws, and what was read can be written and read again without faults', () => {
    let known = 0
    const part = fc.record(
      { cell: fc.anything(), seed: fc.constantFrom(1, 5), losses: fc.anything(), conflict: fc.anything() },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.array(part)), (runs) => {
        const found = readMap({ ...plain, runs }, [])
        if (!found) return
        known++
        expect(decodeMapJson(encodeMapJson(found)).faults).toEqual([])
      }),
      { numRuns: 20 },
    )
    expect(known).toBeGreaterThan(10)
  })
})
