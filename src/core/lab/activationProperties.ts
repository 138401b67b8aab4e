/** Properties of an activation, computed from sample points of its formulas. */
import { activationById } from '../activations/all'
import { type Cost, compileActivation, costOf } from './compiled'
import { jumpsOf } from './corners'

/** Samples every hundredth from −30 to 30. */
const REACH = 30
const SAMPLES = 6000
/** The smallest fall of a value that is not rounding. */
const ROUNDING = 1e-11

export interface ActivationProperties {
  /** Least and largest value for z from −1,000 to 1,000. */
  readonly range: readonly [number, number]
  /** Whether the values stop at both ends. */
  readonly bounded: boolean
  /** Whether a larger z never gives a smaller value. */
  readonly increasing: boolean
  readonly corners: readonly number[]
  readonly largestSlope: number
  /** Derivatives at z = −4 and z = 4: how much gradient passes a unit that is far from 0. */
  readonly slopesFarOut: readonly [number, number]
  readonly cost: Cost
}

export function activationProperties(id: string): ActivationProperties {
  const { value, derivative } = compileActivation(id)
  const [low, high, nearLow, nearHigh] = [-1000, 1000, -500, 500].map(value)
  let least = Math.min(low, high)
  let most = Math.max(low, high)
  let largest = Number.NEGATIVE_INFINITY
  let increasing = true
  let before = value(-REACH)
  for (let i = 1; i <= SAMPLES; i++) {
    const z = -REACH + (2 * REACH * i) / SAMPLES
    const here = value(z)
    if (here < before - ROUNDING) increasing = false
    least = Math.min(least, here)
    most = Math.max(most, here)
    largest = Math.max(largest, derivative(z))
    before = here
  }
  const activation = activationById(id)
  const still = (a: number, b: number) => Math.abs(a - b) < 1e-9
  return {
    range: [least, most],
    bounded: still(low, nearLow) && still(high, nearHigh),
    increasing,
    corners: jumpsOf(derivative, -REACH - 0.01, REACH).map((x) => Number(x.toFixed(6))),
    largestSlope: largest,
    slopesFarOut: [derivative(-4), derivative(4)],
    cost: costOf((ops) => {
      const output = activation.value(ops, { input: 0 })
      activation.derivative(ops, { input: 0, output })
    }),
  }
}
