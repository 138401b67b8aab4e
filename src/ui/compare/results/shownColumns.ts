import type { ColumnKind, ResultColumn } from './tableModel'

/** What of each task is shown. */
export type Shown = 'both' | 'loss' | 'metric'

/** Pixels that the widest number of a column takes, so that none moves another. */
export const WIDTHS: Readonly<Record<ColumnKind | 'lane', number>> = {
  lane: 148,
  loss: 112,
  metric: 112,
  deltaM: 104,
  rank: 66,
  reach: 88,
  time: 58,
  conflict: 78,
}

export const widthOf = (columns: readonly ResultColumn[]): number =>
  columns.reduce((sum, { kind }) => sum + WIDTHS[kind], WIDTHS.lane)

/** Losses and metrics where both fit; else, and where nobody chose, the metrics. */
export function shownColumns(
  columns: readonly ResultColumn[],
  shown: Shown | null,
  room: number,
): readonly ResultColumn[] {
  const wanted = shown ?? (widthOf(columns) <= room ? 'both' : 'metric')
  return columns.filter(({ kind }) => wanted === 'both' || (kind !== 'loss' && kind !== 'metric') || kind === wanted)
}
