/** Where units stand in the drawing of a network, and which task owns which edge. Pure. */
export interface Unit {
  readonly x: number
  readonly y: number
}

const MOST_UNITS = 8

/** Units drawn of a layer: all of a narrow one, some of a wide one. */
export const drawnUnits = (width: number): number => Math.min(width, MOST_UNITS)

/** Columns of units from inputs to heads, in a box of the given size; heads stand at the given heights. */
export function placeUnits(
  inputs: number,
  trunk: readonly number[],
  headHeights: readonly number[],
  width: number,
  height: number,
): Unit[][] {
  const columns = [inputs, ...trunk.map(drawnUnits)]
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
 * Edges between two columns as one path a task: the tasks take the edges in turn, so that each has
 * its share of every unit.
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

/** Line width for a gradient norm, relative to the largest of the drawing: between a hair and 3.5 pixels. */
export const edgeWidth = (norm: number, largest: number): number =>
  largest > 0 && Number.isFinite(norm) ? 0.3 + 3.2 * Math.sqrt(norm / largest) : 0.3
