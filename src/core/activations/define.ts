import type { Formula } from '../formulas/operations'

/**
 * An elementwise activation a = φ(z) and its derivative dφ/dz (activation per unit of z).
 *
 * `derivative` may read both z (`input`) and a (`output`). `derivativeFrom` names the one that it
 * needs, so that an engine stores only that one.
 */
export interface Activation {
  readonly id: string
  readonly value: Formula<'input'>
  readonly derivative: Formula<'input' | 'output'>
  readonly derivativeFrom: 'output' | 'input'
  readonly tex: string
  /** Gain of the initial weights: standard deviation is gain / sqrt(fan in). */
  readonly initialGain: number
}
export const defineActivation = <const A extends Activation>(activation: A): A => activation
