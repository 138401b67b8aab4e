/** Sizes of the network card, where units stand in its drawing, and which task owns which edge. Pure. */

export interface Unit {
  readonly x: number
  readonly y: number
}

export interface CardLayout {
  /** True where the drawing is under the pictures, because they do not fit side by side. */
  readonly stacked: boolean
  /** Columns of tasks. */
  readonly columns: number
  /** Height of a task's row beside the drawing. */
  readonly row: number
  /** Side length of a picture. */
  readonly picture: number
  /** Width of the drawing, and the height in it for each head. */
  readonly drawing: { readonly width: number; readonly row: number }
}

const NARROW = 460
/** A smaller picture shows little. */
const LEAST_PICTURE = 56
/** Pixels per row for name, metric and the gap to the next row. */
const ROW_WITHOUT_PICTURE = 36
const LEAST_ROW = LEAST_PICTURE + ROW_WITHOUT_PICTURE
/** Pixels under the rows for the names of the pictures and the number of units not drawn. */
const FOOT = 24
const GAP = 14

/**
 * Sizes for a box of `width` x `height`: one column of tasks where they fit, else two, which may scroll. `manyClasses`: some
 * picture is a matrix of so many classes that half the width of a phone has no room for their names.
 */
export function layoutOfCard(width: number, height: number, taskCount: number, manyClasses = false): CardLayout {
  const tasks = Math.max(taskCount, 1)
  if (width < NARROW) {
    const drawn = Math.min(300, Math.max(170, 34 * tasks))
    // Two tasks side by side: in one column they would fill two screens of a phone.
    const columns = tasks > 1 && !manyClasses ? 2 : 1
    const room = (width - (columns - 1) * 2 * GAP) / columns
    const picture = Math.floor(Math.min(150, (room - GAP) / 2))
    return { stacked: true, columns, row: 0, picture, drawing: { width, row: drawn / tasks } }
  }
  const room = height - FOOT
  const columns = tasks * LEAST_ROW > room && tasks > 1 ? 2 : 1
  const rows = Math.ceil(tasks / columns)
  const row = Math.max(LEAST_ROW, Math.floor(room / rows))
  const widest = columns === 1 ? width * 0.21 : LEAST_PICTURE
  const picture = Math.floor(Math.min(row - ROW_WITHOUT_PICTURE, 132, widest))
  const pictures = columns * (2 * picture + GAP) + (columns - 1) * 2 * GAP
  return {
    stacked: false,
    columns,
    row,
    picture,
    drawing: { width: width - pictures - 2 * GAP, row: (row * rows) / tasks },
  }
}

const MOST_UNITS = 8

/** Number of units drawn of a layer: all of a narrow layer, some of a wide one. */
export const drawnUnits = (width: number): number => Math.min(width, MOST_UNITS)

/** Columns of units from inputs to heads, in a box of the given size; heads stand at the given heights. */
export function placeUnits(
  inputs: number,
  trunk: readonly number[],
  headHeights: readonly number[],
  width: number,
  height: number,
): Unit[][] {
  const columns = [inputs, ...trunk].map(drawnUnits)
  const margin = 26
  const gap = (width - 2 * margin) / columns.length
  const placed = columns.map((count, c) => {
    const spread = Math.min(height - 70, 46 * (count - 1))
    return Array.from({ length: count }, (_, k) => ({
      x: margin + c * gap,
      y: height / 2 + (count > 1 ? (k / (count - 1) - 0.5) * spread : 0),
    }))
  })
  return [...placed, headHeights.map((y) => ({ x: width - margin, y }))]
}

export const edgePath = (a: Unit, b: Unit): string => {
  const bend = (b.x - a.x) * 0.45
  return `M${a.x.toFixed(1)},${a.y.toFixed(1)}C${(a.x + bend).toFixed(1)},${a.y.toFixed(1)} ${(b.x - bend).toFixed(1)},${b.y.toFixed(1)} ${b.x.toFixed(1)},${b.y.toFixed(1)}`
}

/**
 * Edges between two columns as one path per task. The tasks take the edges in turn, so that each has a share of every
 * unit's edges.
 */
export function edgesByTask(from: readonly Unit[], to: readonly Unit[], tasks: number): string[] {
  const paths = new Array<string>(tasks).fill('')
  from.forEach((a, i) => {
    to.forEach((b, j) => {
      paths[(i + j) % tasks] += edgePath(a, b)
    })
  })
  return paths
}

/** Line width for a gradient norm, relative to the largest in the drawing: a hairline up to about 3 pixels. */
export const edgeWidth = (norm: number, largest: number): number =>
  largest > 0 && Number.isFinite(norm) ? 0.4 + 2.8 * Math.sqrt(Math.min(1, norm / largest)) : 0.4
