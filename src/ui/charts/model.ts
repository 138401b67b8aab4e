import type { ColumnName } from '../../core/measures/columns'

/** One line of a chart: a column of its source. */
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
  /** Place of a lane in its comparison, where the source has lanes. */
  readonly lane?: number
  readonly dashed?: boolean
  /** Smoothing applies: measured on noisy batches. */
  readonly noisy?: boolean
  /** No label at its end: its solid twin has one. */
  readonly quiet?: boolean
}

/** Lower and upper edge around a line, as long as its values. */
export interface Band {
  readonly low: Float64Array
  readonly high: Float64Array
}

/** Where a chart's values come from: the history of a run, or the lanes of a comparison. */
export interface CurveSource {
  /** Steps of the records, ascending. A view, as everything here: valid until the source has grown. */
  readonly steps: Float64Array
  /** Steps at which something was changed. */
  readonly marks: readonly number[]
  /** The step that the page shows, where the run has gone back to one. */
  readonly present: number | null
  /** As long as `steps`; empty for what there is not, and for a line that is not to be seen. */
  readonly column: (line: Line) => Float64Array
  /** What `column` has at one of the steps, where that costs less than all of it. */
  readonly valueAt?: (line: Line, step: number) => number | undefined
  readonly band?: (line: Line) => Band | null
  readonly shows?: (line: Line) => boolean
  /** Calls back when there is something new to draw; answers how to stop that. */
  readonly subscribe: (changed: () => void) => () => void
}

/** Curves from before a change, to be seen under the present ones. */
export interface EarlierCurves {
  /** What they are, in words. */
  readonly label: string
  /** Steps of the records, ascending. */
  readonly steps: Float64Array
  /** As long as `steps`; empty for a line that had no like. */
  readonly column: (line: Line) => Float64Array
  /** Puts them away. */
  readonly forget: () => void
}

export interface ChartModel {
  readonly source: CurveSource
  readonly lines: readonly Line[]
  readonly earlier?: EarlierCurves | null
  readonly scale: 'linear' | 'log'
  /** Fixed bounds, for cosines and shares. */
  readonly bounds?: readonly [number, number]
  /** Stacked shares in place of lines. */
  readonly stacked?: boolean
  /** The value in place of the name at a line's end. */
  readonly valueAtEnd?: boolean
  /** At most so many labels; those at the bottom stay. */
  readonly mostLabels?: number
  /** Pixels for the labels at the right, the same in charts that stand under each other; a longer label is cut. */
  readonly labelSpace: number
  /** Small charts in a row read at their labels: a box over each of them would hide the curves. */
  readonly readAtLabels?: boolean
  /** Lines of unlike runs: one that explodes leaves the picture and does not flatten the others. */
  readonly unlike?: boolean
  readonly smoothing: number
  /** How a value is written in the read-out. */
  readonly format: (value: number) => string
}

export const fullLabel = ({ label, second }: Line): string => (second ? `${label} · ${second.label}` : label)
