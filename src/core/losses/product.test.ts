import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numbers } from '../formulas/numbers'
import { bce } from './bce'
import { productLogit, productSlope } from './product'

const logit = (own: number, given: number) => productLogit(numbers, { own, given })
const slope = (own: number, given: number) => productSlope(numbers, { own, given })
const sigmoid = (z: number) => 1 / (1 + Math.exp(-z))
const outputs = fc.double({ min: -30, max: 30, noNaN: true })

describe('the logit of a product of probabilities', () => {
  it('stands for the product', () => {
    fc.assert(
      fc.property(outputs, outputs, (a, c) => {
        const product = sigmoid(a) * sigmoid(c)
        expect(sigmoid(logit(a, c))).toBeCloseTo(product, 12)
        expect(logit(a, c)).toBe(logit(c, a))
        // Below either probability, so below either logit.
        expect(logit(a, c)).toBeLessThanOrEqual(Math.min(a, c) + 1e-12)
      }),
    )
  })

  it('has the slope of finite differences', () => {
    fc.assert(
      fc.property(outputs, outputs, (a, c) => {
        const numeric = (logit(a + 1e-5, c) - logit(a - 1e-5, c)) / 2e-5
        expect(Math.abs(slope(a, c) - numeric)).toBeLessThan(1e-8)
      }),
    )
  })

  it('gives the cross-entropy of the product, whose gradient on a positive row is that of each head alone', () => {
    for (const [a, c] of [
      [0.3, -2.5],
      [-4, 1.5],
      [8, 7],
    ]) {
      const inputs = { output: logit(a, c), positiveWeight: 1 }
      const product = sigmoid(a) * sigmoid(c)
      expect(bce.value(numbers, { ...inputs, target: 1 })).toBeCloseTo(-Math.log(product), 12)
      expect(bce.value(numbers, { ...inputs, target: 0 })).toBeCloseTo(-Math.log(1 - product), 12)
      const pull = bce.derivative(numbers, { ...inputs, target: 1 }) * slope(a, c)
      expect(pull).toBeCloseTo(sigmoid(a) - 1, 12)
    }
  })

  it('neither overflows nor loses the other head where one is certain', () => {
    expect(logit(1e4, -3)).toBeCloseTo(-3, 12)
    expect(logit(-1e4, -1e4)).toBe(-2e4)
    expect(slope(1e4, 0)).toBe(0)
    expect(slope(-1e4, 0)).toBeCloseTo(1, 12)
  })
})
