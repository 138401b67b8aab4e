/** The images of the test rows that the page shows, for a problem whose inputs are images. */
import type { ProblemConfig, TaskConfig } from '../config/types'
import { makeProblem, problemOf } from './all'
import type { ImageSize } from './define'
import { pickRows } from './draws'
import { shownRows } from './shown'
import { targetOf } from './targets'

export interface TestImages extends ImageSize {
  /** The place of each shown row in the test split. */
  readonly rows: Int32Array
  /** [n, height, width], brightness in [0, 1]. */
  readonly pixels: Float64Array
}

/**
 * Images of the rows of `shownOf`, in the same order; null if the problem has none. Makes no targets, which take most of
 * the time.
 */
export function testImagesOf(problem: ProblemConfig, tasks: readonly TaskConfig[]): TestImages | null {
  const of = problemOf({ problem })
  if (!of.images) return null
  const { test, inputWidth } = makeProblem({ problem, tasks: [] })
  const rows = shownRows(
    test.rows,
    inputWidth,
    Math.max(1, ...tasks.map(({ target }) => targetOf(of, target).columns ?? 1)),
  )
  return { ...of.images, rows, pixels: test.inputsOf?.(rows) ?? pickRows(test.inputs, rows, inputWidth) }
}
