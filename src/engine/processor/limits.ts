import { optimizerById } from '../../core/optimizers/all'
import type { Split } from '../../core/problems/define'
import type { ProgramSpec } from '../engine'
import { layoutOf } from '../layout'

/** For a machine with 8 GB or more. Browsers do not report more than 8 GB. */
const MOST_BYTES = 4e9
const FULL_MEMORY = 8

/** Most bytes of all populations of a thread together: half of the machine's memory, as far as it is known. */
export function mostBytes(): number {
  // `deviceMemory` is in GB. Some browsers and Node do not have it.
  const { deviceMemory } = (globalThis.navigator ?? {}) as { readonly deviceMemory?: number }
  return MOST_BYTES * Math.min(1, (deviceMemory ?? FULL_MEMORY) / FULL_MEMORY)
}

/** Bytes of a population while it trains: tapes, gradients and parameters of its runs. */
export function bytesOf(
  spec: ProgramSpec,
  data: { readonly train: Split; readonly test: Split },
  bytesOfNumber: number,
): number {
  const { trunk, head, tasks, runCount, batchSize, dropout, batchNorm } = spec
  const sum = (widths: readonly number[]) => widths.reduce((all, width) => all + width, 0)
  // As in `createTape`: two matrices for each layer, two more with dropout, one more with batch norm.
  const trunkWidth = sum(trunk) * (2 + (dropout ? 2 : 0) + (batchNorm ? 1 : 0))
  const headWidth = tasks.reduce((all, { outputs }) => all + 2 * sum(head) + 2 * outputs, 0)
  const tapeRow = spec.inputWidth + trunkWidth + headWidth
  const { parameterCount, trunkCount } = layoutOf(spec)
  // Parameters and optimizer slots, and a snapshot of both.
  const standing = 2 * parameterCount * (1 + optimizerById(spec.optimizer).slots.length)
  const run = batchSize * tapeRow + tasks.length * trunkCount + standing
  return bytesOfNumber * (runCount * run + data.test.rows * tapeRow)
}
