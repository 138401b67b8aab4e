import type { Totals } from '../core/measures/flatness'

/**
 * What the trainer remembers from step to step, besides the engine's numbers and the states of the weightings. Plain
 * data, because it is part of a snapshot, and snapshots cross threads by structuredClone.
 */
export interface Memory {
  /** Recent total losses of the first run, which decide whether it has gone flat. */
  readonly totals: Totals
  /** Last test scores, [R][T], whatever metrics the tasks show; some weightings need them. */
  readonly metrics: readonly (readonly number[])[]
  /** Head weights in effect, [R][T] (`inEffect.ts`); NaN before a task's first label. Unused if no label is missing. */
  readonly inEffect: readonly (readonly number[])[]
}

/** Before the first step. */
export function emptyMemory(tasks: number, runs: number): Memory {
  const everyRun = (value: number) => Array.from({ length: runs }, () => new Array<number>(tasks).fill(value))
  return { totals: [], metrics: everyRun(0), inEffect: everyRun(Number.NaN) }
}

/** After a change of method: the new method has given the run no weights yet. */
export function withoutWeights(memory: Memory, run: number): Memory {
  const none = memory.inEffect[run].map(() => Number.NaN)
  return { ...memory, inEffect: memory.inEffect.map((weights, k) => (k === run ? none : weights)) }
}
