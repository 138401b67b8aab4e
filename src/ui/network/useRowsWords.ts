import { shareOfCell } from '../../core/measures/confusion'
import { residualOf } from '../../core/measures/residuals'
import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'
import type { RowsReading } from './rowsReading'
import { useWithUnit } from './useRowsReading'

/** What a picture of test rows says in words: as a whole, and where it is pointed at. */
export function useRowsWords(reading: RowsReading | null, names: readonly string[]) {
  const text = useText('network')
  const format = useFormat()
  const withUnit = useWithUnit(reading?.kind === 'numbers' ? reading.unit : '')
  const signed = (value: number) => `${signOf(value)}${withUnit(Math.abs(value))}`

  const summary = (): string => {
    if (!reading) return ''
    if (reading.kind === 'numbers') {
      const { pairs, columns } = reading
      // A row that lacks a few predictions is still a row.
      const count = format.integer(Math.ceil(pairs.truths.length / columns))
      return columns > 1 ? text('rows.dotsOfColumns', { count, columns }) : text('rows.dots', { count })
    }
    const { right, rows } = reading.confusion
    return text('rows.right', { right: format.integer(right), rows: format.integer(rows) })
  }
  const told = (at: number): string => {
    if (!reading) return ''
    if (reading.kind === 'numbers') {
      const { truths, predictions } = reading.pairs
      if (at >= truths.length) return ''
      const residual = residualOf(reading.pairs, at)
      return text('rows.dot', {
        // The unit once: there is little room.
        truth: format.significant(truths[at], 3),
        prediction: withUnit(predictions[at]),
        residual: `${signOf(residual)}${format.significant(Math.abs(residual), 2)}`,
      })
    }
    const { confusion } = reading
    const { classes, counts, ofClass } = confusion
    if (at >= counts.length) return ''
    const truth = Math.floor(at / classes)
    const share = shareOfCell(confusion, at)
    return text('rows.cell', {
      truth: names[truth],
      predicted: names[at % classes],
      count: format.integer(counts[at]),
      rows: format.integer(ofClass[truth]),
      share: Number.isNaN(share) ? '–' : format.percent(share),
    })
  }
  return { summary, told, withUnit, signed }
}

const signOf = (value: number): string => (value < 0 ? '−' : '+')
