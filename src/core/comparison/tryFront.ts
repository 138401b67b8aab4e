/** A sweep with another value of one field: which fields can be tried, and in which order its points train. Pure. */
import { taskOf } from '../config/paths'
import type { RunConfig } from '../config/types'
import { checkedChange } from '../config/validate'
import { fieldValue, type NumberQuantity, ownValue, quantitiesOf } from '../maps/quantities'
import type { Sweep } from './types'

/** Every number of the set-up that the sweep leaves as it is, and that has a single value. */
export function triableQuantities(base: RunConfig, sweep: Sweep): readonly NumberQuantity[] {
  return quantitiesOf(base).filter((quantity): quantity is NumberQuantity => {
    const { kind, path } = quantity
    if (kind !== 'number' || path.startsWith('weighting.') || typeof ownValue(base, path) !== 'number') return false
    const weighed = taskOf(path, 'weight')
    return weighed === null || (sweep.others === 'keep' && !sweep.tasks.includes(weighed))
  })
}

/** The base with this value; null if it does not fit the rest of the set-up. */
export const withValue = (base: RunConfig, { path }: NumberQuantity, value: number): RunConfig | null =>
  checkedChange(base, path, fieldValue(base, path, value))

/** Points of the first pass: about so many, both ends among them. */
const COARSE = 5

/** The indices of the points, those of a coarse front first, then the others. */
export function coarseFirst(count: number): readonly [coarse: readonly number[], others: readonly number[]] {
  const every = Math.max(1, Math.ceil((count - 1) / (COARSE - 1)))
  const isCoarse = (k: number) => k % every === 0 || k === count - 1
  const all = Array.from({ length: count }, (_, k) => k)
  return [all.filter(isCoarse), all.filter((k) => !isCoarse(k))]
}
