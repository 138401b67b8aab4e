/** Asks the closed form of a method at each step of a path, and `decide` at those steps where it has none. */
import type { WeightingConfig } from '../config/types'
import { pairFormOf } from '../weightings/pairs/all'
import { type PairForm, SEEN } from '../weightings/pairs/define'
import { Chooser, inFloat64 } from './chooser'
import { type Choosing, clip, mix, type Settings } from './choosing'

/** By the closed form of the method where it has one. */
export function chooserOf(settings: Settings, method: WeightingConfig): Choosing {
  const form = pairFormOf(inFloat64(method), settings.weights)
  return form ? new PairChooser(settings, method, form) : new Chooser(settings, method)
}

class PairChooser implements Choosing {
  readonly weights = new Float64Array(2)
  readonly direction = new Float64Array(2)
  private readonly seen = new Float64Array(SEEN)
  /** Made when it is first needed; a closed form that may need it has no memory. */
  private general: Chooser | null = null

  constructor(
    private readonly settings: Settings,
    private readonly method: WeightingConfig,
    private readonly form: PairForm,
  ) {}

  choose(step: number, values: Float64Array): void {
    const { seen, weights, direction } = this
    const a = values[2]
    const b = values[3]
    const c = values[4]
    const d = values[5]
    seen[0] = values[0]
    seen[1] = values[1]
    seen[2] = a * a + b * b
    seen[3] = a * c + b * d
    seen[4] = c * c + d * d
    const isKnown = seen[2] + seen[4] < Number.POSITIVE_INFINITY && this.form.weigh(seen, weights)
    if (isKnown && Math.abs(weights[0]) + Math.abs(weights[1]) < Number.POSITIVE_INFINITY) {
      mix(weights, a, b, c, d, direction)
      clip(direction, this.settings.clipNorm)
    } else {
      this.askDecide(step, values)
    }
  }

  settle(_l1: number, _l2: number, values: Float64Array): void {
    this.form.settle?.(this.seen, values)
  }

  private askDecide(step: number, values: Float64Array): void {
    this.general ??= new Chooser(this.settings, this.method)
    this.general.choose(step, values)
    this.weights.set(this.general.weights)
    this.direction.set(this.general.direction)
  }
}
