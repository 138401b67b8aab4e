/**
 * The three products of a dense layer. They take only Float64Array, because one array type keeps the loops monomorphic.
 * Parameters are padded as in `layout.ts`: row i of a weight begins at `weight + i * stride`, and a stride is a
 * multiple of 4.
 *
 * The loops work in tiles of two by four, so that each loaded number serves several terms and sums do not wait for each
 * other. Each number of a tile has its own variable; reading them from arrays would cost more than the tiles save.
 */
import type { Dense } from '../../processor/layers'
import { affineBackOne, affineGradientOne, affineOne } from './oneOutput'

/** y = x W + b for `rows` rows; x [rows, inputs], y [rows, outputs]. */
export function affine(p: Float64Array, layer: Dense, x: Float64Array, y: Float64Array, rows: number): void {
  const { inputs, outputs, stride, weight, bias } = layer
  if (outputs === 1) {
    affineOne(p, layer, x, y, rows)
    return
  }
  const pairs = rows - (rows % 2)
  const fours = inputs - (inputs % 4)
  for (let b = 0; b < rows; b++) for (let j = 0; j < outputs; j++) y[b * outputs + j] = p[bias + j]
  for (let b = 0; b < pairs; b += 2) {
    const y0 = b * outputs
    const y1 = y0 + outputs
    for (let i = 0; i < fours; i += 4) {
      const a = b * inputs + i
      const c = a + inputs
      const p0 = weight + i * stride
      const p1 = p0 + stride
      const p2 = p1 + stride
      const p3 = p2 + stride
      const a0 = x[a]
      const a1 = x[a + 1]
      const a2 = x[a + 2]
      const a3 = x[a + 3]
      const c0 = x[c]
      const c1 = x[c + 1]
      const c2 = x[c + 2]
      const c3 = x[c + 3]
      for (let j = 0; j < outputs; j++) {
        const w0 = p[p0 + j]
        const w1 = p[p1 + j]
        const w2 = p[p2 + j]
        const w3 = p[p3 + j]
        y[y0 + j] += a0 * w0 + a1 * w1 + a2 * w2 + a3 * w3
        y[y1 + j] += c0 * w0 + c1 * w1 + c2 * w2 + c3 * w3
      }
    }
  }
  for (let b = 0; b < rows; b++) {
    const done = b < pairs ? fours : 0
    for (let i = done; i < inputs; i++) {
      const value = x[b * inputs + i]
      const from = weight + i * stride
      for (let j = 0; j < outputs; j++) y[b * outputs + j] += value * p[from + j]
    }
  }
}

/** g += factor · (∂W, ∂b) of a dense layer with cotangents e [rows, outputs] on its output. */
export function affineGradient(
  g: Float64Array,
  layer: Dense,
  x: Float64Array,
  e: Float64Array,
  rows: number,
  factor: number,
): void {
  const { inputs, outputs, stride, weight, bias } = layer
  if (outputs === 1) {
    affineGradientOne(g, layer, x, e, rows, factor)
    return
  }
  const fours = rows - (rows % 4)
  const pairs = inputs - (inputs % 2)
  for (let b = 0; b < rows; b++) for (let j = 0; j < outputs; j++) g[bias + j] += factor * e[b * outputs + j]
  for (let b = 0; b < fours; b += 4) {
    const e0 = b * outputs
    const e1 = e0 + outputs
    const e2 = e1 + outputs
    const e3 = e2 + outputs
    for (let i = 0; i < pairs; i += 2) {
      const x0 = b * inputs + i
      const x1 = x0 + inputs
      const x2 = x1 + inputs
      const x3 = x2 + inputs
      const a0 = factor * x[x0]
      const a1 = factor * x[x1]
      const a2 = factor * x[x2]
      const a3 = factor * x[x3]
      const c0 = factor * x[x0 + 1]
      const c1 = factor * x[x1 + 1]
      const c2 = factor * x[x2 + 1]
      const c3 = factor * x[x3 + 1]
      const g0 = weight + i * stride
      const g1 = g0 + stride
      for (let j = 0; j < outputs; j++) {
        const d0 = e[e0 + j]
        const d1 = e[e1 + j]
        const d2 = e[e2 + j]
        const d3 = e[e3 + j]
        g[g0 + j] += a0 * d0 + a1 * d1 + a2 * d2 + a3 * d3
        g[g1 + j] += c0 * d0 + c1 * d1 + c2 * d2 + c3 * d3
      }
    }
  }
  for (let b = 0; b < rows; b++) {
    const done = b < fours ? pairs : 0
    for (let i = done; i < inputs; i++) {
      const value = factor * x[b * inputs + i]
      const to = weight + i * stride
      for (let j = 0; j < outputs; j++) g[to + j] += value * e[b * outputs + j]
    }
  }
}

/** d += factor · e Wᵀ: cotangents of the layer's input, [rows, inputs]. */
export function affineBack(
  p: Float64Array,
  layer: Dense,
  e: Float64Array,
  d: Float64Array,
  rows: number,
  factor: number,
): void {
  const { inputs, outputs, stride, weight } = layer
  if (outputs === 1) {
    affineBackOne(p, layer, e, d, rows, factor)
    return
  }
  const pairs = rows - (rows % 2)
  const fours = inputs - (inputs % 4)
  for (let b = 0; b < pairs; b += 2) {
    const e0 = b * outputs
    const e1 = e0 + outputs
    const d0 = b * inputs
    const d1 = d0 + inputs
    for (let i = 0; i < fours; i += 4) {
      const p0 = weight + i * stride
      const p1 = p0 + stride
      const p2 = p1 + stride
      const p3 = p2 + stride
      let s0 = 0
      let s1 = 0
      let s2 = 0
      let s3 = 0
      let t0 = 0
      let t1 = 0
      let t2 = 0
      let t3 = 0
      for (let j = 0; j < outputs; j++) {
        const a = e[e0 + j]
        const c = e[e1 + j]
        const w0 = p[p0 + j]
        const w1 = p[p1 + j]
        const w2 = p[p2 + j]
        const w3 = p[p3 + j]
        s0 += a * w0
        s1 += a * w1
        s2 += a * w2
        s3 += a * w3
        t0 += c * w0
        t1 += c * w1
        t2 += c * w2
        t3 += c * w3
      }
      d[d0 + i] += factor * s0
      d[d0 + i + 1] += factor * s1
      d[d0 + i + 2] += factor * s2
      d[d0 + i + 3] += factor * s3
      d[d1 + i] += factor * t0
      d[d1 + i + 1] += factor * t1
      d[d1 + i + 2] += factor * t2
      d[d1 + i + 3] += factor * t3
    }
  }
  for (let b = 0; b < rows; b++) {
    const done = b < pairs ? fours : 0
    for (let i = done; i < inputs; i++) {
      const at = weight + i * stride
      let sum = 0
      for (let j = 0; j < outputs; j++) sum += e[b * outputs + j] * p[at + j]
      d[b * inputs + i] += factor * sum
    }
  }
}
