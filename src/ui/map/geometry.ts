/** Where the cells of a map are drawn, in pixels, and which one is at a point. Pure. */
import type { MapCell } from '../../core/maps/cells'

export interface Area {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export interface Placed {
  /** Centres, by cell. */
  readonly centres: readonly (readonly [x: number, y: number])[]
  readonly width: number
  readonly height: number
  /** Places along each axis. */
  readonly counts: readonly number[]
}

const countsOf = (cells: readonly MapCell[]): number[] =>
  (cells[0]?.at ?? []).map((_, d) => 1 + Math.max(0, ...cells.map(({ at }) => at[d])))

/** Cells in columns and, in a heat map, rows; the first row is at the bottom unless `down`. */
export function placeGrid(cells: readonly MapCell[], { left, top, right, bottom }: Area, down: boolean): Placed {
  const [columns = 1, rows = 1] = countsOf(cells)
  const [width, height] = [(right - left) / columns, (bottom - top) / rows]
  const centres = cells.map(({ at: [x, y = 0] }) => {
    const row = down ? y : rows - 1 - y
    return [left + (x + 0.5) * width, top + (row + 0.5) * height] as const
  })
  return { centres, width, height, counts: [columns, rows] }
}

/** The weights (a, b, c) of a triangle: a at the left corner, b at the right, c at the top. */
export function placeTriangle(cells: readonly MapCell[], { left, top, right, bottom }: Area): Placed {
  const [counts] = countsOf(cells)
  const last = Math.max(1, counts - 1)
  // The circles of the corners reach beyond the triangle.
  const side = Math.min((right - left) / (1 + SIZE / last), (bottom - top) / (HEIGHT + SIZE / last))
  const middle = (left + right) / 2
  const base = (top + bottom) / 2 + (side * HEIGHT) / 2
  const centres = cells.map(({ at: [b, c] }) => {
    const [right_, up] = [b / last, c / last]
    return [middle - side / 2 + side * (right_ + up / 2), base - side * HEIGHT * up] as const
  })
  const size = (side / last) * SIZE
  return { centres, width: size, height: size, counts: [counts, counts] }
}

/** Height of a triangle with equal sides of length 1. */
const HEIGHT = Math.sqrt(3) / 2
/** Diameter of a circle as a share of the distance to its neighbour. */
const SIZE = 0.92

/** The cell that is nearest to a point; null if the point is more than a cell away from all. */
export function cellAt({ centres, width, height }: Placed, [x, y]: readonly [number, number]): number | null {
  let nearest: number | null = null
  let least = 1
  centres.forEach(([cx, cy], k) => {
    const distance = Math.max(Math.abs(x - cx) / width, Math.abs(y - cy) / height)
    if (distance < least) {
      least = distance
      nearest = k
    }
  })
  return nearest
}

/** The cell one step away; the same one at an edge. */
export function neighbour(cells: readonly MapCell[], from: number, [dx, dy]: readonly [number, number]): number {
  const { at } = cells[from]
  const wanted = at.map((place, d) => place + (d === 0 ? dx : dy))
  const found = cells.findIndex((cell) => cell.at.every((place, d) => place === wanted[d]))
  return found === -1 ? from : found
}

/** Every how many labels one is written, so that each has `room` pixels. */
export const everyLabel = (spacing: number, room: number): number => Math.max(1, Math.ceil(room / spacing))
