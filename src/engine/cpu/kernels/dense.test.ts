import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Dense } from '../../processor/layers'
import { affine, affineBack, affineGradient } from './dense'

/** Sizes around those of a tile, so that tiles are cut at every edge. */
const size = fc.integer({ min: 1, max: 9 })
const shapes = fc.record({ rows: size, inputs: size, outputs: size, seed: fc.integer({ min: 1, max: 1000 }) })
const numbersFrom = (seed: number, count: number) =>
  Float64Array.from({ length: count }, (_, k) => Math.sin(seed + 1.7 * k))
const expectNear = (found: Float64Array, wanted: Float64Array) =>
  wanted.forEach((value, k) => {
    expect(found[k]).toBeCloseTo(value, 12)
  })

/** Padded as in `layout.ts`: every row to whole texels, the bias after the weight. */
const denseOf = (inputs: number, outputs: number): Dense => {
  const stride = 4 * Math.ceil(outputs / 4)
  return { inputs, outputs, stride, weight: 0, bias: inputs * stride, centred: false }
}
const lengthOf = ({ bias, stride }: Dense) => bias + stride

describe('the products of a dense layer in tiles equal those of plain loops', () => {
  test('forward', () => {
    fc.assert(
      fc.property(shapes, ({ rows, inputs, outputs, seed }) => {
        const layer = denseOf(inputs, outputs)
        const [p, x] = [numbersFrom(seed, lengthOf(layer)), numbersFrom(seed + 1, rows * inputs)]
        const y = new Float64Array(rows * outputs)
        affine(p, layer, x, y, rows)
        const plain = y.map((_, k) => {
          const [b, j] = [Math.floor(k / outputs), k % outputs]
          let sum = p[layer.bias + j]
          for (let i = 0; i < inputs; i++) sum += x[b * inputs + i] * p[i * layer.stride + j]
          return sum
        })
        expectNear(y, plain)
      }),
    )
  })

  test('gradient, added to what is there', () => {
    fc.assert(
      fc.property(shapes, ({ rows, inputs, outputs, seed }) => {
        const layer = denseOf(inputs, outputs)
        const [x, e] = [numbersFrom(seed, rows * inputs), numbersFrom(seed + 1, rows * outputs)]
        const before = numbersFrom(seed + 2, lengthOf(layer))
        const g = before.slice()
        affineGradient(g, layer, x, e, rows, 0.5)
        const plain = before.slice()
        for (let b = 0; b < rows; b++) {
          for (let j = 0; j < outputs; j++) {
            plain[layer.bias + j] += 0.5 * e[b * outputs + j]
            for (let i = 0; i < inputs; i++) {
              plain[i * layer.stride + j] += 0.5 * x[b * inputs + i] * e[b * outputs + j]
            }
          }
        }
        expectNear(g, plain)
      }),
    )
  })

  test('backward, added to what is there', () => {
    fc.assert(
      fc.property(shapes, ({ rows, inputs, outputs, seed }) => {
        const layer = denseOf(inputs, outputs)
        const [p, e] = [numbersFrom(seed, lengthOf(layer)), numbersFrom(seed + 1, rows * outputs)]
        const before = numbersFrom(seed + 2, rows * inputs)
        const d = before.slice()
        affineBack(p, layer, e, d, rows, 2)
        const plain = before.map((value, k) => {
          const [b, i] = [Math.floor(k / inputs), k % inputs]
          let sum = 0
          for (let j = 0; j < outputs; j++) sum += e[b * outputs + j] * p[i * layer.stride + j]
          return value + 2 * sum
        })
        expectNear(d, plain)
      }),
    )
  })
})
