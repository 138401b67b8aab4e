import type { CurveName } from '../../core/measures/relative'

/** One line of a chart: a curve of its source. */
export interface Line {
  readonly key: string
  readonly label: string
  /** CSS colour of the line, and of text in it. */
  readonly color: string
  readonly ink: string
  /** For a line about a pair of tasks: it is drawn in both colours alternately, and its label has both names. */
  readonly second?: { readonly label: string; readonly color: string; readonly ink: string }
  readonly column: CurveName
  readonly index: number
  /** Index of a lane in its comparison, if the source has lanes. */
  readonly lane?: number
  readonly dashed?: boolean
  /** Measured on single batches, so smoothing applies. */
  readonly noisy?: boolean
  /** Has no label at its end, because its solid twin has one. */
  readonly quiet?: boolean
}

/** Lower and upper edge around a line; same length as its values. */
export interface Band {
  readonly low: Float64Array
  readonly high: Float64Array
}

/** The source of a chart's values: the history of a run, or the lanes of a comparison. */
export interface CurveSource {
  /** Steps of the records, ascending. A view, like all arrays here: valid until the source grows. */
  readonly steps: Float64Array
  /** Steps at which the person changed something. */
  readonly marks: readonly number[]
  /** The step that the page shows, if the person has gone back along the film. */
  readonly shownStep: number | null
  /** Same length as `steps`; empty if there is no such column or the line is hidden. */
  readonly column: (line: Line) => Float64Array
  /** One value of `column`, if that costs less than the whole column. */
  readonly valueAt?: (line: Line, step: number) => number | undefined
  readonly band?: (line: Line) => Band | null
  readonly shows?: (line: Line) => boolean
  /** Calls `changed` when there is something new to draw. Returns a function that unsubscribes. */
  readonly subscribe: (changed: () => void) => () => void
}

/** Curves from before a change, shown under the current ones. */
export interface EarlierCurves {
  /** Their name. */
  readonly label: string
  /** Steps of the records, ascending. */
  readonly steps: Float64Array
  /** Same length as `steps`; empty for a line that did not exist before the change. */
  readonly column: (line: Line) => Float64Array
  /** Removes them. */
  readonly forget: () => void
}

/** Curves that a change would give, drawn as thin lines. All is read anew at each drawing. */
export interface AheadCurves {
  /** The step to which they are computed; null while there are none. */
  readonly to: number | null
  /** Steps of the records so far, ascending. */
  readonly steps: Float64Array
  /** Same length as `steps`. */
  readonly column: (line: Line) => Float64Array
  readonly subscribe: (changed: () => void) => () => void
}

export interface ChartModel {
  readonly source: CurveSource
  readonly ahead?: AheadCurves
  readonly lines: readonly Line[]
  readonly earlier?: EarlierCurves | null
  readonly scale: 'linear' | 'log'
  /** Fixed bounds, for cosines and shares. */
  readonly bounds?: readonly [number, number]
  /** Stacked shares instead of lines. */
  readonly stacked?: boolean
  /** The label at a line's end is its value, not its name. */
  readonly valueAtEnd?: boolean
  /** Most labels that are shown; the lowest ones are kept. */
  readonly mostLabels?: number
  /** Pixels for the labels at the right. The same in charts that stand under each other; a longer label is cut. */
  readonly labelSpace: number
  /** Values at the read step appear in the labels. In small charts a box would hide the curves. */
  readonly readAtLabels?: boolean
  /** The lines are of different runs. One that explodes leaves the picture and does not flatten the others. */
  readonly unlike?: boolean
  readonly smoothing: number
  /** Formats a value for the read-out. */
  readonly format: (value: number) => string
}

export const fullLabel = ({ label, second }: Line): string => (second ? `${label} · ${second.label}` : label)
