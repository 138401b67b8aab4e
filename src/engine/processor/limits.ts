import { optimizerById } from '../../core/optimizers/all'
import { EngineLimitError, type ProgramSpec, type TooLarge } from '../engine'
import { layoutOf } from '../layout'

/** For a machine with 8 GB or more. Browsers do not report more than 8 GB. */
const MOST_BYTES = 4e9
const FULL_MEMORY = 8

/** Most bytes of all populations of a thread together: half of the machine's memory, as far as it is known. */
function mostBytes(): number {
  // `deviceMemory` is in GB. Some browsers and Node do not have it.
  const { deviceMemory } = (globalThis.navigator ?? {}) as { readonly deviceMemory?: number }
  return MOST_BYTES * Math.min(1, (deviceMemory ?? FULL_MEMORY) / FULL_MEMORY)
}

/** The data as far as their size goes: numbers of rows. */
interface Rows {
  readonly train: { readonly rows: number }
  readonly test: { readonly rows: number }
}

/**
 * Bytes of a population that is to be made beside others, which hold `held` bytes.
 *
 * @throws EngineLimitError if it does not fit beside them; with the number that is too large if there are no others
 */
export function fittingBytes(spec: ProgramSpec, rows: Rows, bytesOfNumber: number, held: number): number {
  const available = mostBytes()
  const bytes = bytesOf(spec, rows, bytesOfNumber)
  if (held + bytes <= available) return bytes
  const fits = (smaller: ProgramSpec, fewer: Rows) => bytesOf(smaller, fewer, bytesOfNumber) <= available
  throw new EngineLimitError('memory', held + bytes, available, held === 0 ? tooLargeIn(spec, rows, fits) : null)
}

/** Of the numbers that alone make a population fit, the one of which the largest share may stay. */
function tooLargeIn(
  spec: ProgramSpec,
  { train, test }: Rows,
  fits: (spec: ProgramSpec, rows: Rows) => boolean,
): TooLarge | null {
  const samples = train.rows + test.rows
  const withSamples = (most: number) => {
    const testRows = Math.round((most * test.rows) / samples)
    const fewer = { train: { rows: most - testRows }, test: { rows: testRows } }
    return fits({ ...spec, batchSize: Math.min(spec.batchSize, fewer.train.rows) }, fewer)
  }
  const numbers: readonly (readonly [TooLarge['number'], number, (most: number) => boolean])[] = [
    ['samples', samples, withSamples],
    ['batchSize', spec.batchSize, (batchSize) => fits({ ...spec, batchSize }, { train, test })],
    ['runs', spec.runCount, (runCount) => fits({ ...spec, runCount }, { train, test })],
  ]
  return numbers
    .map(([number, value, fitsWith]) => ({ number, value, most: largest(value, fitsWith) }))
    .filter(({ number, most }) => most >= LEAST[number])
    .reduce<TooLarge | null>(
      (best, each) => (!best || each.most / each.value > best.most / best.value ? each : best),
      null,
    )
}

/** Below these it is something else that is too large. `samples` is the least that a set-up can have. */
const LEAST = { samples: 40, batchSize: 1, runs: 1 } as const

/** The largest number from 1 to `value` that fits; 0 if none does. */
function largest(value: number, fits: (number: number) => boolean): number {
  let [low, high] = [0, value]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (fits(middle)) low = middle
    else high = middle - 1
  }
  return low
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
