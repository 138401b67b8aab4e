import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { optimizerById, optimizers } from '../../core/optimizers/all'
import { EngineLimitError, type ProgramSpec, type TooLarge } from '../engine'
import type { Rows } from '../limits'
import { type DeviceLimits, fittingBytes, MOST_BYTES, passesFor } from './limits'

/** The least that WebGL2 guarantees; what SwiftShader and most graphics cards say. */
const SMALL: DeviceLimits = { maxTextureSize: 2048, maxTargets: 4 }
const USUAL: DeviceLimits = { maxTextureSize: 8192, maxTargets: 4 }

const SPEC: ProgramSpec = {
  inputWidth: 2,
  trunk: [32, 32],
  activation: 'tanh',
  batchNorm: null,
  dropout: false,
  head: [],
  tasks: Array.from({ length: 3 }, () => ({ kind: 'regression', outputs: 1, targetWidth: 1, loss: 'mse' })),
  optimizer: 'adam',
  batchSize: 32,
  clips: false,
  runCount: 1,
}

const rowsOf = (samples: number, testShare = 0.3): Rows => {
  const test = Math.round(testShare * samples)
  return { train: { rows: samples - test }, test: { rows: test } }
}

/** null if it fits. */
function refusalOf(spec: ProgramSpec, rows: Rows, device = USUAL, held = 0): EngineLimitError | null {
  try {
    fittingBytes(device, passesFor(spec, rows, device), rows, held)
    return null
  } catch (error) {
    if (error instanceof EngineLimitError) return error
    throw error
  }
}

/** The set-up with another value of the number that was named, as a person would change it. */
function changed(spec: ProgramSpec, rows: Rows, number: TooLarge['number'], to: number): [ProgramSpec, Rows] {
  const narrow = (widths: readonly number[]) => widths.map((width) => Math.min(width, to))
  switch (number) {
    case 'samples': {
      const samples = rows.train.rows + rows.test.rows
      const fewer = rowsOf(to, rows.test.rows / samples)
      return [{ ...spec, batchSize: Math.min(spec.batchSize, fewer.train.rows) }, fewer]
    }
    case 'batchSize':
      return [{ ...spec, batchSize: to }, rows]
    case 'runs':
    case 'allRuns':
      return [{ ...spec, runCount: to }, rows]
    case 'tasks':
      return [{ ...spec, tasks: spec.tasks.slice(0, to) }, rows]
    case 'width':
      return [{ ...spec, trunk: narrow(spec.trunk) }, rows]
    case 'headWidth':
      return [{ ...spec, head: narrow(spec.head) }, rows]
    case 'inputs':
      return [{ ...spec, inputWidth: to }, rows]
    case 'outputs':
      return [{ ...spec, tasks: spec.tasks.map((task) => ({ ...task, outputs: Math.min(task.outputs, to) })) }, rows]
  }
}

const classes = (outputs: number): ProgramSpec['tasks'][number] => ({
  kind: 'multiclass',
  outputs,
  targetWidth: 1,
  loss: 'softmax',
})

const setUps = fc.record({
  spec: fc.record({
    inputWidth: fc.integer({ min: 1, max: 1024 }),
    trunk: fc.array(fc.integer({ min: 1, max: 256 }), { minLength: 1, maxLength: 6 }),
    activation: fc.constantFrom('tanh', 'gelu'),
    batchNorm: fc.constantFrom(null, { epsilon: 1e-5, momentum: 0.1 }),
    dropout: fc.boolean(),
    head: fc.array(fc.integer({ min: 1, max: 256 }), { maxLength: 3 }),
    // Equal tasks, so that it does not matter which of them are left out.
    tasks: fc
      .record({ count: fc.integer({ min: 1, max: 12 }), outputs: fc.integer({ min: 2, max: 50 }) })
      .map(({ count, outputs }) => Array.from({ length: count }, () => classes(outputs))),
    optimizer: fc.constantFrom(...optimizers.map(({ id }) => id)),
    batchSize: fc.integer({ min: 1, max: 20_000 }),
    clips: fc.boolean(),
    runCount: fc.integer({ min: 1, max: 144 }),
  }),
  samples: fc.integer({ min: 40, max: 200_000 }),
  testShare: fc.double({ min: 0.05, max: 0.9, noNaN: true }),
  device: fc.record({
    maxTextureSize: fc.constantFrom(2048, 4096, 8192, 16_384),
    maxTargets: fc.integer({ min: 1, max: 4 }),
  }),
})

describe('a set-up that a device cannot hold', () => {
  it('is refused with a number and the largest that fits: that one is accepted, and one more is not', () => {
    const named = new Set<string>()
    fc.assert(
      fc.property(setUps, ({ spec: drawn, samples, testShare, device }) => {
        const rows = rowsOf(samples, testShare)
        const spec = { ...drawn, batchSize: Math.min(drawn.batchSize, rows.train.rows) }
        const refusal = refusalOf(spec, rows, device)
        if (!refusal) return
        expect(refusal.wanted).toBeGreaterThan(refusal.available)
        expect(refusal.available).toBe(refusal.limit === 'maxTextureSize' ? device.maxTextureSize : MOST_BYTES)
        if (!refusal.tooLarge) return
        const { number, value, most } = refusal.tooLarge
        named.add(`${refusal.limit} ${number}`)
        expect(most).toBeLessThan(value)
        expect(refusalOf(...changed(spec, rows, number, most), device)).toBeNull()
        // The one refused names the same again.
        expect(refusalOf(...changed(spec, rows, number, most + 1), device)).not.toBeNull()
      }),
      { numRuns: 80, seed: 13 },
    )
    for (const each of ['graphicsMemory batchSize', 'graphicsMemory runs', 'maxTextureSize batchSize']) {
      expect([...named]).toContain(each)
    }
  })

  it('names what has to change least', () => {
    const wide = { ...SPEC, trunk: Array(6).fill(256), batchSize: 5000 }
    expect(refusalOf({ ...wide, runCount: 10 }, rowsOf(20_000))?.tooLarge).toMatchObject({
      number: 'batchSize',
      value: 5000,
    })
    // Parameters and moments alone are too large; their number falls with the square of the width.
    const many = { ...wide, runCount: 144, batchSize: 1, inputWidth: 1024 }
    expect(refusalOf(many, rowsOf(600))?.tooLarge).toMatchObject({ number: 'width', value: 256 })
    // With full-batch descent nobody can choose the batch.
    const full = optimizers.find(({ id }) => optimizerById(id).batch === 'full')
    if (!full) throw new Error('no optimizer takes all rows')
    const whole = { ...wide, optimizer: full.id, batchSize: 14_000, runCount: 4 }
    expect(refusalOf(whole, rowsOf(20_000))?.tooLarge).toMatchObject({ number: 'samples', value: 20_000 })
  })

  it('is one that every device takes where it is small, and none in the limits of the page on a usual one', () => {
    expect(refusalOf(SPEC, rowsOf(600), SMALL)).toBeNull()
    expect(refusalOf({ ...SPEC, inputWidth: 1024, trunk: Array(6).fill(256) }, rowsOf(20_000))).toBeNull()
  })

  it('is refused beside others with the number of its runs that still fit', () => {
    const many = { ...SPEC, batchSize: 2000, runCount: 60 }
    const rows = rowsOf(20_000)
    const bytes = fittingBytes(USUAL, passesFor(many, rows, USUAL), rows, 0)
    const held = MOST_BYTES - bytes / 2
    const tooLarge = refusalOf(many, rows, USUAL, held)?.tooLarge
    if (!tooLarge) throw new Error('it fits, or no number is named')
    const { number, value, most } = tooLarge
    expect([number, value]).toEqual(['runs', 60])
    expect(most).toBeGreaterThan(0)
    expect(refusalOf({ ...many, runCount: most }, rows, USUAL, held)).toBeNull()
    expect(refusalOf({ ...many, runCount: most + 1 }, rows, USUAL, held)).not.toBeNull()
    expect(refusalOf(SPEC, rows, USUAL, MOST_BYTES)?.tooLarge).toEqual({ number: 'runs', value: 1, most: 0 })
  })
})
