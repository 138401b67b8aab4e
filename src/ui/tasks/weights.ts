import type { useFormat } from '../hooks/useFormat'

/** Two digits, so that the width stays the same while a slider moves. */
export const weightText = (format: ReturnType<typeof useFormat>, value: number): string =>
  value !== 0 && value < 10 && value >= 0.1 ? format.fixed(value, value < 1 ? 2 : 1) : format.significant(value, 2)
