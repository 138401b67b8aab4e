/** Moves a point with an optimizer of `core/optimizers`, in float64. */
import { numbers } from '../formulas/numbers'
import { optimizerById } from '../optimizers/all'
import type { Optimizer } from '../optimizers/define'
import { type LooseOptions, type NumberDescriptors, withDefaults } from '../options'

export class Mover {
  private readonly optimizer: Optimizer
  private readonly options: Readonly<Record<string, number>>
  private readonly learningRate: number
  private steps = 0
  /** [2]: of each coordinate. */
  private slots: [readonly number[], readonly number[]]

  constructor(setup: {
    readonly optimizer: { readonly id: string; readonly options: LooseOptions }
    readonly learningRate: number
  }) {
    this.optimizer = optimizerById(setup.optimizer.id)
    this.options = withDefaults<NumberDescriptors>(this.optimizer.options, setup.optimizer.options)
    this.learningRate = setup.learningRate
    const none = this.optimizer.slots.map(() => 0)
    this.slots = [none, none]
  }

  /** Changes x [2] by one step against `gradient` [2]. */
  move(x: Float64Array, gradient: Float64Array): void {
    this.steps++
    const constants = this.optimizer.constants(this.steps, this.learningRate, this.options)
    for (let k = 0; k < 2; k++) {
      const inputs = { parameter: x[k], gradient: gradient[k], slots: this.slots[k], constants }
      const next = this.optimizer.update(numbers, inputs)
      x[k] = next.parameter
      this.slots[k] = next.slots
    }
  }
}
