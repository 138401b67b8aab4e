import type { Totals } from '../core/measures/trend'

/**
 * What the trainer remembers of its runs from step to step, apart from the engine's numbers and the states of
 * the weightings. Plain data, because a snapshot holds it and crosses threads by structuredClone.
 */
export interface Memory {
  /** Recent total losses of the first run. */
  readonly totals: Totals
  /** Last test metrics, [R][T], for the weightings that look at them. */
  readonly metrics: readonly (readonly number[])[]
  /** Head weights in effect, [R][T] (`inEffect.ts`); NaN before a task's first label, and where no label is missing. */
  readonly inEffect: readonly (readonly number[])[]
}

/** Before the first step. */
export function emptyMemory(tasks: number, runs: number): Memory {
  const everyRun = (value: number) => Array.from({ length: runs }, () => new Array<number>(tasks).fill(value))
  return { totals: [], metrics: everyRun(0), inEffect: everyRun(Number.NaN) }
}

/** A method that starts at this step has given its run no weights yet. */
export function withoutWeights(memory: Memory, run: number): Memory {
  const none = memory.inEffect[run].map(() => Number.NaN)
  return { ...memory, inEffect: memory.inEffect.map((weights, k) => (k === run ? none : weights)) }
}
