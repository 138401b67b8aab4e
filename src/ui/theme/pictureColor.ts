import type { Rgb } from './taskColor'

/** Full colour would drown the axis of sight between hue and grey; the mock mixes this much at most. */
const STRENGTH = 0.82

/**
 * Colour of a picture's cell: v = 1 is the task's colour, −1 the grey, 0 the surface, mixed in
 * between. NaN (a formula that has no value there) is the surface. Writes RGBA at `offset`.
 */
export function paintSigned(
  into: Uint8ClampedArray,
  offset: number,
  v: number,
  colors: { readonly task: Rgb; readonly grey: Rgb; readonly surface: Rgb },
): void {
  const size = Number.isFinite(v) ? Math.min(1, Math.abs(v)) * STRENGTH : 0
  const towards = v > 0 ? colors.task : colors.grey
  for (let channel = 0; channel < 3; channel++) {
    const base = colors.surface[channel]
    into[offset + channel] = base + (towards[channel] - base) * size
  }
  into[offset + 3] = 255
}

/** Class k of K, spread evenly over [−1, 1]. */
export const classTone = (k: number, classes: number): number => (classes > 1 ? (2 * k) / (classes - 1) - 1 : 1)
