import type { Rgb } from './taskColor'

/** Full colour would drown the axis of sight between hue and grey; the mock mixes this much at most. */
const STRENGTH = 0.82

export interface PictureColors {
  readonly task: Rgb
  readonly grey: Rgb
  readonly surface: Rgb
}

/**
 * Colour of a picture's cell: v = 1 is the task's colour, −1 the grey, 0 the surface, mixed in
 * between. NaN (a formula that has no value there) is the surface. Writes RGBA at `offset`.
 */
export function paintSigned(into: Uint8ClampedArray, offset: number, v: number, colors: PictureColors): void {
  const size = Number.isFinite(v) ? Math.min(1, Math.abs(v)) * STRENGTH : 0
  const towards = v > 0 ? colors.task : colors.grey
  for (let channel = 0; channel < 3; channel++) {
    const base = colors.surface[channel]
    into[offset + channel] = base + (towards[channel] - base) * size
  }
  into[offset + 3] = 255
}

/** Every other class is this pale, so that neighbours among many differ in lightness too. */
const PALE = 0.45

/**
 * Colour of class k of K: from the grey to the task's colour, light and strong in turn; doubt
 * (`certainty` below 1) fades into the surface. NaN is the surface. Writes RGBA at `offset`.
 */
export function paintClass(
  into: Uint8ClampedArray,
  offset: number,
  k: number,
  classes: number,
  certainty: number,
  { task, grey, surface }: PictureColors,
): void {
  const share = classes > 1 ? k / (classes - 1) : 1
  const size = Number.isFinite(k) ? certainty * (k % 2 === 0 ? STRENGTH : PALE) : 0
  for (let channel = 0; channel < 3; channel++) {
    const full = Number.isFinite(k) ? grey[channel] + (task[channel] - grey[channel]) * share : 0
    into[offset + channel] = surface[channel] + (full - surface[channel]) * size
  }
  into[offset + 3] = 255
}
