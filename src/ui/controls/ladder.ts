/**
 * A slider moves along a ladder: the list of round values between its ends. One press of an arrow key moves it by
 * one rung, so every press changes the value, also on a logarithmic scale and for whole numbers.
 */
import { nextRound, ONE_TWO_FIVE } from '../text/roundNumbers'

export interface Range {
  readonly min: number
  readonly max: number
  readonly scale?: 'linear' | 'log'
  readonly integer?: boolean
  /** Puts 0 before a logarithmic scale. `min` is then the smallest value above 0. */
  readonly zero?: boolean
  /** A special value (−1 for never) before all others. */
  readonly front?: number
}

/** The range of a task's weight: 1 in the middle, two decades on each side, 0 at the left end. */
export const WEIGHTS: Range = { min: 0.01, max: 100, scale: 'log', zero: true }

const RUNGS = 100

const roundTo = (value: number, digits: number) => Number(value.toPrecision(digits))
/** 1, 2 or 5 times a power of ten, at or above `value`; 1 where `value` is not above 0. */
export const niceAbove = (value: number): number => (value > 0 ? nextRound(value, ONE_TWO_FIVE, 'up') : 1)

export function ladderOf(range: Range): readonly number[] {
  const rungs = range.scale === 'log' ? logRungs(range) : linearRungs(range)
  const whole = range.integer ? rungs.map(Math.round) : rungs
  const inside = whole.map((value) => Math.min(range.max, Math.max(range.min, value)))
  const distinct = [...new Set(inside)].sort((a, b) => a - b)
  const withZero = range.zero && distinct[0] > 0 ? [0, ...distinct] : distinct
  return range.front !== undefined && range.front < withZero[0] ? [range.front, ...withZero] : withZero
}

function logRungs({ min, max }: Range): number[] {
  const decades = Math.log10(max / min)
  const digits = RUNGS / decades > 24 ? 3 : 2
  const inner = Array.from({ length: RUNGS + 1 }, (_, i) => roundTo(min * (max / min) ** (i / RUNGS), digits))
  return [min, ...inner, max]
}

function linearRungs({ min, max, integer }: Range): number[] {
  const step = Math.max(niceAbove((max - min) / RUNGS), integer ? 1 : 0)
  const first = Math.ceil(min / step - 1e-9)
  const last = Math.floor(max / step + 1e-9)
  const inner = Array.from({ length: last - first + 1 }, (_, i) => roundTo((first + i) * step, 12))
  return [min, ...inner, max]
}

/** Position of a value on the ladder, in rungs. A value between two rungs has a fractional position. */
export function positionOn(ladder: readonly number[], value: number): number {
  const last = ladder.length - 1
  if (!(value > ladder[0])) return 0
  if (value >= ladder[last]) return last
  const above = ladder.findIndex((rung) => rung >= value)
  const low = ladder[above - 1]
  return above - 1 + (value - low) / (ladder[above] - low)
}

export const valueAt = (ladder: readonly number[], position: number): number =>
  ladder[Math.min(ladder.length - 1, Math.max(0, Math.round(position)))]
