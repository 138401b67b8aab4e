import { defaultTask } from '../config/defaults'
import { crc32, type DataNeed, dataOf } from '../problems/data'
import type { Problem, Split } from '../problems/define'

const WIDTH = 3
const MOST_ROWS = 60

/** The file of `stored`: three bytes a row. */
export const BYTES = Uint8Array.from({ length: WIDTH * MOST_ROWS }, (_, i) => (37 * i * i + 11 * i) % 256)

export const NEED: DataNeed = { name: 'stored-1', file: 'data/stored.bin', bytes: BYTES.length, checksum: crc32(BYTES) }

// Outside `make`, so that it is the same function each time and the result is kept.
const decode = (bytes: Uint8Array) => Float64Array.from(bytes, (byte) => byte / 255)

/** For tests: a problem that needs data. Its inputs are three stored numbers in [0, 1], and its task is their mean. */
export const stored: Problem = {
  id: 'stored',
  targets: [{ id: 'mean', kind: 'regression', defaultLoss: 'mse' }],
  usualTasks: [defaultTask('t1', 'mean', 'mse')],
  dials: [],
  inputWidth: () => WIDTH,
  surface: null,
  needs: () => [NEED],
  make({ samples, testFraction }, tasks) {
    const values = dataOf(NEED, decode)
    const split = (from: number, to: number): Split => {
      const inputs = values.subarray(from * WIDTH, to * WIDTH)
      const meanOf = (row: number) => (inputs[3 * row] + inputs[3 * row + 1] + inputs[3 * row + 2]) / WIDTH
      const means = Float64Array.from({ length: to - from }, (_, row) => meanOf(row))
      return { rows: to - from, inputs, targets: tasks.map(() => means), masks: tasks.map(() => null) }
    }
    const rows = Math.min(samples, MOST_ROWS)
    const trainRows = rows - Math.round(rows * testFraction)
    return {
      inputWidth: WIDTH,
      tasks: tasks.map(({ id }) => ({ id, kind: 'regression', outputs: 1, targetWidth: 1 })),
      train: split(0, trainRows),
      test: split(trainRows, rows),
    }
  },
}
