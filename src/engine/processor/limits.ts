import { optimizerById } from '../../core/optimizers/all'
import { EngineLimitError, type ProgramSpec } from '../engine'
import { layoutOf } from '../layout'
import { type Rows, runsBesides, tooLargeIn } from '../limits'

/** For a machine with 8 GB or more. Browsers do not report more than 8 GB. */
const MOST_BYTES = 4e9
const FULL_MEMORY = 8

/** Most bytes of all populations of a thread together: half of the machine's memory, as far as it is known. */
function mostBytes(): number {
  // `deviceMemory` is in GB. Some browsers and Node do not have it.
  const { deviceMemory } = (globalThis.navigator ?? {}) as { readonly deviceMemory?: number }
  return MOST_BYTES * Math.min(1, (deviceMemory ?? FULL_MEMORY) / FULL_MEMORY)
}

/**
 * Bytes of a population that is to be made beside others, which hold `held` bytes.
 *
 * @throws EngineLimitError if it does not fit beside them; with the number that is too large, or beside others with the
 * runs that fit
 */
export function fittingBytes(spec: ProgramSpec, rows: Rows, bytesOfNumber: number, held: number): number {
  const available = mostBytes()
  const bytes = bytesOf(spec, rows, bytesOfNumber)
  if (held + bytes <= available) return bytes
  const fits = (smaller: ProgramSpec, fewer = rows) => held + bytesOf(smaller, fewer, bytesOfNumber) <= available
  const tooLarge = held === 0 ? tooLargeIn(spec, rows, fits) : runsBesides(spec, fits)
  throw new EngineLimitError('memory', held + bytes, available, tooLarge)
}

/** Bytes of a population while it trains: its rows, and tapes, gradients and parameters of its runs. */
function bytesOf(spec: ProgramSpec, { train, test }: Rows, bytesOfNumber: number): number {
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
  const data = (train.rows + test.rows) * spec.inputWidth
  return bytesOfNumber * (runCount * run + test.rows * tapeRow + data)
}
