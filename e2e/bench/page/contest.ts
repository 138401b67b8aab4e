/**
 * What all contestants train: a trunk 2-32-32 with tanh, linear heads with one output, squared error, Adam, and batches
 * of 64 of 256 rows. The numbers of tasks and runs vary.
 */
export const TRUNK = [32, 32] as const
export const BATCH = 64
export const ROWS = 256
export const RATE = 0.003

export interface Shape {
  readonly tasks: number
  readonly runs: number
  readonly gramian: boolean
}

/** A contestant with its data loaded and its programs compiled. */
export interface Contestant {
  /** One update. `step` counts from 0. */
  step(step: number): void
  /** Waits until all steps are done. */
  drain(): void
  dispose(): void
  /** Runs that one step updates. 1 for contestants that train runs one after another, at R times the cost. */
  readonly runsAtOnce: number
}

/** Inputs in [−1, 1]², [ROWS, 2]. The targets of each task, [ROWS], are a smooth function of the inputs. */
export function inputValue(row: number, column: number): number {
  return Math.sin(12.9898 * row + 78.233 * column)
}
export function targetValue(task: number, row: number): number {
  return Math.sin((1 + task) * inputValue(row, 0)) * inputValue(row, 1)
}
export const rowOf = (step: number, b: number): number => (step * 37 + b * 11) % ROWS
