import type { ProblemConfig, TaskConfig } from '../config/types'
import type { TaskKind } from '../losses/define'

/** One split of a problem: N rows. Float64 throughout; the engines convert. */
export interface Split {
  readonly rows: number
  /** [N, inputWidth], row-major. */
  readonly inputs: Float64Array
  /** For each task [N, targetWidth]: the value, 0 or 1, or the class index. */
  readonly targets: readonly Float64Array[]
  /** For each task [N], 1 if the row has a label; null = all rows have one. */
  readonly masks: readonly (Uint8Array | null)[]
}

export interface TaskData {
  readonly id: string
  readonly kind: TaskKind
  /** Width of the head: number of classes for multiclass, otherwise of target columns. */
  readonly outputs: number
  readonly targetWidth: number
}

export interface ProblemData {
  readonly inputWidth: number
  readonly tasks: readonly TaskData[]
  readonly train: Split
  readonly test: Split
}

/** A target function of the plane, from (x, y) in [−1, 1]² to a number or a class index. */
export interface PlaneTarget {
  readonly id: string
  readonly kind: TaskKind | ((task: TaskConfig) => TaskKind)
  readonly classes?: (task: TaskConfig) => number
  /** The clean target before rotation, scale and noise. */
  readonly value: (x: number, y: number, task: TaskConfig) => number
  readonly defaultLoss: string
  /** The function is the formula in the task's `expression`. */
  readonly typed?: true
}
export const definePlaneTarget = <const P extends PlaneTarget>(target: P): P => target

export interface Problem {
  readonly id: string
  /** `tasks` has only enabled tasks, in order. */
  readonly make: (problem: ProblemConfig, tasks: readonly TaskConfig[]) => ProblemData
}
