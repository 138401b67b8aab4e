/**
 * Equal weights: the average loss, the usual baseline.
 *
 *     α = h = 1/T  (`mean`)  or  1  (`sum`)
 *
 * α, h: [T], no unit. The task with the largest loss dominates, whatever its unit. LibMTL's EW and nash-mtl's LS are
 * the sum.
 */
import { filled } from '../numerics/dense'
import { choice } from '../options'
import { defineWeighting } from './define'

export const equal = defineWeighting({
  id: 'equal',
  family: 'fixed',
  tex: String.raw`L = \frac{1}{T} \sum_i L_i`,
  options: { reduction: choice({ default: 'mean', values: ['mean', 'sum'] }) },
  needs: [],
  actsOn: 'losses',
  scale: 'mean',
  init: () => null,
  weigh({ taskCount }, { reduction }) {
    const weights = filled(taskCount, reduction === 'mean' ? 1 / taskCount : 1)
    return { weights, state: null, trace: { w: weights } }
  },
})
