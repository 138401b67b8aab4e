import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type OptionDescriptors, withDefaults } from '../options'
import { learningRateAt, scheduleById, schedules, warmup } from './all'

const training = (id: string, options: Record<string, number> = {}, steps = 0) => ({
  learningRate: 0.1,
  schedule: { id, options },
  warmup: steps,
})
const factorOf = (id: string, step: number, options: Record<string, number> = {}) =>
  learningRateAt(training(id, options), step) / 0.1

function optionValues(options: OptionDescriptors): fc.Arbitrary<Record<string, number>> {
  const arbitraries = Object.entries(options).map(([name, descriptor]) => {
    if (descriptor.kind === 'integer') return [name, fc.integer({ min: descriptor.min, max: descriptor.max })]
    if (descriptor.kind !== 'real') throw new Error(`${name} is no number`)
    return [name, fc.double({ min: descriptor.min, max: descriptor.max, noNaN: true })]
  })
  return fc.record(Object.fromEntries(arbitraries))
}

test('the registry', () => {
  expect(schedules.map(({ id }) => id)).toEqual(['constant', 'step', 'exponential', 'inverseTime', 'cosine'])
  expect(() => scheduleById('sawtooth')).toThrow("no schedule 'sawtooth'")
})

describe.each(schedules)('$id', ({ id, options }) => {
  it('starts at 1, never rises, stays within 0 and 1', () => {
    const steps = fc.integer({ min: 0, max: 200_000 })
    fc.assert(
      fc.property(steps, steps, optionValues(options), (a, b, values) => {
        const [early, late] = [Math.min(a, b), Math.max(a, b)].map((step) => factorOf(id, step, values))
        expect(factorOf(id, 0, values)).toBeCloseTo(1, 12)
        expect(late).toBeLessThanOrEqual(early + 1e-12)
        expect(late).toBeGreaterThanOrEqual(-1e-12)
      }),
    )
  })

  it('uses its default options if none are given', () => {
    const defaults = withDefaults(options, {}) as Record<string, number>
    for (const step of [0, 499, 500, 4000]) expect(factorOf(id, step)).toBe(factorOf(id, step, defaults))
  })
})

describe('the shapes', () => {
  it('step: falls by the factor every so many steps, like PyTorch’s StepLR', () => {
    const options = { every: 100, factor: 0.2 }
    expect([0, 99, 100, 199, 200].map((s) => factorOf('step', s, options))).toEqual(
      [1, 1, 0.2, 0.2, 0.04].map((factor) => expect.closeTo(factor, 12)),
    )
  })
  it('exponential: half a half-life on, a quarter two on', () => {
    expect(factorOf('exponential', 300, { halfLife: 300 })).toBeCloseTo(0.5, 12)
    expect(factorOf('exponential', 600, { halfLife: 300 })).toBeCloseTo(0.25, 12)
  })
  it('inverse time: a half, then a third', () => {
    expect(factorOf('inverseTime', 50, { timeScale: 50 })).toBeCloseTo(1 / 2, 12)
    expect(factorOf('inverseTime', 100, { timeScale: 50 })).toBeCloseTo(1 / 3, 12)
  })
  it('cosine: half way down in the middle, at its floor from the end on', () => {
    const options = { length: 1000, floor: 0.1 }
    expect(factorOf('cosine', 500, options)).toBeCloseTo(0.55, 12)
    for (const step of [1000, 5000]) expect(factorOf('cosine', step, options)).toBeCloseTo(0.1, 12)
  })
})

describe('warm-up', () => {
  it('rises in equal steps to the whole rate in its last step', () => {
    expect([0, 1, 2, 3, 4, 99].map((step) => warmup(step, 4))).toEqual([0.25, 0.5, 0.75, 1, 1, 1])
    expect(warmup(0, 0)).toBe(1)
  })
  it('multiplies any schedule', () => {
    for (const { id } of schedules) {
      expect(learningRateAt(training(id, {}, 10), 4)).toBeCloseTo(0.5 * learningRateAt(training(id), 4), 15)
      expect(learningRateAt(training(id, {}, 10), 700)).toBe(learningRateAt(training(id), 700))
    }
  })
})
