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

/** y = x W + b for `rows` rows; x [rows, inputs], y [rows, outputs]. */
export function affine(p: Float64Array, layer: Dense, x: Float64Array, y: Float64Array, rows: number): void {
  const { inputs, outputs, stride, weight, bias } = layer
  for (let b = 0; b < rows; b++) {
    const to = b * outputs
    for (let j = 0; j < outputs; j++) y[to + j] = p[bias + j]
    for (let i = 0; i < inputs; i++) {
      const value = x[b * inputs + i]
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
  for (let b = 0; b < rows; b++) {
    const from = b * outputs
    for (let j = 0; j < outputs; j++) g[bias + j] += factor * e[from + j]
    for (let i = 0; i < inputs; i++) {
      const value = factor * x[b * inputs + i]
      const to = weight + i * stride
      for (let j = 0; j < outputs; j++) g[to + j] += value * e[from + j]
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
  for (let b = 0; b < rows; b++) {
    const from = b * outputs
    for (let i = 0; i < inputs; i++) {
      const at = weight + i * stride
      let sum = 0
      for (let j = 0; j < outputs; j++) sum += e[from + j] * p[at + j]
      d[b * inputs + i] += factor * sum
    }
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
