/**
 * Where an arrow key leads among `count` cells, `columns` in a row, or among dots in the order of their true values.
 * Null for another key.
 */
export function movedBy(key: string, at: number | null, count: number, columns: number): number | null {
  if (count === 0) return null
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: columns === 1 ? 1 : -columns,
    ArrowDown: columns === 1 ? -1 : columns,
    Home: -count,
    End: count,
  }
  const step = steps[key]
  if (step === undefined) return null
  return at === null ? 0 : Math.min(Math.max(at + step, 0), count - 1)
}
