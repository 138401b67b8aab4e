import type { Rgb } from './taskColor'

/** Largest share of a colour in the mix: full colour would hide the difference between hue and grey. */
const STRENGTH = 0.82

export interface PictureColors {
  readonly task: Rgb
  readonly grey: Rgb
  readonly surface: Rgb
}

/**
 * Colour of a picture's cell: the task's colour at v = 1, grey at −1, the surface at 0, and mixtures between.
 * NaN (a formula without a value there) is the surface. Writes RGBA at `offset`.
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

/** Strength of every other class, so that neighbouring classes also differ in lightness. */
const PALE = 0.45

/**
 * Colour of class k of K: from grey to the task's colour, alternating between pale and strong. Uncertainty
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
