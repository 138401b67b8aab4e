/** Positions of names around the circle: each beside the end of its arrow, without overlap. Pure. */
export interface Wanted {
  /** Direction of the arrow: radians, counter-clockwise from the right. */
  readonly angle: number
}
export interface Placed {
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'end'
}

/** Positions around the circle of radius `radius` about (0, 0), y pointing down, with lines at least `gap` apart. */
export function placeLabels(wanted: readonly Wanted[], radius: number, gap: number): Placed[] {
  const placed = new Array<Placed>(wanted.length)
  for (const side of [1, -1] as const) {
    const members = wanted.flatMap(({ angle }, i) => (Math.cos(angle) >= 0 === (side === 1) ? [i] : []))
    const ys = apart(
      members.map((i) => -radius * Math.sin(wanted[i].angle)),
      gap,
      radius,
    )
    for (const [k, i] of members.entries()) {
      const y = ys[k]
      const reach = Math.sqrt(Math.max(radius ** 2 - y ** 2, 0))
      placed[i] = { x: side * Math.max(reach, 4), y, anchor: side === 1 ? 'start' : 'end' }
    }
  }
  return placed
}

/** The values moved just enough to be `gap` apart, within ±`limit` if they fit. */
export function apart(values: readonly number[], gap: number, limit: number): number[] {
  const order = values.map((_, i) => i).sort((a, b) => values[a] - values[b] || a - b)
  const moved = [...values]
  for (let k = 1; k < order.length; k++) moved[order[k]] = Math.max(moved[order[k]], moved[order[k - 1]] + gap)
  let most = Math.max(limit, -limit + gap * (values.length - 1))
  for (let k = order.length - 1; k >= 0; k--, most -= gap) {
    if (moved[order[k]] <= most) break
    moved[order[k]] = most
  }
  return moved
}
