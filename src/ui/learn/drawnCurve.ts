/** The curve that a person expects: values at evenly spaced steps. Pure. */
import type { ColumnName } from '../../core/measures/columns'
import { niceAbove } from '../controls/ladder'

/** Points of a drawn curve; the first is at step 0, the last at the end. */
export const KNOTS = 7

export interface Span {
  readonly from: number
  readonly to: number
}

/** Shares of the largest value at which the axis of a loss begins, before the run has a value. */
const ROOM = 1.25

/**
 * The ends of the axis: fixed where the quantity has limits, else from 0 to a round number above every value and not
 * below `top`.
 */
export function spanOf(column: ColumnName, values: readonly number[], top = 0): Span {
  if (column === 'testMetrics') return { from: 0, to: 1 }
  if (column === 'cosines' || column === 'layerCosines') return { from: -1, to: 1 }
  if (column === 'lean') return { from: 0, to: 180 }
  const finite = values.filter(Number.isFinite)
  const least = Math.min(0, ...finite)
  const most = niceAbove(Math.max(top, ROOM * Math.max(0, ...finite)))
  return { from: least < 0 ? -niceAbove(-least) : 0, to: most }
}

/** Before anything is drawn: a flat line in the middle of the field. */
export const flat = ({ from, to }: Span): readonly number[] => Array.from({ length: KNOTS }, () => (from + to) / 2)

const rounded = (value: number): number => Number(value.toPrecision(3))

export const withKnot = (curve: readonly number[], knot: number, value: number, { from, to }: Span): number[] =>
  curve.map((old, k) => (k === knot ? rounded(Math.min(to, Math.max(from, value))) : old))

/** The knot nearest to a place along the axis, from 0 to 1. */
export const knotAt = (share: number): number => Math.min(KNOTS - 1, Math.max(0, Math.round(share * (KNOTS - 1))))

export const stepOfKnot = (knot: number, until: number): number => Math.round((knot * until) / (KNOTS - 1))

/** The drawn value at a step, on the straight line between its neighbours. */
export function drawnAt(curve: readonly number[], step: number, until: number): number {
  const place = (Math.min(Math.max(step, 0), until) / until) * (curve.length - 1)
  const left = Math.min(Math.floor(place), curve.length - 2)
  return curve[left] + (curve[left + 1] - curve[left]) * (place - left)
}
