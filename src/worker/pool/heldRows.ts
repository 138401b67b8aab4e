/** Rows of a worker that is ahead of the others wait here, so that the page gets all runs of a step together. */
import type { RowBlock } from '../protocol'

export class HeldRows {
  private blocks: readonly RowBlock[] = []

  /** `runs`: the place in the load of each of the worker's runs. */
  constructor(private readonly runs: readonly number[]) {}

  /** Takes a block, and writes the runs' places in the load into it. */
  add(block: RowBlock): void {
    const { values, width } = block
    for (let at = 0; at < values.length; at += width) values[at] = this.runs[values[at]]
    this.blocks = [...this.blocks, block]
  }

  /** The rows before `step`, which no longer wait. Views of the blocks: nothing is copied. */
  takeBefore(step: number): readonly RowBlock[] {
    const taken: RowBlock[] = []
    const left: RowBlock[] = []
    for (const block of this.blocks) {
      const end = endBefore(block, step)
      if (end > 0) taken.push({ ...block, values: block.values.subarray(0, end) })
      if (end < block.values.length) left.push({ ...block, values: block.values.subarray(end) })
    }
    this.blocks = left
    return taken
  }
}

/** Where the rows before `step` end. The rows of a block are in the order of their steps, which follow the run. */
function endBefore({ values, width }: RowBlock, step: number): number {
  let at = 0
  while (at < values.length && values[at + 1] < step) at += width
  return at
}
