/** SVG path text from curves. A gap in the values (NaN, or ≤ 0 on a log axis) lifts the pen. */
export type Scale = (value: number) => number

const digits = (x: number): string => (Math.round(x * 10) / 10).toString()

export function linePath(steps: Float64Array, values: Float64Array, x: Scale, y: Scale, positive: boolean): string {
  let path = ''
  let down = false
  for (let i = 0; i < steps.length; i++) {
    if (!Number.isFinite(values[i]) || (positive && values[i] <= 0)) {
      down = false
      continue
    }
    path += `${down ? 'L' : 'M'}${digits(x(steps[i]))},${digits(y(values[i]))}`
    down = true
  }
  return path
}

/** The area between two curves over the same steps. */
export function bandPath(steps: Float64Array, lower: Float64Array, upper: Float64Array, x: Scale, y: Scale): string {
  if (steps.length === 0) return ''
  let path = ''
  for (let i = 0; i < steps.length; i++) path += `${i ? 'L' : 'M'}${digits(x(steps[i]))},${digits(y(upper[i]))}`
  for (let i = steps.length - 1; i >= 0; i--) path += `L${digits(x(steps[i]))},${digits(y(lower[i]))}`
  return `${path}Z`
}

/**
 * The areas between two curves over the same steps, one for each stretch without a gap; nothing reaches
 * below `floor`.
 */
export function ribbonPath(
  steps: Float64Array,
  low: Float64Array,
  high: Float64Array,
  x: Scale,
  y: Scale,
  floor: number,
): string {
  let path = ''
  let from = 0
  for (let i = 0; i <= steps.length; i++) {
    if (i < steps.length && Number.isFinite(high[i]) && high[i] > floor) continue
    const lower = low.subarray(from, i).map((value) => Math.max(value, floor))
    if (i - from > 1) path += bandPath(steps.subarray(from, i), lower, high.subarray(from, i), x, y)
    from = i + 1
  }
  return path
}

/** Shares of |values| in their sum, stacked: bounds of each band, [count + 1] curves from 0 to 1. */
export function stackShares(columns: readonly Float64Array[]): Float64Array[] {
  const length = columns[0]?.length ?? 0
  const edges = [new Float64Array(length), ...columns.map(() => new Float64Array(length))]
  for (let i = 0; i < length; i++) {
    let sum = 0
    for (const column of columns) sum += Math.abs(column[i]) || 0
    let below = 0
    columns.forEach((column, k) => {
      below += sum > 0 ? Math.abs(column[i]) / sum || 0 : 0
      edges[k + 1][i] = below
    })
  }
  return edges
}
