/** Says no before a context is lost for want of memory. */
import { EngineLimitError } from '../engine'
import type { SplitData } from './data'
import type { Device } from './device'
import type { Passes } from './passes'

/** What one population may hold: browsers give a page about this much before they take the context away. */
const MOST_BYTES = 2 ** 30
const BYTES = 16

/** Throws an `EngineLimitError` when a texture of the step is too long or all together take too much. */
export function checkLimits(
  device: Device,
  passes: Passes,
  data: { readonly train: SplitData; readonly test: SplitData },
): void {
  const stages = [
    ...passes.forward,
    ...passes.headBackward,
    ...passes.trunkBackward.perTask,
    ...passes.taskGradients,
    ...passes.weightedGradient,
    ...passes.update,
  ]
  const { plan } = passes
  const kept = [
    plan.settings,
    plan.rows,
    plan.weights,
    data.train.inputs,
    data.train.targets,
    data.test.inputs,
    data.test.targets,
  ]
  // Parameters and moments are there three times: as they stand, as they become, and at the mark.
  const standing = [...passes.update, ...passes.update]
  const sizes = [...kept, ...[...stages, ...standing].map(({ program }) => program.output)]
  for (const size of sizes) device.mustFit(size)
  const bytes = sizes.reduce((sum, { width, height }) => sum + width * height * BYTES, 0)
  if (bytes > MOST_BYTES) throw new EngineLimitError('memory', bytes, MOST_BYTES)
}
