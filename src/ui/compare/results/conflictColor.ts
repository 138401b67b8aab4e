/** Colours of the pictures of conflict. Pure. */
import type { Rgb } from '../../theme/taskColor'

export interface Diverging {
  readonly against: Rgb
  readonly neutral: Rgb
  readonly along: Rgb
}

/**
 * Writes a cosine as RGBA at `offset`: −1 against, 0 neutral, 1 along; NaN is transparent. Readers with any kind of
 * colour blindness can tell orange from blue, and both from the neutral grey by their lightness.
 */
export function paintCosine(into: Uint8ClampedArray, offset: number, value: number, colors: Diverging): void {
  mix(into, offset, Math.min(1, Math.abs(value)), colors.neutral, value < 0 ? colors.against : colors.along)
}

/** Writes a share from 0 (neutral) to 1 as RGBA at `offset`. */
export function paintShare(into: Uint8ClampedArray, offset: number, share: number, colors: Diverging): void {
  mix(into, offset, Math.min(1, Math.max(0, share)), colors.neutral, colors.against)
}

function mix(into: Uint8ClampedArray, offset: number, amount: number, from: Rgb, to: Rgb): void {
  if (Number.isNaN(amount)) {
    into.fill(0, offset, offset + 4)
    return
  }
  for (let channel = 0; channel < 3; channel++)
    into[offset + channel] = from[channel] + (to[channel] - from[channel]) * amount
  into[offset + 3] = 255
}
