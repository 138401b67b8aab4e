import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { numbers } from '../formulas/numbers'
import { activationById, activations } from './all'

const activate = (id: string, input: number) => activationById(id).value(numbers, { input })
const derivativeOf = (id: string, input: number) =>
  activationById(id).derivative(numbers, { input, output: activate(id, input) })

/** Activations with a corner at 0, where a difference quotient is not the derivative. */
const CORNERED = ['relu', 'leakyRelu']

test('the registry', () => {
  expect(activations.map(({ id }) => id)).toEqual(['tanh', 'relu', 'leakyRelu', 'sigmoid', 'gelu', 'linear'])
  expect(() => activationById('step')).toThrow("no activation 'step'")
})

describe.each(activations)('$id', ({ id, derivative, derivativeFrom }) => {
  it('has the derivative that central differences give', () => {
    const inputs = fc.double({ min: -12, max: 12, noNaN: true })
    fc.assert(
      fc.property(inputs, (z) => {
        fc.pre(!CORNERED.includes(id) || Math.abs(z) > 1e-4)
        const h = 1e-5
        const quotient = (activate(id, z + h) - activate(id, z - h)) / (2 * h)
        expect(Math.abs(derivativeOf(id, z) - quotient)).toBeLessThan(1e-8)
      }),
      { numRuns: 300 },
    )
  })

  it(`needs only the ${derivativeFrom} for its derivative`, () => {
    for (const input of [-2, -0.3, 0.4, 3]) {
      const output = activate(id, input)
      const given = derivativeFrom === 'input' ? { input, output: Number.NaN } : { input: Number.NaN, output }
      expect(derivative(numbers, given)).toBe(derivativeOf(id, input))
    }
  })

  it('stays finite far out', () => {
    for (const z of [-1e4, -800, 800, 1e4]) {
      expect(Number.isFinite(activate(id, z))).toBe(true)
      expect(Number.isFinite(derivativeOf(id, z))).toBe(true)
    }
  })
})

test.each([
  // At 1.5 and −1.5, from the textbook forms by another mathematical library.
  ['tanh', 0.9051482536448664, -0.9051482536448664],
  ['relu', 1.5, 0],
  ['leakyRelu', 1.5, -0.015],
  ['sigmoid', 0.8175744761936437, 0.18242552380635635],
  ['gelu', 1.399789198096713, -0.10021080190328713],
  ['linear', 1.5, -1.5],
])('%s has its known values', (id, up, down) => {
  expect(activate(id, 1.5)).toBeCloseTo(up, 14)
  expect(activate(id, -1.5)).toBeCloseTo(down, 14)
})
