import type { Activation } from '../../../core/activations/define'
import { numbers } from '../../../core/formulas/numbers'

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
