import type { WeightingConfig } from '../config/types'
import type { LooseOptions } from '../options'

/** Everything that decides the paths over a landscape, as plain JSON. Links carry it. */
export interface LandscapeSetup {
  /** A registered landscape, or `formulas`. */
  readonly landscape: string
  /** Losses of the landscape `formulas`, as expressions in x and y. Kept when another landscape is chosen. */
  readonly formulas: readonly [string, string]
  /** s_1, s_2: each loss is multiplied by its scale. */
  readonly scales: readonly [number, number]
  /** Points (x1, x2) at which a path of every method starts. */
  readonly starts: readonly (readonly [number, number])[]
  /** One path from every start for each. */
  readonly methods: readonly WeightingConfig[]
  /** The sliders, for methods that follow them. */
  readonly weights: readonly [number, number]
  readonly optimizer: { readonly id: string; readonly options: LooseOptions }
  readonly learningRate: number
  /** Largest norm of the combined gradient; 0 = not clipped. */
  readonly clipNorm: number
  readonly steps: number
}
