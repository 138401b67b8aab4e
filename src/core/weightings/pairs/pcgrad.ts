import { pcgrad } from '../pcgrad'
import { definePair } from './define'

/** α_1 = 1 − min(0, M_12) / M_11, and α_2 alike: with two tasks there is only one order. Bits of the general form. */
export const pcgradPair = definePair(pcgrad, () => ({
  weigh(seen, to) {
    const m12 = seen[3]
    to[0] = m12 < 0 && seen[2] > 0 ? 1 - m12 / seen[2] : 1
    to[1] = m12 < 0 && seen[4] > 0 ? 1 - m12 / seen[4] : 1
    return true
  },
}))
