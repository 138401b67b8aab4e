import type { ColumnKind, ResultColumn } from './tableModel'

/** Which columns of each task are shown. */
export type Shown = 'both' | 'loss' | 'metric'

/** Width of each column in pixels, enough for its widest number, so that changing numbers do not shift the layout. */
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

/** The columns by the reader's choice. Without a choice, losses and metrics if both fit, else metrics only. */
export function shownColumns(
  columns: readonly ResultColumn[],
  shown: Shown | null,
  room: number,
): readonly ResultColumn[] {
  const wanted = shown ?? (widthOf(columns) <= room ? 'both' : 'metric')
  return columns.filter(({ kind }) => wanted === 'both' || (kind !== 'loss' && kind !== 'metric') || kind === wanted)
}
