import type { useFormat } from '../hooks/useFormat'

/** The track of a weight: 1 in the middle, two decades to each side, 0 at the left end. */
export const WEIGHTS = { min: 0.01, max: 100, scale: 'log', zero: true } as const

/** Two digits that keep their width while a slider moves. */
export const weightText = (format: ReturnType<typeof useFormat>, value: number): string =>
  value !== 0 && value < 10 && value >= 0.1 ? format.fixed(value, value < 1 ? 2 : 1) : format.significant(value, 2)
