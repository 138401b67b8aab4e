import { packRow, rowWidth } from '../core/measures/columns'
import type { RunRecord } from './pendingRecords'
import type { RowBlock } from './protocol'

/**
 * Packs records into rows of numbers, one block for each shape: as objects, the records of 64 runs would be slow to
 * read.
 */
export function packRecords(records: readonly RunRecord[]): RowBlock[] {
  const shapes = new Map<number, RunRecord[]>()
  for (const entry of records) {
    const layers = entry.record.layerNorms.length
    shapes.set(layers, [...(shapes.get(layers) ?? []), entry])
  }
  return [...shapes.values()].map(blockOf)
}

function blockOf(records: readonly RunRecord[]): RowBlock {
  const [{ record }] = records
  const taskCount = record.trainLosses.length
  const layerCount = record.layerNorms.length / taskCount
  const width = 1 + rowWidth(taskCount, layerCount)
  const values = new Float64Array(records.length * width)
  records.forEach((entry, k) => {
    values[k * width] = entry.run
    packRow(entry.record, values, k * width + 1)
  })
  return { taskCount, layerCount, width, values }
}
