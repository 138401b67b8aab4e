import type { ProblemConfig, TaskConfig } from '../config/types'
import type { TaskKind } from '../losses/define'

/** One split of a problem: N rows. Float64 throughout; the engines convert. */
export interface Split {
  readonly rows: number
  /** [N, inputWidth], row-major. */
  readonly inputs: Float64Array
  /** One a task, [N, targetWidth]: the value, 0 or 1, or the class index. */
  readonly targets: readonly Float64Array[]
  /** One a task, [N], 1 where the label is there; null = all are. */
  readonly masks: readonly (Uint8Array | null)[]
}

export interface TaskData {
  readonly id: string
  readonly kind: TaskKind
  /** Width of the head: classes for multiclass, else the number of target columns. */
  readonly outputs: number
  readonly targetWidth: number
}

export interface ProblemData {
  readonly inputWidth: number
  readonly tasks: readonly TaskData[]
  readonly train: Split
  readonly test: Split
}

/** A target function of the plane: (x, y) in [−1, 1]² to a number or a class index. */
export interface PlaneTarget {
  readonly id: string
  readonly kind: TaskKind | ((task: TaskConfig) => TaskKind)
  readonly classes?: (task: TaskConfig) => number
  /** The clean target before rotation, scale and noise. */
  readonly value: (x: number, y: number, task: TaskConfig) => number
  readonly defaultLoss: string
  /** Its function is the text `expression` of the task. */
  readonly typed?: true
}
export const definePlaneTarget = <const P extends PlaneTarget>(target: P): P => target

export interface Problem {
  readonly id: string
  /** Only enabled tasks are handed in, in order. */
  readonly make: (problem: ProblemConfig, tasks: readonly TaskConfig[]) => ProblemData
}
