/**
 * The inner loops, over Float64Array alone: one array type keeps them monomorphic. Parameters stand in
 * their padded places (`layout.ts`): row i of a weight begins at `weight + i * stride`, stride = 4 texels' worth.
 */
import type { Activation } from '../../core/activations/define'
import { numbers } from '../../core/formulas/numbers'

/** Places of a dense layer in a run's row of parameters, in numbers. */
export interface Dense {
  readonly inputs: number
  readonly outputs: number
  readonly stride: number
  readonly weight: number
  readonly bias: number
}

/**
 * y = x W + b for `rows` rows; x [rows, inputs], y [rows, outputs]. Four inputs at a time, as all
 * three products go in fours: a sum that is loaded and stored once for four terms, or four sums
 * that do not wait for each other, about double the speed.
 */
export function affine(p: Float64Array, layer: Dense, x: Float64Array, y: Float64Array, rows: number): void {
  const { inputs, outputs, stride, weight, bias } = layer
  if (outputs === 1) {
    affineOne(p, layer, x, y, rows)
    return
  }
  const fours = inputs - (inputs % 4)
  for (let b = 0; b < rows; b++) {
    const to = b * outputs
    const at = b * inputs
    for (let j = 0; j < outputs; j++) y[to + j] = p[bias + j]
    for (let i = 0; i < fours; i += 4) {
      const [p0, x0, x1, x2, x3] = [weight + i * stride, x[at + i], x[at + i + 1], x[at + i + 2], x[at + i + 3]]
      const [p1, p2, p3] = [p0 + stride, p0 + 2 * stride, p0 + 3 * stride]
      for (let j = 0; j < outputs; j++) y[to + j] += x0 * p[p0 + j] + x1 * p[p1 + j] + x2 * p[p2 + j] + x3 * p[p3 + j]
    }
    for (let i = fours; i < inputs; i++) {
      const value = x[at + i]
      const from = weight + i * stride
      for (let j = 0; j < outputs; j++) y[to + j] += value * p[from + j]
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
  for (let b = 0; b < rows; b++) for (let j = 0; j < outputs; j++) g[bias + j] += factor * e[b * outputs + j]
  for (let b = 0; b < fours; b += 4) {
    const e0 = b * outputs
    const [e1, e2, e3] = [e0 + outputs, e0 + 2 * outputs, e0 + 3 * outputs]
    for (let i = 0; i < inputs; i++) {
      const at = b * inputs + i
      const [x0, x1] = [factor * x[at], factor * x[at + inputs]]
      const [x2, x3] = [factor * x[at + 2 * inputs], factor * x[at + 3 * inputs]]
      const to = weight + i * stride
      for (let j = 0; j < outputs; j++) g[to + j] += x0 * e[e0 + j] + x1 * e[e1 + j] + x2 * e[e2 + j] + x3 * e[e3 + j]
    }
  }
  for (let b = fours; b < rows; b++) {
    for (let i = 0; i < inputs; i++) {
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
  const fours = inputs - (inputs % 4)
  for (let b = 0; b < rows; b++) {
    const from = b * outputs
    const to = b * inputs
    for (let i = 0; i < fours; i += 4) {
      const p0 = weight + i * stride
      const [p1, p2, p3] = [p0 + stride, p0 + 2 * stride, p0 + 3 * stride]
      let [s0, s1, s2, s3] = [0, 0, 0, 0]
      for (let j = 0; j < outputs; j++) {
        const value = e[from + j]
        s0 += value * p[p0 + j]
        s1 += value * p[p1 + j]
        s2 += value * p[p2 + j]
        s3 += value * p[p3 + j]
      }
      d[to + i] += factor * s0
      d[to + i + 1] += factor * s1
      d[to + i + 2] += factor * s2
      d[to + i + 3] += factor * s3
    }
    for (let i = fours; i < inputs; i++) {
      const at = weight + i * stride
      let sum = 0
      for (let j = 0; j < outputs; j++) sum += e[from + j] * p[at + j]
      d[to + i] += factor * sum
    }
  }
}

/** `affine` of a layer with one output, as most heads are: there the loops above turn once each. */
function affineOne(p: Float64Array, layer: Dense, x: Float64Array, y: Float64Array, rows: number): void {
  const { inputs, stride, weight, bias } = layer
  for (let b = 0; b < rows; b++) {
    let sum = p[bias]
    let at = weight
    const from = b * inputs
    for (let i = 0; i < inputs; i++, at += stride) sum += x[from + i] * p[at]
    y[b] = sum
  }
}

function affineGradientOne(
  g: Float64Array,
  layer: Dense,
  x: Float64Array,
  e: Float64Array,
  rows: number,
  factor: number,
): void {
  const { inputs, stride, weight, bias } = layer
  for (let b = 0; b < rows; b++) {
    const value = factor * e[b]
    g[bias] += value
    let at = weight
    const from = b * inputs
    for (let i = 0; i < inputs; i++, at += stride) g[at] += value * x[from + i]
  }
}

function affineBackOne(
  p: Float64Array,
  layer: Dense,
  e: Float64Array,
  d: Float64Array,
  rows: number,
  factor: number,
): void {
  const { inputs, stride, weight } = layer
  for (let b = 0; b < rows; b++) {
    const value = factor * e[b]
    let at = weight
    const to = b * inputs
    for (let i = 0; i < inputs; i++, at += stride) d[to + i] += value * p[at]
  }
}

/** a = φ(z) over `count` numbers. */
export function activate(activation: Activation, z: Float64Array, a: Float64Array, count: number): void {
  const inputs = { input: 0 }
  for (let k = 0; k < count; k++) {
    inputs.input = z[k]
    a[k] = activation.value(numbers, inputs)
  }
}

/** e ← e ⊙ φ′ over `count` numbers. */
export function activateBack(
  activation: Activation,
  z: Float64Array,
  a: Float64Array,
  e: Float64Array,
  count: number,
): void {
  const inputs = { input: 0, output: 0 }
  for (let k = 0; k < count; k++) {
    inputs.input = z[k]
    inputs.output = a[k]
    e[k] *= activation.derivative(numbers, inputs)
  }
}
