/** Refuses a population that would make the browser take the context away for lack of memory. */
import { EngineLimitError } from '../engine'
import type { SplitData } from './data'
import type { Device } from './device'
import type { Passes } from './passes'

/** Most bytes of one population. Browsers take the context away at about this size. */
const MOST_BYTES = 2 ** 30
const BYTES = 16

/** Throws an `EngineLimitError` if a texture of the step is too large, or all textures together are. */
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
    ...passes.weightedUpdate,
  ]
  const { net, plan } = passes
  const kept = [
    plan.settings,
    plan.rows,
    plan.weights,
    data.train.inputs,
    data.train.targets,
    data.test.inputs,
    data.test.targets,
  ]
  const drawn = stages.flatMap(({ program }) => Array.from({ length: program.targets }, () => program.output))
  // Parameters and moments exist three times: the current ones, the next ones, which are drawn, and those at the mark.
  const standing = Array.from({ length: 2 * (1 + net.slots.length) }, () => net.parameters)
  const sizes = [...kept, ...drawn, ...standing]
  for (const size of sizes) device.mustFit(size)
  const bytes = sizes.reduce((sum, { width, height }) => sum + width * height * BYTES, 0)
  if (bytes > MOST_BYTES) throw new EngineLimitError('memory', bytes, MOST_BYTES)
}
