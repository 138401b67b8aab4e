/**
 * The products of a dense layer with one output, like most heads. The inner loops of `dense.ts` would run only once for
 * it, so these take four rows at a time.
 */
import type { Dense } from '../../processor/layers'

export function affineOne(p: Float64Array, layer: Dense, x: Float64Array, y: Float64Array, rows: number): void {
  const { inputs, stride, weight, bias } = layer
  const fours = rows - (rows % 4)
  for (let b = 0; b < fours; b += 4) {
    let [s0, s1, s2, s3] = [p[bias], p[bias], p[bias], p[bias]]
    const x0 = b * inputs
    const [x1, x2, x3] = [x0 + inputs, x0 + 2 * inputs, x0 + 3 * inputs]
    for (let i = 0; i < inputs; i++) {
      const value = p[weight + i * stride]
      s0 += x[x0 + i] * value
      s1 += x[x1 + i] * value
      s2 += x[x2 + i] * value
      s3 += x[x3 + i] * value
    }
    y[b] = s0
    y[b + 1] = s1
    y[b + 2] = s2
    y[b + 3] = s3
  }
  for (let b = fours; b < rows; b++) {
    let sum = p[bias]
    for (let i = 0; i < inputs; i++) sum += x[b * inputs + i] * p[weight + i * stride]
    y[b] = sum
  }
}

export function affineGradientOne(
  g: Float64Array,
  layer: Dense,
  x: Float64Array,
  e: Float64Array,
  rows: number,
  factor: number,
): void {
  const { inputs, stride, weight, bias } = layer
  const fours = rows - (rows % 4)
  for (let b = 0; b < rows; b++) g[bias] += factor * e[b]
  for (let b = 0; b < fours; b += 4) {
    const [e0, e1, e2, e3] = [factor * e[b], factor * e[b + 1], factor * e[b + 2], factor * e[b + 3]]
    const x0 = b * inputs
    const [x1, x2, x3] = [x0 + inputs, x0 + 2 * inputs, x0 + 3 * inputs]
    for (let i = 0; i < inputs; i++) {
      g[weight + i * stride] += e0 * x[x0 + i] + e1 * x[x1 + i] + e2 * x[x2 + i] + e3 * x[x3 + i]
    }
  }
  for (let b = fours; b < rows; b++) {
    const value = factor * e[b]
    for (let i = 0; i < inputs; i++) g[weight + i * stride] += value * x[b * inputs + i]
  }
}

export function affineBackOne(
  p: Float64Array,
  layer: Dense,
  e: Float64Array,
  d: Float64Array,
  rows: number,
  factor: number,
): void {
  const { inputs, stride, weight } = layer
  const fours = rows - (rows % 4)
  for (let b = 0; b < fours; b += 4) {
    const [e0, e1, e2, e3] = [factor * e[b], factor * e[b + 1], factor * e[b + 2], factor * e[b + 3]]
    const d0 = b * inputs
    const [d1, d2, d3] = [d0 + inputs, d0 + 2 * inputs, d0 + 3 * inputs]
    for (let i = 0; i < inputs; i++) {
      const value = p[weight + i * stride]
      d[d0 + i] += e0 * value
      d[d1 + i] += e1 * value
      d[d2 + i] += e2 * value
      d[d3 + i] += e3 * value
    }
  }
  for (let b = fours; b < rows; b++) {
    const value = factor * e[b]
    for (let i = 0; i < inputs; i++) d[b * inputs + i] += value * p[weight + i * stride]
  }
}
