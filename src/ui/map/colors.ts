/** The colours of a map: numbers to places on a scale, and places to colours. Pure. */
import type { MeasureKind } from '../../core/maps/measures'
import type { Rgb } from '../theme/taskColor'

export interface ColorScale {
  readonly low: number
  readonly high: number
  /** Logarithmic between the two. */
  readonly log: boolean
  /** Two hues that meet at 0. */
  readonly signed: boolean
}

/** From this ratio on, linear colours would show only the largest numbers. */
const WIDE = 30

/** The scale of these numbers; null if none is finite. Δm has two hues, with the same range on both sides of 0. */
export function scaleOf(values: readonly number[], kind: MeasureKind): ColorScale | null {
  const known = values.filter(Number.isFinite)
  if (known.length === 0) return null
  const [low, high] = [Math.min(...known), Math.max(...known)]
  if (kind === 'deltaM') {
    const far = Math.max(Math.abs(low), Math.abs(high))
    return { low: -far, high: far, log: false, signed: true }
  }
  return { low, high, log: low > 0 && high / low > WIDE, signed: false }
}

/** The place of a number on its scale, 0 to 1; the middle if all numbers are equal. */
export function placeOf({ low, high, log }: ColorScale, value: number): number {
  if (!(high > low)) return 0.5
  const unit = log ? Math.log : (x: number) => x
  return Math.min(1, Math.max(0, (unit(value) - unit(low)) / (unit(high) - unit(low))))
}

/** The value at a place of the scale. */
export function valueAt({ low, high, log }: ColorScale, place: number): number {
  return log ? low * (high / low) ** place : low + (high - low) * place
}

/** The colour between neighbouring stops, which are evenly spaced from 0 to 1. */
export function colorAt(stops: readonly Rgb[], place: number): string {
  const at = place * (stops.length - 1)
  const from = Math.min(Math.floor(at), stops.length - 2)
  const mix = stops[from].map((channel, c) => Math.round(channel + (stops[from + 1][c] - channel) * (at - from)))
  return `rgb(${mix.join(' ')})`
}

export const SEQUENTIAL = ['--map-0', '--map-1', '--map-2', '--map-3'] as const
export const SIGNED = ['--map-worse', '--map-even', '--map-better'] as const
