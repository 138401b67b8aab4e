import type { ColumnName } from '../../core/measures/columns'
import type { History } from '../../state/history'

/** One line of a chart: a column of the history. */
export interface Line {
  readonly key: string
  readonly label: string
  /** CSS colour of the line, and of text in it. */
  readonly color: string
  readonly ink: string
  /** A line about a pair of tasks: drawn in both colours in turn, its label is `label` and this one. */
  readonly second?: { readonly label: string; readonly color: string; readonly ink: string }
  readonly column: ColumnName
  readonly index: number
  readonly dashed?: boolean
  /** Smoothing applies: measured on noisy batches. */
  readonly noisy?: boolean
  /** No label at its end: its solid twin has one. */
  readonly quiet?: boolean
}

export interface ChartModel {
  readonly history: History
  readonly lines: readonly Line[]
  readonly scale: 'linear' | 'log'
  /** Fixed bounds, for cosines and shares. */
  readonly bounds?: readonly [number, number]
  /** Stacked shares in place of lines. */
  readonly stacked?: boolean
  /** The value in place of the name at a line's end. */
  readonly valueAtEnd?: boolean
  /** At most so many labels; those at the bottom stay. */
  readonly mostLabels?: number
  /** Pixels for the labels at the right, the same in charts that stand under each other. */
  readonly labelSpace: number
  readonly smoothing: number
  /** How a value is written in the read-out. */
  readonly format: (value: number) => string
}

export const fullLabel = ({ label, second }: Line): string => (second ? `${label} · ${second.label}` : label)
