import { optimizerById } from '../../core/optimizers/all'
import type { Split } from '../../core/problems/define'
import type { ProgramSpec } from '../engine'
import { layoutOf } from '../layout'

const BYTES = 8

/** Of a browser on a machine with 8 GB or more; browsers do not say more than that. */
const MOST_BYTES = 4e9
const FULL_MEMORY = 8

/** Bytes that all populations of a thread may hold together: half the machine's memory, as far as it is known. */
export function mostBytes(): number {
  // `deviceMemory` is in GB, and missing in some browsers and in Node.
  const { deviceMemory } = (globalThis.navigator ?? {}) as { readonly deviceMemory?: number }
  return MOST_BYTES * Math.min(1, (deviceMemory ?? FULL_MEMORY) / FULL_MEMORY)
}

/** Bytes that a population holds while it trains: the tapes of its runs, their gradients and parameters. */
export function bytesOf(spec: ProgramSpec, data: { readonly train: Split; readonly test: Split }): number {
  const { trunk, head, tasks, runCount, batchSize, dropout, batchNorm } = spec
  const sum = (widths: readonly number[]) => widths.reduce((all, width) => all + width, 0)
  // As `createTape` makes them: two matrices a layer, two more with dropout, one more with batch norm.
  const trunkWidth = sum(trunk) * (2 + (dropout ? 2 : 0) + (batchNorm ? 1 : 0))
  const headWidth = tasks.reduce((all, { outputs }) => all + 2 * sum(head) + 2 * outputs, 0)
  const tapeRow = spec.inputWidth + trunkWidth + headWidth
  const { parameterCount, trunkCount } = layoutOf(spec)
  // The parameters, the optimizer's slots, and the snapshot of both.
  const standing = 2 * parameterCount * (1 + optimizerById(spec.optimizer).slots.length)
  const run = batchSize * tapeRow + tasks.length * trunkCount + standing
  return BYTES * (runCount * run + data.test.rows * tapeRow)
}
