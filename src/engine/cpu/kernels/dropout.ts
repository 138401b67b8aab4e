import { PURPOSE, words } from '../../../core/numerics/random'
import type { Draws } from '../../processor/kernels'

/** Fills `keep` and output = a ⊙ keep, all [rows, width]; without draws every unit is kept. */
export function drop(
  activation: Float64Array,
  output: Float64Array,
  keep: Float64Array,
  rows: number,
  width: number,
  draws: Draws | null,
): void {
  for (let b = 0; b < rows; b++) {
    for (let j = 0; j < width; j += 4) {
      const bits = draws && words(draws.seed, PURPOSE.dropout, draws.step, draws.lane + b * draws.lanes + (j >> 2))
      for (let k = j; k < Math.min(j + 4, width); k++) {
        const at = b * width + k
        keep[at] = !draws || !bits ? 1 : (bits[k - j] >>> 8) / 16777216 >= draws.rate ? 1 / (1 - draws.rate) : 0
        output[at] = activation[at] * keep[at]
      }
    }
  }
}
