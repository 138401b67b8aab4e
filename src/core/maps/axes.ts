/** The values along an axis. Pure. */
import type { RunConfig } from '../config/types'
import { type Quantity, quantityOf } from './quantities'
import { type Axis, type AxisValue, isRange, type ListAxis, MOST_VALUES, type RangeAxis } from './types'

/** Digits of a value: few enough to read, and enough for 40 values of a decade. */
const DIGITS = 3

/**
 * Values from the first to the last, rounded to three significant digits; integers to whole numbers.
 *
 *     linear: v_k = a + (b − a) k / (n − 1),      log: v_k = a (b / a)^(k / (n − 1)),      k = 0 … n − 1
 *
 * a, b: `from` and `to`, in the unit of the field; n: `count`. Descending if a > b.
 */
export function rangeValues({ from, to, count, scale }: Omit<RangeAxis, 'field'>, integer: boolean): number[] {
  const at = (share: number) => (scale === 'log' ? from * (to / from) ** share : from + (to - from) * share)
  const values = Array.from({ length: count }, (_, k) => {
    if (k === 0) return from
    if (k === count - 1) return to
    return rounded(at(k / (count - 1)), from, to, scale)
  })
  return [...new Set(integer ? values.map(Math.round) : values)]
}

/** On a linear axis digits count from the larger end, or values near 0 would get more of them than their neighbours. */
function rounded(value: number, from: number, to: number, scale: 'linear' | 'log'): number {
  if (scale === 'log') return Number(value.toPrecision(DIGITS))
  const unit = 10 ** (Math.ceil(Math.log10(Math.max(Math.abs(from), Math.abs(to), Number.MIN_VALUE))) - DIGITS)
  return Number((Math.round(value / unit) * unit).toPrecision(12))
}

export function valuesOf(config: RunConfig, axis: Axis): readonly AxisValue[] {
  if (!isRange(axis)) return axis.values
  const quantity = quantityOf(config, axis.field)
  return rangeValues(axis, quantity?.kind === 'number' && quantity.integer)
}

/** The axis with which a quantity is first shown. */
export function usualAxis(quantity: Quantity): Axis {
  const { path: field } = quantity
  if (quantity.kind === 'choice') return { field, values: quantity.values.slice(0, MOST_VALUES) } satisfies ListAxis
  return { field, ...quantity.usual } satisfies RangeAxis
}
