/** What a picture of a landscape shows besides paths, computed once for each landscape. */
import type { Bounds, Landscape, Pair } from '../../core/landscapes/define'
import { frontOf, levelsOf, lossGrid } from '../../core/landscapes/picture'
import { zeroLine } from '../../core/measures/isoline'
import type { LandscapePicture } from './protocol'

/** Cells along each side, contours of each loss, points of the front, points of a floor. */
const CELLS = 96
const LEVELS = 9
const FRONT = 201
const FLOOR = 80

export function pictureOf(landscape: Landscape, scales: Pair, bounds: Bounds): LandscapePicture {
  const grid = lossGrid(landscape, scales, bounds, CELLS, CELLS)
  const contours = (field: Float64Array): Float32Array => contoursOf(field, bounds)
  return {
    bounds,
    contours: [contours(grid.losses[0]), contours(grid.losses[1]), contours(grid.mean)],
    front: frontOf(landscape, scales, FRONT),
    floors: floorsOf(landscape, bounds),
  }
}

function contoursOf(field: Float64Array, { x1, x2 }: Bounds): Float32Array {
  const [across, down] = [(x1[1] - x1[0]) / (CELLS - 1), (x2[1] - x2[0]) / (CELLS - 1)]
  const lines = levelsOf(field, LEVELS).flatMap((level) =>
    zeroLine(
      field.map((value) => value - level),
      CELLS,
    ),
  )
  // `zeroLine` places a cell's value at its centre, the grid has its first value at the corner.
  return Float32Array.from(lines, (cells, k) =>
    k % 2 === 0 ? x1[0] + (cells - 0.5) * across : x2[0] + (cells - 0.5) * down,
  )
}

function floorsOf({ floors, isInValley }: Landscape, { x2 }: Bounds): Pair[][] {
  const at = (k: number): number => x2[0] + ((x2[1] - x2[0]) * k) / (FLOOR - 1)
  return (floors ?? []).map((floor) =>
    Array.from({ length: FLOOR }, (_, k): Pair => [floor(at(k)), at(k)]).filter(
      ([x1, height]) => isInValley?.(x1, height) ?? true,
    ),
  )
}
