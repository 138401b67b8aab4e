/**
 * Places for labels at line ends: as near to their lines as can be, `gap` apart, inside [top, bottom].
 * Positions and result in the order given, pixels. NaN (no line yet) stays NaN.
 */
export function placeLabels(wanted: readonly number[], gap: number, top: number, bottom: number): number[] {
  const order = wanted
    .map((_, i) => i)
    .filter((i) => Number.isFinite(wanted[i]))
    .sort((a, b) => wanted[a] - wanted[b])
  const placed = [...wanted]
  let floor = top
  for (const i of order) {
    placed[i] = Math.max(wanted[i], floor)
    floor = placed[i] + gap
  }
  // What ran over the bottom pushes its neighbours up again.
  let ceiling = bottom
  for (const i of [...order].reverse()) {
    placed[i] = Math.min(placed[i], ceiling)
    ceiling = placed[i] - gap
  }
  return placed
}
