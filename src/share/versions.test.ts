/** Links, files and comparisons of an older version, read by a page that knows a newer one. */
import { expect, test } from 'vitest'
import { defaultConfig, defaultTask } from '../core/config/defaults'
import type { FieldFault } from '../core/config/faults'
import { readRecording } from '../core/config/versions'
import { older } from '../core/testing/versions'
import { expand } from './compact'
import { compactComparison, expandComparison } from './comparison'
import { decodeComparisonJson, encodeComparisonJson, readFinished } from './comparisonJson'
import { decodeJson, encodeJson } from './json'
import { decodeLink, encodeLink } from './link'

const first = older.slice(0, 1)
const seeded = (seed: number) => ({ ...defaultConfig, training: { ...defaultConfig.training, seed } })

test('fields that a link of version 1 leaves out have its defaults, and new fields get their values from the step up', () => {
  const old = { ...older[0].defaults.config, training: { ...older[0].defaults.config.training, seed: 9 } }
  const hash = encodeLink({ config: old, edits: [] }, undefined, first)
  expect(hash[0]).toBe('1')
  const { recording, faults } = decodeLink(hash, older)
  expect(faults).toEqual([])
  expect(recording.config.training).toMatchObject({ seed: 9, learningRate: 0.05, warmup: 7 })
  expect(decodeLink('1', older).recording.config.training).toMatchObject({ learningRate: 0.05, warmup: 7 })
})

test('a link and a file of version 1 give the same values to fields that version 2 renamed or removed', () => {
  const { config } = older[0].defaults
  // As a page of version 1 wrote them. The `l` of a task is its loss.
  const short = { g: { l: 0.3, x: 8, s: 9 }, t: [{ t: 'circles', l: 'focal' }] }
  const training = { ...config.training, rate: 0.3, gone: 8, seed: 9 }
  const file = { config: { ...config, training, tasks: [defaultTask('t1', 'circles', 'focal')] } }
  const read = readRecording(expand(short, 1, older), 1, older)
  expect(read).toEqual(readRecording(file, 1, older))
  expect(read.faults).toEqual([])
  expect(read.recording.config.training).toEqual({ ...defaultConfig.training, learningRate: 0.3, warmup: 7, seed: 9 })
})

test('a link of version 2 has its own digit and defaults, and a page of version 1 reports it as newer', () => {
  expect(encodeLink({ config: defaultConfig, edits: [] }, undefined, older)).toBe('2')
  const hash = encodeLink({ config: seeded(9), edits: [] }, undefined, older)
  expect(hash[0]).toBe('2')
  expect(decodeLink(hash, older)).toEqual({ recording: { config: seeded(9), edits: [] }, faults: [] })
  const { recording, faults } = decodeLink(hash, first)
  expect(faults).toContainEqual({ field: 'version', reason: 'newer', value: 2 })
  expect(recording.config.training.seed).toBe(9)
})

test('a file of version 1 is brought up', () => {
  const file = JSON.stringify({
    format: JSON.parse(encodeJson({ config: defaultConfig, edits: [] })).format,
    version: 1,
    config: { training: { seed: 9 } },
    edits: [{ step: 2, field: 'training.rate', value: 0.2 }],
  })
  const { recording, faults } = decodeJson(file, older)
  expect(faults).toEqual([])
  expect(recording?.config.training).toMatchObject({ seed: 9, learningRate: 0.05, warmup: 7 })
  expect(recording?.edits).toEqual([{ step: 2, field: 'training.learningRate', value: 0.2 }])
})

const comparison = {
  base: { config: seeded(9), edits: [] },
  lanes: [{ id: 'a', name: '', changes: [{ field: 'training.rate' as const, value: 0.2 }], only: null, seeds: null }],
  seeds: [1],
  fork: 0,
  steps: 100,
  threshold: 0.9,
}
const change = { field: 'training.learningRate', value: 0.2 }

test('a comparison of version 1 is brought up, from a file and from storage', () => {
  const written = encodeComparisonJson({ name: 'x', comparison, results: { step: 0, runs: [] } })
  const text = JSON.stringify({ ...JSON.parse(written), version: 1 })
  const { finished, faults } = decodeComparisonJson(text, older)
  expect(faults).toEqual([])
  expect(finished?.comparison.lanes[0].changes).toEqual([change])
  expect(finished?.comparison.base.config.training).toMatchObject({ seed: 9, warmup: 7 })
  // Comparisons that were kept before versions had names have no version.
  const kept = { name: 'x', comparison, results: { step: 0, runs: [] } }
  expect(readFinished(kept, [], older)?.comparison.lanes[0].changes).toEqual([change])
  expect(readFinished({ ...kept, version: 2 }, [], older)?.comparison.lanes[0].changes).toEqual([])
  const newer: FieldFault[] = []
  expect(
    readFinished(
      { ...kept, comparison: { ...comparison, lanes: [{ ...comparison.lanes[0], changes: [change] }] }, version: 3 },
      newer,
      older,
    ),
  ).not.toBeNull()
  expect(newer).toEqual([{ field: 'version', reason: 'newer', value: 3 }])
})

test('a comparison in a link of version 1 is brought up', () => {
  const short = compactComparison(comparison)
  const { recording } = decodeLink(encodeLink(comparison.base, { compare: short }, first), older)
  expect(expandComparison(short, recording, 1, older).comparison?.lanes[0].changes).toEqual([change])
  expect(expandComparison(short, recording, 2, older).comparison?.lanes[0].changes).toEqual([])
})
