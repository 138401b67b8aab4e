import { programOf } from '../core/config/program'
import type { RunConfig } from '../core/config/types'
import { makeProblem } from '../core/problems/all'
import { layoutOf } from '../engine/layout'

/** Number of parameters that one run learns, without the padding between their blocks. */
export function parameterCountOf(config: RunConfig): number {
  const { blocks } = layoutOf(programOf(config, makeProblem(config), 1))
  return blocks.reduce((sum, { rows, columns }) => sum + rows * columns, 0)
}
