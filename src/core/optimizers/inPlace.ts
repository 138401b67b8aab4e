/**
 * The optimizers over a short array of parameters that they change in place. `update` of a descriptor makes new objects
 * for each parameter, which costs a path over a landscape more than its losses. Operations have the order of `update`,
 * so the bits are the same; `inPlace.test.ts` holds every registered optimizer to it.
 */
import { numbers } from '../formulas/numbers'
import { type LooseOptions, type NumberDescriptors, withDefaults } from '../options'
import { optimizerById } from './all'
import type { Optimizer } from './define'

export interface InPlace {
  /** Changes x [n] by one step against `gradient` [n]. */
  move(x: Float64Array, gradient: Float64Array): void
}

type Numbers = Readonly<Record<string, number>>

/** The optimizer of that name, at its first step, for `size` parameters. */
export function inPlace(id: string, given: LooseOptions, learningRate: number, size: number): InPlace {
  const options = withDefaults<NumberDescriptors>(optimizerById(id).options, given)
  if (id === 'sgd' || id === 'gd') return new Descent(learningRate)
  if (id === 'momentum' || id === 'nesterov')
    return new Velocity(size, learningRate, options.momentum, id === 'nesterov')
  if (id === 'adam') return new AdamInPlace(size, learningRate, options)
  if (id === 'adamw') return new AdamInPlace(size, learningRate, options, options.weightDecay)
  return generalInPlace(id, given, learningRate, size)
}

/** The same by the descriptor's `update`. */
export function generalInPlace(id: string, given: LooseOptions, learningRate: number, size: number): InPlace {
  const optimizer = optimizerById(id)
  return new General(size, optimizer, withDefaults<NumberDescriptors>(optimizer.options, given), learningRate)
}

class Descent implements InPlace {
  constructor(private readonly learningRate: number) {}

  move(x: Float64Array, gradient: Float64Array): void {
    for (let k = 0; k < x.length; k++) x[k] -= this.learningRate * gradient[k]
  }
}

class Velocity implements InPlace {
  private readonly velocity: Float64Array

  constructor(
    size: number,
    private readonly learningRate: number,
    private readonly momentum: number,
    private readonly looksAhead: boolean,
  ) {
    this.velocity = new Float64Array(size)
  }

  move(x: Float64Array, gradient: Float64Array): void {
    const { velocity, learningRate, momentum } = this
    for (let k = 0; k < x.length; k++) {
      velocity[k] = momentum * velocity[k] + gradient[k]
      const direction = this.looksAhead ? gradient[k] + momentum * velocity[k] : velocity[k]
      x[k] -= learningRate * direction
    }
  }
}

/** 1 − βᵏ for k = 1, 2, …: exactly 1 from the step on at which βᵏ is below half an ulp of 1. */
class Correction {
  private step = 0
  private value = 0

  constructor(private readonly beta: number) {}

  next(): number {
    if (this.value !== 1) this.value = 1 - this.beta ** ++this.step
    return this.value
  }
}

export class AdamInPlace implements InPlace {
  private readonly mean: Float64Array
  private readonly square: Float64Array
  private readonly first: Correction
  private readonly second: Correction
  private readonly decay: number

  constructor(
    size: number,
    private readonly learningRate: number,
    private readonly options: Numbers,
    weightDecay = 0,
  ) {
    this.mean = new Float64Array(size)
    this.square = new Float64Array(size)
    this.first = new Correction(options.beta1)
    this.second = new Correction(options.beta2)
    this.decay = learningRate * weightDecay
  }

  move(x: Float64Array, gradient: Float64Array): void {
    const { mean, square, decay } = this
    const { beta1, beta2, epsilon } = this.options
    const rest1 = 1 - beta1
    const rest2 = 1 - beta2
    const rate = this.learningRate / this.first.next()
    const rootCorrection = Math.sqrt(this.second.next())
    for (let k = 0; k < x.length; k++) {
      const g = gradient[k]
      const m = beta1 * mean[k] + rest1 * g
      const v = beta2 * square[k] + rest2 * (g * g)
      const root = Math.sqrt(v) / rootCorrection + epsilon
      mean[k] = m
      square[k] = v
      x[k] = x[k] - decay * x[k] - rate * (m / root)
    }
  }
}

class General implements InPlace {
  private steps = 0
  private readonly slots: (readonly number[])[]

  constructor(
    size: number,
    private readonly optimizer: Optimizer,
    private readonly options: Numbers,
    private readonly learningRate: number,
  ) {
    const none = optimizer.slots.map(() => 0)
    this.slots = Array.from({ length: size }, () => none)
  }

  move(x: Float64Array, gradient: Float64Array): void {
    this.steps++
    const constants = this.optimizer.constants(this.steps, this.learningRate, this.options)
    for (let k = 0; k < x.length; k++) {
      const inputs = { parameter: x[k], gradient: gradient[k], slots: this.slots[k], constants }
      const next = this.optimizer.update(numbers, inputs)
      x[k] = next.parameter
      this.slots[k] = next.slots
    }
  }
}
