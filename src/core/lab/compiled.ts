/** Losses and activations as plain functions of one number, with their options fixed. */
import { activationById } from '../activations/all'
import { numbers } from '../formulas/numbers'
import type { Formula, Operations } from '../formulas/operations'
import type { CategoricalLoss, ElementwiseLoss, Loss } from '../losses/define'
import { readings } from '../losses/links'
import { logistic, softplus } from '../losses/logits'
import { type LooseOptions, withDefaults } from '../options'
import type { LabKind } from './setup'

/** A loss l(z, y) of the head's output z and a target y, and ∂l/∂z. For classes y is 0 or 1. */
export interface LabLoss {
  readonly value: (output: number, target: number) => number
  readonly derivative: (output: number, target: number) => number
  /** What the output stands for: ŷ in the target's unit, or P(class 1). */
  readonly reading: (output: number) => number
}

type Numbers = Record<string, number>

/**
 * The loss with these options, as the engines compute it. Under `classes`
 *
 * - a loss of several classes gets the logits z for class 1 and 0 for class 0;
 * - squared error reads the classes as s = −1 and 1, so that over the margin m = s z it is (1 − m)².
 */
export function compileLoss(loss: Loss, given: LooseOptions, kind: LabKind): LabLoss {
  const options = withDefaults(loss.options, given) as Numbers
  if (loss.form === 'categorical') return twoLogits(loss, options)
  if (kind === 'classes' && !loss.fits.includes('binary')) return signed(elementwise(loss, options))
  return elementwise(loss, options)
}

function elementwise(loss: ElementwiseLoss, options: Numbers): LabLoss {
  // One object for all calls: a fit makes thousands of them.
  const inputs: Numbers = { ...options, output: 0, target: 0 }
  const read = (formula: Formula<string>) => (output: number, target: number) => {
    inputs.output = output
    inputs.target = target
    return formula(numbers, inputs)
  }
  const reading = readings[loss.link]
  return {
    value: read(loss.value),
    derivative: read(loss.derivative),
    reading: (output) => reading(numbers, { output }),
  }
}

const signed = (loss: LabLoss): LabLoss => ({
  value: (output, target) => loss.value(output, 2 * target - 1),
  derivative: (output, target) => loss.derivative(output, 2 * target - 1),
  reading: (output) => Math.min(Math.max((1 + output) / 2, 0), 1),
})

/** With p = σ(z): ln p₁ = −ln(1 + e^−z), ln p₀ = −ln(1 + e^z), and [y = 1] = y. */
function twoLogits(loss: CategoricalLoss, options: Numbers): LabLoss {
  const inputs: Numbers = { ...options, logTarget: 0, meanLog: 0 }
  const spread = loss.spread(numbers, options)
  return {
    value: (output, target) => {
      const right = -softplus(numbers, target === 1 ? -output : output)
      const wrong = -softplus(numbers, target === 1 ? output : -output)
      inputs.logTarget = right
      inputs.meanLog = (right + wrong) / 2
      return loss.value(numbers, inputs)
    },
    derivative: (output, target) => {
      // p₁ − y without cancellation: −σ(−z) for class 1.
      const error = target === 1 ? -logistic(numbers, -output) : logistic(numbers, output)
      inputs.logTarget = -softplus(numbers, target === 1 ? -output : output)
      const pull = loss.pull(numbers, inputs)
      return pull * error + spread * (logistic(numbers, output) - 0.5)
    },
    reading: (output) => logistic(numbers, output),
  }
}

/** An activation a(z) and da/dz. */
export interface LabActivation {
  readonly value: (input: number) => number
  readonly derivative: (input: number) => number
}

export function compileActivation(id: string): LabActivation {
  const activation = activationById(id)
  const value = (input: number) => activation.value(numbers, { input })
  return { value, derivative: (input) => activation.derivative(numbers, { input, output: value(input) }) }
}

/** How many operations a formula takes for one number, and how many of them are slow: e^x, ln, √, powers and the like. */
export interface Cost {
  readonly operations: number
  readonly slow: number
}

/** Counts the operations that `evaluate` performs. */
export function costOf(evaluate: (ops: Operations<0, 0>) => void): Cost {
  let operations = 0
  let slow = 0
  const cheap = (): 0 => {
    operations++
    return 0
  }
  const dear = (): 0 => {
    slow++
    return cheap()
  }
  const counting: Operations<0, 0> = {
    constant: () => 0,
    add: cheap,
    subtract: cheap,
    multiply: cheap,
    divide: cheap,
    negate: cheap,
    minimum: cheap,
    maximum: cheap,
    absolute: cheap,
    sign: cheap,
    exp: dear,
    log: dear,
    log1p: dear,
    squareRoot: dear,
    power: dear,
    tanh: dear,
    erf: dear,
    sine: dear,
    cosine: dear,
    less: cheap,
    select: cheap,
  }
  evaluate(counting)
  return { operations, slow }
}
