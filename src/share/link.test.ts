import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultConfig, defaultTask } from '../core/config/defaults'
import type { Recording } from '../core/config/types'
import { validateConfig } from '../core/config/validate'
import { latestOf, readRecording, versions } from '../core/config/versions'
import { decodeJson, encodeJson } from './json'
import { decodeLink, encodeLink } from './link'

const newest = latestOf(versions).version
const defaults: Recording = { config: defaultConfig, edits: [] }

/** Six tasks, options of most kinds, ten edits, a typed formula, modifiers. */
const rich: Recording = {
  config: {
    problem: { id: 'plane', samples: 1200, testFraction: 0.25, seed: 77, table: '' },
    tasks: [
      { ...defaultTask('t1', 'circles', 'focal'), loss: { id: 'focal', options: { gamma: 3 } }, weight: 2.5 },
      { ...defaultTask('t2', 'spirals', 'bce'), labels: 0.4, rare: 0.2, related: 0.5, rotation: 30 },
      {
        ...defaultTask('t3', 'ripple', 'huber'),
        loss: { id: 'huber', options: { delta: 0.5 } },
        scale: 12,
        noise: 0.1,
        original: 0.6,
      },
      { ...defaultTask('t4', 'blobs', 'softmax'), classes: 5, loss: { id: 'softmax', options: { smoothing: 0.1 } } },
      { ...defaultTask('t5', 'formula', 'mse'), expression: 'sin(6*x)*y + exp(-x^2)', name: 'Waves, typed' },
      { ...defaultTask('t7', 'moons', 'hinge'), enabled: false },
    ],
    network: { trunk: [64, 32, 16], activation: 'gelu', batchNorm: true, dropout: 0.1, head: [8] },
    training: {
      ...defaultConfig.training,
      optimizer: { id: 'adamw', options: { weightDecay: 0.05 } },
      learningRate: 0.003,
      schedule: { id: 'cosine', options: { length: 4000 } },
      warmup: 100,
      batchSize: 32,
      clipNorm: 1,
      seed: 12345,
    },
    weighting: {
      id: 'task-schedule',
      options: { start: [0, 200, 400, 600, 800], ramp: [0, 50, 50, 50, 50] },
      modifiers: [{ id: 'smooth', options: { smoothing: 0.95 } }],
    },
  },
  edits: Array.from({ length: 10 }, (_, k) => ({
    step: 137 * (k + 1),
    field: k % 3 === 2 ? 'training.learningRate' : `tasks.t${(k % 5) + 1}.weight`,
    value: k % 3 === 2 ? 0.001 * (k + 1) : Number((0.37 * (k + 1)).toFixed(2)),
  })),
}

test('the link of the default set-up is one character', () => {
  const digit = String(newest)
  expect(encodeLink(defaults)).toBe(digit)
  expect(decodeLink(`#${digit}`)).toEqual({ recording: defaults, faults: [] })
  expect(decodeLink('')).toEqual({ recording: defaults, faults: [] })
})

test('a small change makes a short link', () => {
  const config = { ...defaultConfig, training: { ...defaultConfig.training, seed: 9 } }
  expect(encodeLink({ config, edits: [] }).length).toBeLessThan(40)
})

test('a large recording survives the way through a link of under 600 characters', () => {
  const hash = encodeLink(rich)
  expect(hash.length).toBeLessThan(600)
  expect(hash).toMatch(/^[\w-]+$/)
  expect(decodeLink(`#${hash}`)).toEqual({ recording: rich, faults: [] })
})

test('it survives the way through a file too', () => {
  expect(decodeJson(encodeJson(rich))).toEqual({ recording: rich, faults: [] })
  expect(decodeJson('{}').recording).toBeNull()
  expect(decodeJson('not JSON').recording).toBeNull()
})

describe('what cannot be read is reported, and the rest is kept', () => {
  test('a value out of range', () => {
    const config = { ...rich.config, training: { ...rich.config.training, learningRate: 1e9 } }
    const { recording, faults } = decodeLink(encodeLink({ ...rich, config }))
    expect(faults.map(({ field, reason }) => [field, reason])).toEqual([['training.learningRate', 'range']])
    expect(recording.config.training.learningRate).toBe(defaultConfig.training.learningRate)
    expect(recording.config.tasks).toEqual(rich.config.tasks)
  })

  test('an unknown method, an unknown option and a loss that does not fit', () => {
    const config = {
      ...defaultConfig,
      weighting: { id: 'no-such-method', options: {}, modifiers: [] },
      tasks: [
        { ...defaultTask('t1', 'circles', 'mse') },
        { ...defaultTask('t2', 'ripple', 'huber'), loss: { id: 'huber', options: { alpha: 1 } } },
      ],
    }
    const { recording, faults } = decodeLink(encodeLink({ config, edits: [] }))
    expect(faults.map(({ field }) => field).sort()).toEqual([
      'tasks.t1.loss.id',
      'tasks.t2.loss.options.alpha',
      'weighting.id',
    ])
    expect(recording.config.tasks[0].loss.id).toBe('bce')
  })

  test('an edit of a field that is not live', () => {
    const { recording, faults } = decodeLink(
      encodeLink({ ...defaults, edits: [{ step: 5, field: 'network.trunk', value: [4] }] }),
    )
    expect(recording.edits).toEqual([])
    expect(faults[0].field).toBe('edits.1')
  })

  test('a newer version', () => {
    const { recording, faults } = decodeLink(`${newest + 1}${encodeLink(rich).slice(1)}`)
    expect(faults[0]).toMatchObject({ field: 'version', reason: 'newer' })
    expect(recording).toEqual(rich)
  })

  test('every cut of a link is noticed', () => {
    const hash = encodeLink(rich)
    for (let length = 2; length < hash.length; length++) {
      expect(decodeLink(hash.slice(0, length)).faults.length, `cut at ${length}`).toBeGreaterThan(0)
    }
  })
})

test('published links of version 1 keep their meaning', () => {
  const known = JSON.parse(readFileSync(new URL('../../e2e/fixtures/links-v1.json', import.meta.url), 'utf8')) as {
    hash: string
    recording: Recording
  }[]
  expect(known.length).toBeGreaterThan(0)
  for (const { hash, recording } of known)
    expect(decodeLink(hash)).toEqual({ recording: readRecording(recording, 1).recording, faults: [] })
})

describe('hostile input', () => {
  const hashes = JSON.parse(
    readFileSync(new URL('../../e2e/fixtures/hostile-hashes.json', import.meta.url), 'utf8'),
  ) as string[]

  test('each hash of the fixture gives a valid set-up and a fault', () => {
    expect(hashes.length).toBeGreaterThanOrEqual(30)
    for (const hash of hashes) {
      const { recording, faults } = decodeLink(hash)
      expect(faults.length, hash.slice(0, 60)).toBeGreaterThan(0)
      expect(validateConfig(recording.config).faults, hash.slice(0, 60)).toEqual([])
    }
  })

  test('any text gives a valid set-up', () => {
    const good = encodeLink(rich)
    const mutated = fc
      .tuple(fc.integer({ min: 0, max: good.length - 1 }), fc.constantFrom('A', '0', '_', '-', '%', ' ', '1'))
      .map(([at, letter]) => good.slice(0, at) + letter + good.slice(at + 1))
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.base64String().map((text) => `1${text}`),
          mutated,
        ),
        (hash) => {
          const { recording } = decodeLink(hash)
          expect(validateConfig(recording.config).faults).toEqual([])
        },
      ),
      { numRuns: 400 },
    )
  })
})
